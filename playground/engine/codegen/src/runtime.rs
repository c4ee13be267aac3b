//! Small functions that every program needs, written by hand: the allocator, comparisons of
//! bytes, and what 128-bit integers need beyond a few instructions.
//!
//! The code is WASM's, in its text format's order, with one word for each instruction. A
//! word with `64` takes an i64, one without takes an i32; `get`, `set` and `tee` name a
//! parameter or a local.

use crate::encode::{self, global, op};
use crate::ir::*;

/// A function written by hand.
pub struct Routine {
    pub name: &'static str,
    /// Names with types: `size.i64 align.i64`.
    params: &'static str,
    results: &'static str,
    locals: &'static str,
    code: &'static str,
}

const fn routine(
    name: &'static str,
    [params, results, locals]: [&'static str; 3],
    code: &'static str,
) -> Routine {
    Routine { name, params, results, locals, code }
}

/// The code of a function that the host has.
const HOST: &str = "host";

// A block is a header of 8 bytes, at an address that is 8 more than a multiple of 16, and what
// the program gets. The header is the block's size, and whether it is in use: 1, or 0, or for
// what the host took 2. So a host can walk all blocks from the end of the data on. Sizes are
// multiples of 16 up to 512, and above them powers of two and 16.
//
// The allocator keeps a list of free blocks for each size. A list begins at address 1024 plus
// a quarter of the size, or for the larger ones at 1156 plus 4 times the power. A free block is
// known by the address after its header, where that of the next one is.
const ROUTINES: &[Routine] = &[
    // Size of the block with so many bytes for the program, which are at most 2^30.
    routine(
        "block_size",
        ["size.i64", "i32", "n.i32"],
        "get size wrap tee n i32 504 gt_u if
            i32 1 i32 32 get n i32 1 sub clz sub shl i32 16 add return end
         get n i32 23 add i32 -16 and tee n i32 16 gt_u if get n return end i32 16",
    ),
    routine(
        "free_list",
        ["block.i32", "i32", ""],
        "get block i32 512 gt_u if get block i32 16 sub ctz i32 2 shl i32 1156 add return end
         get block i32 2 shr_u i32 1024 add",
    ),
    routine(
        "__rust_alloc",
        ["size.i64 align.i64", "i64", "block.i32 list.i32 at.i32 end.i64 pages.i32"],
        "get size i64 1073741824 gt_u64 get align i64 536870912 gt_u64 or if
            get size i64 1099511627776 lt_u64 if call out_of_memory end i64 0 return end
         get align i64 16 gt_u64 if
            get size get align add64 i64 16 call __rust_alloc tee end eqz64 if i64 0 return end
            get end get align add64 i64 0 get align sub64 and64 tee size
            wrap i32 8 sub get end store64
            get size return end
         get size call block_size tee block call free_list tee list
         load tee at if
            get list get at load store
            get at i32 4 sub i32 1 store
            get at extend get size call allocated
            get at extend return end
         global.get heap tee at extend get block extend add64 tee end
         i64 4294901760 gt_u64 if call out_of_memory i64 0 return end
         get end i64 65535 add64 i64 16 shr_u64 wrap memory.size sub tee pages
         i32 0 gt_s if
            get pages i32 64 add memory.grow i32 -1 eq if
               get pages memory.grow i32 -1 eq if call out_of_memory i64 0 return end end end
         get at get block store
         get at i32 4 add i32 1 store
         get end wrap global.set heap
         get at i32 8 add extend get size call allocated
         get at i32 8 add extend",
    ),
    routine(
        "__rust_dealloc",
        ["at.i64 size.i64 align.i64", "", "list.i32"],
        "get align i64 16 gt_u64 if
            get at wrap i32 8 sub load64 get size get align add64 i64 16 call __rust_dealloc
            return end
         get at wrap i32 4 sub i32 0 store
         get size call block_size call free_list set list
         get at wrap get list load store
         get list get at wrap store",
    ),
    routine(
        "__rust_alloc_zeroed",
        ["size.i64 align.i64", "i64", "at.i64"],
        "get size get align call __rust_alloc tee at eqz64 if i64 0 return end
         get at wrap i32 0 get size wrap fill get at",
    ),
    routine(
        "__rust_realloc",
        ["at.i64 old.i64 align.i64 size.i64", "i64", "to.i64"],
        "get size i64 1073741824 gt_u64 if get size get align call __rust_alloc return end
         get align i64 16 le_u64 if
            get old call block_size get size call block_size eq if
               get at get size call allocated get at return end end
         get size get align call __rust_alloc tee to eqz64 if i64 0 return end
         get to wrap get at wrap
         get old wrap get size wrap get old get size lt_u64 select copy
         get at get old get align call __rust_dealloc
         get to",
    ),
    // There is a block at that address now, and the program wants so many bytes of it.
    routine("allocated", ["at.i64 size.i64", "", ""], HOST),
    // The run ends.
    routine("out_of_memory", ["", "", ""], HOST),
    routine("__rust_no_alloc_shim_is_unstable_v2", ["", "", ""], ""),
    // Only the interpreter makes use of it.
    routine("miri_promise_symbolic_alignment", ["at.i64 align.i64", "", ""], ""),
    // C's allocator keeps the size before the block.
    routine(
        "malloc",
        ["size.i64", "i64", "at.i64"],
        "get size i64 1073741824 gt_u64 if i64 0 return end
         get size i64 16 add64 i64 16 call __rust_alloc tee at eqz64 if i64 0 return end
         get at wrap get size store64
         get at i64 16 add64",
    ),
    routine(
        "free",
        ["at.i64", "", ""],
        "get at eqz64 if return end
         get at i64 16 sub64 tee at get at wrap load64 i64 16 add64 i64 16 call __rust_dealloc",
    ),
    routine(
        "calloc",
        ["count.i64 size.i64", "i64", "at.i64"],
        "get count i64 1073741824 gt_u64 get size i64 1073741824 gt_u64 or if i64 0 return end
         get count get size mul64 tee size call malloc tee at eqz64 if i64 0 return end
         get at wrap i32 0 get size wrap fill
         get at",
    ),
    routine(
        "realloc",
        ["at.i64 size.i64", "i64", "to.i64 old.i64"],
        "get size call malloc tee to eqz64 if i64 0 return end
         get at eqz64 if get to return end
         get at wrap i32 16 sub load64 set old
         get to wrap get at wrap
         get old wrap get size wrap get old get size lt_u64 select copy
         get at call free
         get to",
    ),
    routine("memcmp", ["a.i64 b.i64 len.i64", "i32", "x.i32 y.i32 p.i32 q.i32 end.i32"], MEMCMP),
    routine("bcmp", ["a.i64 b.i64 len.i64", "i32", "x.i32 y.i32 p.i32 q.i32 end.i32"], MEMCMP),
    routine(
        "strlen",
        ["text.i64", "i64", "at.i32"],
        "get text wrap set at
         block loop get at load8 eqz br_if 1 get at i32 1 add set at br 0 end end
         get at get text wrap sub extend",
    ),
    // 128-bit integers: a low and a high word each.
    routine(
        "i128_shl",
        ["low.i64 high.i64 n.i64 zero.i64", "i64 i64", ""],
        "get n i64 64 and64 wrap if i64 0 get low get n shl64 return end
         get low get n shl64
         get high get n shl64 get low i64 1 shr_u64 i64 63 get n xor64 shr_u64 or64",
    ),
    routine(
        "i128_shr_u",
        ["low.i64 high.i64 n.i64 zero.i64", "i64 i64", ""],
        "get n i64 64 and64 wrap if get high get n shr_u64 i64 0 return end
         get low get n shr_u64 get high i64 1 shl64 i64 63 get n xor64 shl64 or64
         get high get n shr_u64",
    ),
    routine(
        "i128_shr_s",
        ["low.i64 high.i64 n.i64 zero.i64", "i64 i64", ""],
        "get n i64 64 and64 wrap if get high get n shr_s64 get high i64 63 shr_s64 return end
         get low get n shr_u64 get high i64 1 shl64 i64 63 get n xor64 shl64 or64
         get high get n shr_s64",
    ),
    // The product of two words, by halves.
    routine(
        "u64_mul",
        ["a.i64 b.i64", "i64 i64", "al.i64 ah.i64 bl.i64 bh.i64 t.i64 u.i64"],
        "get a i64 4294967295 and64 set al get a i64 32 shr_u64 set ah
         get b i64 4294967295 and64 set bl get b i64 32 shr_u64 set bh
         get al get bl mul64 i64 32 shr_u64 get ah get bl mul64 add64 set t
         get t i64 4294967295 and64 get al get bh mul64 add64 set u
         get a get b mul64
         get ah get bh mul64 get t i64 32 shr_u64 add64 get u i64 32 shr_u64 add64",
    ),
    routine(
        "i128_mul",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64", ""],
        "get al get bl call u64_mul
         get al get bh mul64 add64 get ah get bl mul64 add64",
    ),
    routine(
        "i128_mul_overflow_u",
        [
            "al.i64 ah.i64 bl.i64 bh.i64",
            "i64 i64 i32",
            "low.i64 high.i64 more.i64 sum.i64 over.i32",
        ],
        "get ah eqz64 eqz get bh eqz64 eqz and set over
         get al get bl call u64_mul set high set low
         get al get bh call u64_mul eqz64 eqz get over or set over set more
         get high get more add64 tee sum get high lt_u64 get over or set over
         get ah get bl call u64_mul eqz64 eqz get over or set over set more
         get sum get more add64 tee high get sum lt_u64 get over or set over
         get low get high get over",
    ),
    // The integer, or its negative if the mask is -1.
    routine(
        "i128_negate_if",
        ["low.i64 high.i64 mask.i64", "i64 i64", ""],
        "get low get mask xor64 get mask sub64 tee low
         get high get mask xor64 get mask get low eqz64 extend and64 add64",
    ),
    routine(
        "i128_mul_overflow_s",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64 i32", "low.i64 high.i64 sign.i64 over.i32"],
        "get ah get bh xor64 i64 63 shr_s64 set sign
         get al get ah get ah i64 63 shr_s64 call i128_negate_if
         get bl get bh get bh i64 63 shr_s64 call i128_negate_if
         call i128_mul_overflow_u set over set high set low
         get high i64 0 lt_s64
         get sign wrap get low eqz64 and get high i64 -9223372036854775808 eq64 and eqz and
         get over or set over
         get low get high get sign call i128_negate_if
         get over",
    ),
    // A digit of 32 bits of the quotient, and the next one of the dividend; the divisor's
    // highest bit is set (Warren, "Hacker's Delight", divlu).
    routine(
        "quotient_digit",
        ["n.i64 next.i64 by.i64", "i64", "q.i64 rest.i64"],
        "get n get by i64 32 shr_u64 div_u64 set q
         get n get q get by i64 32 shr_u64 mul64 sub64 set rest
         block loop
            get q i64 4294967296 ge_u64
            get q get by i64 4294967295 and64 mul64
            get rest i64 32 shl64 get next add64 gt_u64 or eqz br_if 1
            get q i64 1 sub64 set q
            get rest get by i64 32 shr_u64 add64 tee rest i64 4294967296 lt_u64 br_if 0
         end end
         get q",
    ),
    // Two words by one that is greater than the high one: quotient and rest.
    routine(
        "u128_div_u64",
        ["high.i64 low.i64 by.i64", "i64 i64", "s.i64 n.i64 q1.i64 q0.i64"],
        "get by get by clz64 tee s shl64 set by
         get high get s shl64 get low i64 1 shr_u64 i64 63 get s sub64 shr_u64 or64 set n
         get low get s shl64 set low
         get n get low i64 32 shr_u64 get by call quotient_digit set q1
         get n i64 32 shl64 get low i64 32 shr_u64 add64 get q1 get by mul64 sub64 set n
         get n get low i64 4294967295 and64 get by call quotient_digit set q0
         get q1 i64 32 shl64 get q0 add64
         get n i64 32 shl64 get low i64 4294967295 and64 add64 get q0 get by mul64 sub64
         get s shr_u64",
    ),
    // Quotient and rest. A divisor of two words has a quotient of one, found bit by bit.
    routine(
        "u128_divide",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64 i64 i64", "ql.i64 qh.i64 n.i64"],
        "get bh eqz64 if
            get ah eqz64 if
               get al get bl div_u64 i64 0 get al get bl rem_u64 i64 0 return end
            get ah get bl div_u64 set qh
            get ah get bl rem_u64 get al get bl call u128_div_u64 set al set ql
            get ql get qh get al i64 0 return end
         get bh clz64 get ah clz64 sub64 tee n i64 0 lt_s64 if
            i64 0 i64 0 get al get ah return end
         get bl get bh get n i64 0 call i128_shl set bh set bl
         loop
            get ql i64 1 shl64 set ql
            get ah get bh gt_u64 get ah get bh eq64 get al get bl ge_u64 and or if
               get ah get bh sub64 get al get bl lt_u64 extend sub64 set ah
               get al get bl sub64 set al
               get ql i64 1 or64 set ql end
            get bl i64 1 shr_u64 get bh i64 63 shl64 or64 set bl
            get bh i64 1 shr_u64 set bh
            get n i64 1 sub64 tee n i64 0 ge_s64 br_if 0
         end
         get ql i64 0 get al get ah",
    ),
    routine(
        "i128_div_u",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64", ""],
        "get al get ah get bl get bh call u128_divide drop drop",
    ),
    routine(
        "i128_rem_u",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64", ""],
        "get al get ah get bl get bh call u128_divide set ah set al drop drop get al get ah",
    ),
    routine(
        "i128_div_s",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64", ""],
        "get al get ah get ah i64 63 shr_s64 call i128_negate_if
         get bl get bh get bh i64 63 shr_s64 call i128_negate_if
         call i128_div_u
         get ah get bh xor64 i64 63 shr_s64 call i128_negate_if",
    ),
    routine(
        "i128_rem_s",
        ["al.i64 ah.i64 bl.i64 bh.i64", "i64 i64", ""],
        "get al get ah get ah i64 63 shr_s64 call i128_negate_if
         get bl get bh get bh i64 63 shr_s64 call i128_negate_if
         call i128_rem_u
         get ah i64 63 shr_s64 call i128_negate_if",
    ),
    // For an integer above 64 bits: its highest 64, the last of them one if any lower one
    // is, so that rounding them once is right; and how many zeros were above.
    routine(
        "u128_normalize",
        ["low.i64 high.i64", "i64 i64", "n.i64"],
        "get high clz64 set n
         get low get high get n i64 0 call i128_shl set high set low
         get high get low eqz64 eqz extend or64 get n",
    ),
    routine(
        "i128_to_f64_u",
        ["low.i64 high.i64", "f64", "n.i64"],
        "get high eqz64 if get low to_f64_u return end
         get low get high call u128_normalize set n to_f64_u
         i64 1087 get n sub64 i64 52 shl64 as_f64 mul_f64",
    ),
    routine(
        "i128_to_f32_u",
        ["low.i64 high.i64", "f32", "n.i64"],
        "get high eqz64 if get low to_f32_u return end
         get low get high call u128_normalize set n to_f32_u
         i32 191 get n wrap sub i32 23 shl as_f32 mul_f32",
    ),
    routine(
        "i128_to_f64_s",
        ["low.i64 high.i64", "f64", ""],
        "get low get high get high i64 63 shr_s64 call i128_negate_if call i128_to_f64_u
         get high to_f64_s copysign_f64",
    ),
    routine(
        "i128_to_f32_s",
        ["low.i64 high.i64", "f32", ""],
        "get low get high get high i64 63 shr_s64 call i128_negate_if call i128_to_f32_u
         get high to_f32_s copysign_f32",
    ),
    // The numbers compared with are 1 and 2^128, as bits.
    routine(
        "i128_from_f64_u",
        ["x.f64", "i64 i64", "bits.i64 e.i64"],
        "get x i64 4607182418800017408 as_f64 ge_f64 eqz if i64 0 i64 0 return end
         get x i64 5183643171103440896 as_f64 ge_f64 if i64 -1 i64 -1 return end
         get x bits_f64 tee bits i64 52 shr_u64 i64 1075 sub64 set e
         get bits i64 4503599627370495 and64 i64 4503599627370496 or64 set bits
         get e i64 0 lt_s64 if get bits i64 0 get e sub64 shr_u64 i64 0 return end
         get bits i64 0 get e i64 0 call i128_shl",
    ),
    // 2^127, as bits.
    routine(
        "i128_from_f64_s",
        ["x.f64", "i64 i64", ""],
        "get x abs_f64 i64 5179139571476070400 as_f64 ge_f64 if
            get x bits_f64 i64 0 lt_s64 if i64 0 i64 -9223372036854775808 return end
            i64 -1 i64 9223372036854775807 return end
         get x abs_f64 call i128_from_f64_u get x bits_f64 i64 63 shr_s64 call i128_negate_if",
    ),
];

const MEMCMP: &str = "get a wrap tee p get len wrap add set end get b wrap set q
    block loop get p get end ge_u br_if 1
       get p load8 tee x get q load8 tee y ne if get x get y sub return end
       get p i32 1 add set p get q i32 1 add set q br 0 end end i32 0";

/// The code of each word that takes nothing after it.
const WORDS: &[(&str, &[u8])] = &[
    ("block", &[0x02, 0x40]),
    ("loop", &[0x03, 0x40]),
    ("if", &[0x04, 0x40]),
    ("end", &[0x0b]),
    ("return", &[0x0f]),
    ("drop", &[0x1a]),
    ("select", &[0x1b]),
    ("load", &[0x28, 0, 0]),
    ("load64", &[0x29, 0, 0]),
    ("load8", &[0x2d, 0, 0]),
    ("store", &[0x36, 0, 0]),
    ("store64", &[0x37, 0, 0]),
    ("memory.size", &[0x3f, 0]),
    ("memory.grow", &[0x40, 0]),
    ("copy", &[0xfc, 10, 0, 0]),
    ("fill", &[0xfc, 11, 0]),
    ("eqz", &[0x45]),
    ("eq", &[0x46]),
    ("ne", &[0x47]),
    ("gt_s", &[0x4a]),
    ("gt_u", &[0x4b]),
    ("ge_u", &[0x4f]),
    ("clz", &[0x67]),
    ("ctz", &[0x68]),
    ("add", &[0x6a]),
    ("sub", &[0x6b]),
    ("and", &[0x71]),
    ("or", &[0x72]),
    ("shl", &[0x74]),
    ("shr_u", &[0x76]),
    ("eqz64", &[0x50]),
    ("eq64", &[0x51]),
    ("lt_s64", &[0x53]),
    ("lt_u64", &[0x54]),
    ("gt_u64", &[0x56]),
    ("le_u64", &[0x58]),
    ("ge_s64", &[0x59]),
    ("ge_u64", &[0x5a]),
    ("clz64", &[0x79]),
    ("add64", &[0x7c]),
    ("sub64", &[0x7d]),
    ("mul64", &[0x7e]),
    ("div_u64", &[0x80]),
    ("rem_u64", &[0x82]),
    ("and64", &[0x83]),
    ("or64", &[0x84]),
    ("xor64", &[0x85]),
    ("shl64", &[0x86]),
    ("shr_s64", &[0x87]),
    ("shr_u64", &[0x88]),
    ("ge_f64", &[0x66]),
    ("abs_f64", &[0x99]),
    ("mul_f64", &[0xa2]),
    ("mul_f32", &[0x94]),
    ("copysign_f64", &[0xa6]),
    ("copysign_f32", &[0x98]),
    // From i64 to i32, and back without a sign.
    ("wrap", &[0xa7]),
    ("extend", &[0xad]),
    // Numbers of 64 bits as floats.
    ("to_f32_s", &[0xb4]),
    ("to_f32_u", &[0xb5]),
    ("to_f64_s", &[0xb9]),
    ("to_f64_u", &[0xba]),
    // Bits as floats, and back.
    ("as_f32", &[0xbe]),
    ("as_f64", &[0xbf]),
    ("bits_f64", &[0xbd]),
];

/// The function of that name and of those types, if there is one.
pub fn find(name: &str, params: &[ValType], results: &[ValType]) -> Option<&'static Routine> {
    ROUTINES.iter().find(|routine| {
        routine.name == name && routine.params() == params && routine.results() == results
    })
}

/// A function that must exist.
pub fn named(name: &str) -> &'static Routine {
    let found = ROUTINES.iter().find(|routine| routine.name == name);
    found.unwrap_or_else(|| panic!("no routine `{name}`"))
}

impl Routine {
    pub fn params(&self) -> Vec<ValType> {
        names(self.params).map(|(_, ty)| ty).collect()
    }

    pub fn results(&self) -> Vec<ValType> {
        self.results.split_whitespace().map(ty).collect()
    }

    /// Whether the host has it.
    pub fn is_hosts(&self) -> bool {
        self.code == HOST
    }

    /// The functions that this one calls.
    pub fn calls(&self) -> impl Iterator<Item = &'static Routine> {
        let mut words = self.code.split_whitespace();
        std::iter::from_fn(move || {
            words.find(|&word| word == "call")?;
            words.next().map(named)
        })
    }

    /// Its locals and instructions; `index` says where another routine is.
    pub fn code(&self, index: impl Fn(&str) -> u32) -> Vec<u8> {
        let mut out = vec![];
        let locals: Vec<_> = names(self.locals).collect();
        encode::unsigned(&mut out, locals.len() as u64);
        for &(_, ty) in &locals {
            out.extend([1, ty as u8]);
        }
        let local = |name: &str| {
            let mut all = names(self.params).chain(names(self.locals));
            let found = all.position(|(known, _)| known == name);
            found.unwrap_or_else(|| panic!("no local `{name}` in `{}`", self.name)) as u64
        };
        let mut words = self.code.split_whitespace();
        while let Some(word) = words.next() {
            let mut next = || words.next().expect("a word that takes another isn't the last");
            match word {
                "get" | "set" | "tee" => {
                    out.push(match word {
                        "get" => op::LOCAL_GET,
                        "set" => op::LOCAL_SET,
                        _ => op::LOCAL_TEE,
                    });
                    encode::unsigned(&mut out, local(next()));
                }
                // The only global that is used here.
                "global.get" | "global.set" => {
                    assert_eq!(next(), "heap");
                    out.push(if word == "global.get" { op::GLOBAL_GET } else { op::GLOBAL_SET });
                    encode::unsigned(&mut out, global::HEAP_TOP.into());
                }
                "br" | "br_if" => {
                    out.push(if word == "br" { op::BR } else { op::BR_IF });
                    encode::unsigned(&mut out, next().parse().expect("a number"));
                }
                "i32" | "i64" => {
                    out.push(if word == "i32" { op::I32_CONST } else { op::I64_CONST });
                    encode::signed(&mut out, next().parse().expect("a number"));
                }
                "call" => {
                    out.push(op::CALL);
                    encode::unsigned(&mut out, index(next()).into());
                }
                _ => {
                    let known = WORDS.iter().find(|&&(known, _)| known == word);
                    out.extend(known.unwrap_or_else(|| panic!("no word `{word}`")).1);
                }
            }
        }
        out.push(op::END);
        out
    }
}

/// Names with their types.
fn names(text: &'static str) -> impl Iterator<Item = (&'static str, ValType)> {
    text.split_whitespace().map(|word| {
        let (name, kind) = word.split_once('.').expect("a name has a type");
        (name, ty(kind))
    })
}

fn ty(name: &str) -> ValType {
    match name {
        "i32" => ValType::I32,
        "i64" => ValType::I64,
        "f32" => ValType::F32,
        "f64" => ValType::F64,
        _ => panic!("no type `{name}`"),
    }
}
