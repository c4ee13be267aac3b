/**
 * Which line of the program a place in its code comes from: DWARF's line table, of which
 * a module keeps what is about the reader's own file, in a section `lines`.
 */
import { readNumber } from './wasm-format.ts';

/** A row of the table: from this offset in the code section on; line 0 is not in the file. */
export type Row = [offset: number, line: number, column: number];

/** What the section holds, as JSON. */
export interface Lines {
  /** Where the code section begins in the module: stacks count from its start. */
  codeStart: number;
  lines: Row[];
}

/** Reads `.debug_line` of DWARF 4. */
export function readLines(section: Uint8Array, file: string): Row[] {
  const rows: Row[] = [];
  const view = new DataView(section.buffer, section.byteOffset, section.byteLength);
  for (let unit = 0; unit < section.length; ) {
    const end = unit + 4 + view.getUint32(unit, true);
    const program = unit + 10 + view.getUint32(unit + 6, true);
    let at = unit + 10;
    const least = view.getUint8(at);
    // After the most operations of an instruction, which is 1, and the default of is_stmt.
    const lineBase = view.getInt8(at + 3);
    const lineRange = view.getUint8(at + 4);
    const firstSpecial = view.getUint8(at + 5);
    const lengths = section.subarray(at + 6, at + 5 + firstSpecial);
    at += 5 + firstSpecial;
    const text = () => {
      const from = at;
      while (section[at]) at++;
      return new TextDecoder().decode(section.subarray(from, at++));
    };
    const number = () => {
      const [value, next] = readNumber(section, at);
      at = next;
      return value;
    };
    const signed = () => {
      const from = at;
      const value = number();
      const bits = 7 * (at - from);
      return bits < 32 && value & (1 << (bits - 1)) ? value - 2 ** bits : value | 0;
    };
    const folders = [''];
    for (let name = text(); name; name = text()) folders.push(`${name}/`);
    const files = [''];
    for (let name = text(); name; name = text()) {
      const folder = folders[number()] ?? '';
      number();
      number();
      files.push(name.startsWith('/') ? name : folder + name);
    }
    const own = files.findIndex((name) => name === file || name.endsWith(`/${file}`));

    let [address, fileNumber, line, column] = [0, 1, 1, 0];
    const reset = () => {
      [address, fileNumber, line, column] = [0, 1, 1, 0];
    };
    const emit = (ends = false) =>
      rows.push(fileNumber === own && !ends ? [address, line, column] : [address, 0, 0]);
    at = program;
    while (at < end) {
      const code = view.getUint8(at++);
      if (code >= firstSpecial) {
        const operation = code - firstSpecial;
        address += Math.floor(operation / lineRange) * least;
        line += lineBase + (operation % lineRange);
        emit();
        continue;
      }
      switch (code) {
        case 0: {
          const next = number() + at;
          const kind = view.getUint8(at++);
          if (kind === 1) {
            emit(true);
            reset();
          } else if (kind === 2) address = view.getUint32(at, true);
          at = next;
          break;
        }
        case 1:
          emit();
          break;
        case 2:
          address += number() * least;
          break;
        case 3:
          line += signed();
          break;
        case 4:
          fileNumber = number();
          break;
        case 5:
          column = number();
          break;
        case 8:
          address += Math.floor((255 - firstSpecial) / lineRange) * least;
          break;
        case 9:
          address += view.getUint16(at, true);
          at += 2;
          break;
        default:
          for (let left = lengths[code - 1] ?? 0; left > 0; left--) number();
      }
    }
    unit = end;
  }
  rows.sort(([a], [b]) => a - b);
  // Code that the linker left out stands at 0 or below; and what lies elsewhere is one row.
  return rows.filter(
    ([offset, line], index) => offset > 0 && (line > 0 || rows[index - 1]?.[1] !== 0),
  );
}

/** The reader's own places of a stack, innermost first; empty where the browser has no offsets. */
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
