//! The number formats of the WASM binary format, and its opcodes that are used in several files.

/// Appends an unsigned number in LEB128.
pub fn unsigned(out: &mut Vec<u8>, mut n: u64) {
    loop {
        let byte = (n & 0x7f) as u8;
        n >>= 7;
        if n == 0 {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

/// Appends a signed number in LEB128.
pub fn signed(out: &mut Vec<u8>, mut n: i64) {
    loop {
        let byte = (n & 0x7f) as u8;
        n >>= 7;
        if (n == 0 && byte & 0x40 == 0) || (n == -1 && byte & 0x40 != 0) {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

/// Appends a name: its length, then its bytes.
pub fn name(out: &mut Vec<u8>, text: &str) {
    unsigned(out, text.len() as u64);
    out.extend(text.as_bytes());
}

/// The globals of every module, by index. A module on a base imports the first five from
/// it, in this order.
pub mod global {
    /// The lowest address of the shadow stack that is in use: what has an address lies there.
    pub const STACK_POINTER: u32 = 0;
    /// The lowest address that the running thread's shadow stack may reach.
    pub const STACK_LIMIT: u32 = 1;
    /// Where memory that was never allocated begins.
    pub const HEAP_TOP: u32 = 2;
    /// How many more loop turns and calls the running thread may make in this turn.
    pub const FUEL: u32 = 3;
    /// Address of the running thread's own copy of the `#[thread_local]` statics.
    pub const THREAD_LOCALS: u32 = 4;
    /// How many globals a base shares with the modules on it.
    pub const SHARED: u32 = 5;
}

/// Opcodes, under the names of the WASM specification.
pub mod op {
    pub const UNREACHABLE: u8 = 0x00;
    pub const BLOCK: u8 = 0x02;
    pub const LOOP: u8 = 0x03;
    pub const IF: u8 = 0x04;
    pub const TRY: u8 = 0x06;
    pub const CATCH: u8 = 0x07;
    pub const THROW: u8 = 0x08;
    pub const END: u8 = 0x0b;
    pub const BR: u8 = 0x0c;
    pub const BR_IF: u8 = 0x0d;
    pub const BR_TABLE: u8 = 0x0e;
    pub const RETURN: u8 = 0x0f;
    pub const CALL: u8 = 0x10;
    /// Indirect calls have the next opcode: `call_indirect`, `return_call_indirect`.
    pub const RETURN_CALL: u8 = 0x12;
    pub const DROP: u8 = 0x1a;
    pub const SELECT: u8 = 0x1b;
    pub const LOCAL_GET: u8 = 0x20;
    pub const LOCAL_SET: u8 = 0x21;
    pub const LOCAL_TEE: u8 = 0x22;
    pub const GLOBAL_GET: u8 = 0x23;
    pub const GLOBAL_SET: u8 = 0x24;
    pub const I32_LOAD: u8 = 0x28;
    pub const I64_LOAD: u8 = 0x29;
    pub const F32_LOAD: u8 = 0x2a;
    pub const F64_LOAD: u8 = 0x2b;
    pub const I32_LOAD8_U: u8 = 0x2d;
    pub const I32_LOAD16_U: u8 = 0x2f;
    pub const I32_STORE: u8 = 0x36;
    pub const I64_STORE: u8 = 0x37;
    pub const F32_STORE: u8 = 0x38;
    pub const F64_STORE: u8 = 0x39;
    pub const I32_STORE8: u8 = 0x3a;
    pub const I32_STORE16: u8 = 0x3b;
    pub const I32_CONST: u8 = 0x41;
    pub const I64_CONST: u8 = 0x42;
    pub const F32_CONST: u8 = 0x43;
    pub const F64_CONST: u8 = 0x44;
    pub const I32_EQZ: u8 = 0x45;
    pub const I32_EQ: u8 = 0x46;
    pub const I32_NE: u8 = 0x47;
    pub const I32_LT_S: u8 = 0x48;
    pub const I32_LT_U: u8 = 0x49;
    pub const I32_GT_S: u8 = 0x4a;
    pub const I32_GT_U: u8 = 0x4b;
    pub const I32_LE_S: u8 = 0x4c;
    pub const I32_LE_U: u8 = 0x4d;
    pub const I32_GE_S: u8 = 0x4e;
    pub const I32_GE_U: u8 = 0x4f;
    pub const I64_EQZ: u8 = 0x50;
    pub const I64_EQ: u8 = 0x51;
    pub const I64_NE: u8 = 0x52;
    pub const I64_LT_U: u8 = 0x54;
    pub const I64_GT_U: u8 = 0x56;
    /// What is to be added to a comparison of i32 to make it one of i64.
    pub const COMPARE_I64: u8 = I64_EQ - I32_EQ;
    pub const F32_EQ: u8 = 0x5b;
    pub const F64_EQ: u8 = 0x61;
    pub const I32_CLZ: u8 = 0x67;
    pub const I32_CTZ: u8 = 0x68;
    pub const I32_POPCNT: u8 = 0x69;
    pub const I32_ADD: u8 = 0x6a;
    pub const I32_SUB: u8 = 0x6b;
    pub const I32_MUL: u8 = 0x6c;
    pub const I32_DIV_S: u8 = 0x6d;
    pub const I32_DIV_U: u8 = 0x6e;
    pub const I32_REM_S: u8 = 0x6f;
    pub const I32_REM_U: u8 = 0x70;
    pub const I32_AND: u8 = 0x71;
    pub const I32_OR: u8 = 0x72;
    pub const I32_XOR: u8 = 0x73;
    pub const I32_SHL: u8 = 0x74;
    pub const I32_SHR_S: u8 = 0x75;
    pub const I32_SHR_U: u8 = 0x76;
    pub const I32_ROTL: u8 = 0x77;
    pub const I64_CLZ: u8 = 0x79;
    pub const I64_CTZ: u8 = 0x7a;
    pub const I64_POPCNT: u8 = 0x7b;
    pub const I64_ADD: u8 = 0x7c;
    pub const I64_SUB: u8 = 0x7d;
    pub const I64_MUL: u8 = 0x7e;
    pub const I64_DIV_S: u8 = 0x7f;
    pub const I64_DIV_U: u8 = 0x80;
    pub const I64_AND: u8 = 0x83;
    pub const I64_OR: u8 = 0x84;
    pub const I64_XOR: u8 = 0x85;
    pub const I64_SHL: u8 = 0x86;
    pub const I64_SHR_S: u8 = 0x87;
    /// What is to be added to an operation of i32 to make it one of i64.
    pub const BINARY_I64: u8 = I64_ADD - I32_ADD;
    pub const F32_ABS: u8 = 0x8b;
    pub const F32_NEG: u8 = 0x8c;
    pub const F32_CEIL: u8 = 0x8d;
    pub const F32_FLOOR: u8 = 0x8e;
    pub const F32_TRUNC: u8 = 0x8f;
    pub const F32_NEAREST: u8 = 0x90;
    pub const F32_SQRT: u8 = 0x91;
    pub const F32_ADD: u8 = 0x92;
    pub const F32_SUB: u8 = 0x93;
    pub const F32_MUL: u8 = 0x94;
    pub const F32_DIV: u8 = 0x95;
    pub const F32_COPYSIGN: u8 = 0x98;
    /// What is to be added to an operation of f32 to make it one of f64.
    pub const FLOAT_F64: u8 = 0x99 - F32_ABS;
    pub const I32_WRAP_I64: u8 = 0xa7;
    pub const I64_EXTEND_I32_S: u8 = 0xac;
    pub const I64_EXTEND_I32_U: u8 = 0xad;
    /// The first of four conversions to f32: from i32 and i64, signed and unsigned each.
    pub const F32_CONVERT: u8 = 0xb2;
    pub const F32_DEMOTE_F64: u8 = 0xb6;
    /// As `F32_CONVERT`, to f64.
    pub const F64_CONVERT: u8 = 0xb7;
    pub const F64_PROMOTE_F32: u8 = 0xbb;
    pub const I32_REINTERPRET_F32: u8 = 0xbc;
    pub const I64_REINTERPRET_F64: u8 = 0xbd;
    pub const F32_REINTERPRET_I32: u8 = 0xbe;
    pub const F64_REINTERPRET_I64: u8 = 0xbf;
    pub const I32_EXTEND8_S: u8 = 0xc0;
    pub const I32_EXTEND16_S: u8 = 0xc1;
    /// Before the opcodes of saturating conversions and of copies of memory.
    pub const PREFIX_FC: u8 = 0xfc;
    /// A block's type if it has no result.
    pub const EMPTY: u8 = 0x40;

    /// How many bytes a load or store with this opcode touches.
    pub fn width(op: u8) -> u8 {
        match op {
            I32_LOAD8_U | I32_STORE8 => 1,
            I32_LOAD16_U | I32_STORE16 => 2,
            I32_LOAD | I32_STORE | F32_LOAD | F32_STORE => 4,
            I64_LOAD | I64_STORE | F64_LOAD | F64_STORE => 8,
            _ => unreachable!("opcode {op:#x} accesses no memory"),
        }
    }
}
