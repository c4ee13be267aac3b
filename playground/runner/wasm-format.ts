/** Reads and writes the parts of WASM's binary format that the runner needs. */

/** Reads an unsigned LEB128 number and returns it with the offset after it. */
export function readNumber(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at + 1];
  }
}

export function writeNumber(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeNumber(value >>> 7)];
}

/** The kinds of sections that the runner looks at. */
export const sections = { custom: 0, import: 2, memory: 5, code: 10 } as const;

interface Section {
  /** See `sections`. */
  kind: number;
  /** The name of a custom section; empty for others. */
  name: string;
  /** Offsets of the section's first byte, of its content (after the name), and of its end. */
  from: number;
  body: number;
  end: number;
}

export function* sectionsOf(wasm: Uint8Array): Generator<Section> {
  // Skip the magic number and the version.
  for (let from = 8; from < wasm.length; ) {
    const [length, start] = readNumber(wasm, from + 1);
    const kind = wasm[from] ?? 0;
    const end = start + length;
    if (kind === sections.custom) {
      const [size, at] = readNumber(wasm, start);
      const name = new TextDecoder().decode(wasm.subarray(at, at + size));
      yield { kind, name, from, body: at + size, end };
    } else yield { kind, name: '', from, body: start, end };
    from = end;
  }
}
