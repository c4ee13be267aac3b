/** Writes what a build made into playground/prebuilt, compressed, and into its manifest. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type Manifest, prebuiltFolder, readPrebuilt, sha256 } from './prebuilt.ts';

/** Compresses a file into playground/prebuilt. That takes minutes, so a file with the same content stays. */
export async function writePrebuilt(
  file: string,
  bytes: Uint8Array,
  manifest: Manifest,
): Promise<void> {
  if (manifest.files[file]?.bytes === bytes.byteLength) {
    const stored = readPrebuilt(file, manifest);
    if (Buffer.compare(stored, bytes) === 0) return console.log(`${file}: unchanged`);
  }
  const compressed = await promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
  mkdirSync(path.dirname(path.join(prebuiltFolder, file)), { recursive: true });
  writeFileSync(path.join(prebuiltFolder, file), compressed);
  manifest.files[file] = { sha256: sha256(compressed), bytes: bytes.byteLength };
  console.log(
    `${file}: ${(bytes.byteLength / 1e6).toFixed(1)} MB, ${(compressed.byteLength / 1e6).toFixed(1)} MB compressed`,
  );
}

/** Writes JSON with its keys in order, so that a change in one program is a change in one place. */
export function writeJson(name: string, value: unknown): void {
  const sorted = (_key: string, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  writeFileSync(path.join(prebuiltFolder, name), `${JSON.stringify(value, sorted, 1)}\n`);
}

export function writeManifest(manifest: Manifest): void {
  writeJson('manifest.json', manifest);
}
