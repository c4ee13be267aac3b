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

/** Yields the parts as views of the archive. */
export function* unpack(archive: Uint8Array): Generator<[name: string, bytes: Uint8Array]> {
  const length = new DataView(archive.buffer, archive.byteOffset).getUint32(0, true);
  let at = 4 + length;
  const list = JSON.parse(new TextDecoder().decode(archive.subarray(4, at)));
  for (const [name, size] of list as [name: string, size: number][]) {
    yield [name, archive.subarray(at, at + size)];
    at += size;
  }
}
