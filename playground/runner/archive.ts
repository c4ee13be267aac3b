/**
 * Packs a standard library into one file, which compresses better than many and takes one
 * request. The format: four bytes with the length of a list, the list as JSON (name and
 * size of each part), then the parts.
 */

export function pack(parts: Map<string, Uint8Array>): Uint8Array {
  const list = new TextEncoder().encode(
    JSON.stringify([...parts].map(([name, bytes]) => [name, bytes.byteLength])),
  );
  const size = [...parts.values()].reduce(
    (sum, bytes) => sum + bytes.byteLength,
    4 + list.byteLength,
  );
  const archive = new Uint8Array(size);
  new DataView(archive.buffer).setUint32(0, list.byteLength, true);
  archive.set(list, 4);
  let at = 4 + list.byteLength;
  for (const bytes of parts.values()) {
    archive.set(bytes, at);
    at += bytes.byteLength;
  }
  return archive;
}

/** Reads names and sizes of the parts. */
function partsIn(archive: Uint8Array): { parts: [name: string, size: number][]; from: number } {
  const length = new DataView(archive.buffer, archive.byteOffset).getUint32(0, true);
  const from = 4 + length;
  return { parts: JSON.parse(new TextDecoder().decode(archive.subarray(4, from))), from };
}

/** Reads the names of the parts. */
export function namesIn(archive: Uint8Array): string[] {
  return partsIn(archive).parts.map(([name]) => name);
}

/** Yields the parts as views of the archive. */
export function* unpack(archive: Uint8Array): Generator<[name: string, bytes: Uint8Array]> {
  const { parts, from } = partsIn(archive);
  let at = from;
  for (const [name, size] of parts) {
    yield [name, archive.subarray(at, at + size)];
    at += size;
  }
}
