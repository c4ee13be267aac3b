/**
 * Finds the source line of a place in a module's code. DWARF's line table has it; the
 * module keeps the rows about the reader's file in a section called `lines`.
 */
import { readNumber } from './wasm-format.ts';

/** A row of the table, which holds from its offset in the code section on. Line 0 means another file. */
export type Row = [offset: number, line: number, column: number];

/** The section `lines`, as JSON. */
export interface Lines {
  /** Offset of the code section in the module: stack traces count from the module's start. */
  codeStart: number;
  lines: Row[];
}

/**
 * Reads the rows about a file from `.debug_line`, sorted.
 * @throws unless the section is DWARF 4.
 */
export function readLines(section: Uint8Array, file: string): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < section.length; ) {
    const unit = readUnit(section, from);
    const own = unit.files.findIndex((name) => name === file || name.endsWith(`/${file}`));
    rows.push(...runProgram(unit, own));
    from = unit.end;
  }
  rows.sort(([a], [b]) => a - b);
  // Code that the linker dropped is at 0. Successive rows of other files become one.
  return rows.filter(
    ([offset, line], index) => offset > 0 && (line > 0 || rows[index - 1]?.[1] !== 0),
  );
}

/** The version that clang's flags ask for. DWARF 5 has other file tables. */
const dwarfVersion = 4;

/** The header of a unit, and its program. */
interface Unit {
  /** At the start of the unit's program. */
  reader: Reader;
  /** Offset of the next unit. */
  end: number;
  /** Bytes of the shortest instruction; addresses advance by multiples of it. */
  minimumInstruction: number;
  /** A special opcode advances the line by `lineBase` to `lineBase + lineRange - 1`. */
  lineBase: number;
  lineRange: number;
  firstSpecial: number;
  /** Number of operands of each standard opcode, from opcode 1 on. */
  operands: Uint8Array;
  /** Paths, counted from 1. */
  files: string[];
}

function readUnit(section: Uint8Array, from: number): Unit {
  const reader = new Reader(section, from);
  const length = reader.u32();
  const end = reader.at + length;
  const version = reader.u16();
  if (version !== dwarfVersion) throw new Error(`DWARF ${version} instead of ${dwarfVersion}`);
  const headerLength = reader.u32();
  const program = reader.at + headerLength;
  const minimumInstruction = reader.u8();
  // Skip the operations per instruction, always 1 in WASM, and the default of `is_stmt`.
  reader.at += 2;
  const lineBase = reader.i8();
  const lineRange = reader.u8();
  const firstSpecial = reader.u8();
  const operands = section.subarray(reader.at, reader.at + firstSpecial - 1);
  reader.at += operands.length;
  const folders = [''];
  for (let name = reader.text(); name; name = reader.text()) folders.push(`${name}/`);
  const files = [''];
  for (let name = reader.text(); name; name = reader.text()) {
    const folder = folders[reader.unsigned()] ?? '';
    // Skip the time of the last change, and the size.
    reader.unsigned();
    reader.unsigned();
    files.push(name.startsWith('/') ? name : folder + name);
  }
  reader.at = program;
  return { reader, end, minimumInstruction, lineBase, lineRange, firstSpecial, operands, files };
}

/** Standard opcodes, `DW_LNS_…`. */
const standard = {
  extended: 0,
  copy: 1,
  advancePc: 2,
  advanceLine: 3,
  setFile: 4,
  setColumn: 5,
  constAddPc: 8,
  fixedAdvancePc: 9,
} as const;

/** Extended opcodes, `DW_LNE_…`. */
const extended = { endSequence: 1, setAddress: 2 } as const;

const start = { address: 0, file: 1, line: 1, column: 0 };

/** Runs a unit's line program. Rows about other files than `own` have line 0. */
function runProgram(unit: Unit, own: number): Row[] {
  const { reader, end, minimumInstruction, lineBase, lineRange, firstSpecial, operands } = unit;
  const rows: Row[] = [];
  let state = { ...start };
  const emit = () => {
    const { address, file, line, column } = state;
    rows.push(file === own ? [address, line, column] : [address, 0, 0]);
  };
  const advance = (operation: number) => {
    state.address += Math.floor(operation / lineRange) * minimumInstruction;
  };
  while (reader.at < end) {
    const opcode = reader.u8();
    if (opcode >= firstSpecial) {
      const operation = opcode - firstSpecial;
      advance(operation);
      state.line += lineBase + (operation % lineRange);
      emit();
      continue;
    }
    switch (opcode) {
      case standard.extended: {
        const length = reader.unsigned();
        const next = reader.at + length;
        const kind = reader.u8();
        if (kind === extended.endSequence) {
          rows.push([state.address, 0, 0]);
          state = { ...start };
        } else if (kind === extended.setAddress) state.address = reader.u32();
        reader.at = next;
        break;
      }
      case standard.copy:
        emit();
        break;
      case standard.advancePc:
        state.address += reader.unsigned() * minimumInstruction;
        break;
      case standard.advanceLine:
        state.line += reader.signed();
        break;
      case standard.setFile:
        state.file = reader.unsigned();
        break;
      case standard.setColumn:
        state.column = reader.unsigned();
        break;
      case standard.constAddPc:
        advance(255 - firstSpecial);
        break;
      case standard.fixedAdvancePc:
        state.address += reader.u16();
        break;
      default:
        for (let left = operands[opcode - 1] ?? 0; left > 0; left--) reader.unsigned();
    }
  }
  return rows;
}

/** Reads little-endian numbers and text, from `at` on. */
class Reader {
  at: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  u8(): number {
    return this.#view.getUint8(this.at++);
  }

  i8(): number {
    return this.#view.getInt8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.#view.getUint16(this.at - 2, true);
  }

  u32(): number {
    this.at += 4;
    return this.#view.getUint32(this.at - 4, true);
  }

  /** Reads an unsigned LEB128 number. */
  unsigned(): number {
    const [value, next] = readNumber(this.#bytes, this.at);
    this.at = next;
    return value;
  }

  signed(): number {
    const from = this.at;
    const value = this.unsigned();
    const bits = 7 * (this.at - from);
    return bits < 32 && value & (1 << (bits - 1)) ? value - 2 ** bits : value | 0;
  }

  /** Reads zero-terminated UTF-8. */
  text(): string {
    const from = this.at;
    while (this.#bytes[this.at]) this.at++;
    return new TextDecoder().decode(this.#bytes.subarray(from, this.at++));
  }
}

/** Places in the reader's file from a stack trace, innermost first. Empty in browsers without offsets in stacks. */
export function placesOf(stack: string, file: string, { codeStart, lines: rows }: Lines): string[] {
  return [...stack.matchAll(/wasm-function\[\d+\]:0x([0-9a-f]+)/g)].flatMap(([, hex = '']) => {
    const offset = Number.parseInt(hex, 16) - codeStart;
    let low = 0;
    for (let high = rows.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.[0] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const [, line, column] = rows[low - 1] ?? [0, 0, 0];
    return line > 0 ? [`${file}:${line}:${column}`] : [];
  });
}
