/**
 * Compiles the C++ programs of rust-examples/ that have changed, with the page's own clang:
 * no other tool is needed. Part of `npm run build:examples`.
 */

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import {
  cppModuleHash,
  moduleFiles,
  prebuiltFolder,
  readManifest,
  sha256,
} from '../prebuilt/prebuilt.ts';
import { readPrograms } from '../prebuilt/program.ts';
import { writeManifest } from '../prebuilt/write.ts';
import { compileCpp } from '../runner/clang.ts';
import { loadClang } from './load.ts';

const manifest = readManifest();
const stale = readPrograms().filter(
  (program) =>
    program.language === 'cpp' &&
    manifest.sources[`${program.file} in the page`] !== cppModuleHash(program),
);
const clang = stale.length > 0 ? await loadClang() : undefined;
for (const program of stale) {
  if (!clang) break;
  console.log(program.file);
  const { wasm, said } = compileCpp(clang, { ...program, file: program.name });
  if (!wasm) throw new Error(said);
  const { wasm: file } = moduleFiles(program);
  const compressed = brotliCompressSync(wasm);
  writeFileSync(path.join(prebuiltFolder, file), compressed);
  manifest.files[file] = { sha256: sha256(compressed), bytes: wasm.length };
  manifest.sources[`${program.file} in the page`] = cppModuleHash(program);
}
if (clang) writeManifest(manifest);
