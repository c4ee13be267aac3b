/**
 * What is built ahead and committed, because readers' machines have only Node: a WASM
 * module for each program that runs in the page, and what each program did natively.
 * `npm run build:examples` makes them again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { compileCommand, linkCommand } from '../runner/clang-flags.ts';
import type { Diagnostic } from '../runner/runner.ts';
import type { Outcome } from './native.ts';
import type { ExampleProgram } from './program.ts';

export interface Manifest {
  /** Each tool's own version line. */
  tools: Record<string, string>;
  /** By path below `playground/prebuilt/`. */
  files: Record<string, { sha256: string; bytes: number }>;
  /** By path below `rust-examples/`: hash of what its record and module were built from. */
  sources: Record<string, string>;
}

/** What a program did natively when the build recorded it. */
export interface Recorded {
  native?: Outcome;
  /** What rustc says of a program that it refuses. */
  refused?: Diagnostic[];
  /** The sanitizer's report, shortened. */
  sanitizer?: string;
}

export const prebuiltFolder = path.resolve('playground/prebuilt');

export function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Hash of everything that a program's record and module are made from, except the tools. */
export function sourceHash(program: ExampleProgram): string {
  const harness = ['Cargo.toml', 'lib.rs'].map((name) =>
    readFileSync(path.join(prebuiltFolder, 'harness', name), 'utf8'),
  );
  const { source, language, ends, needs, sanitize } = program;
  const facts = JSON.stringify([ends, needs, sanitize]);
  return sha256(source, facts, ...(language === 'rust' ? harness : []));
}

const engineFolder = path.resolve('playground/engine');

/** Files of the engine's folder that are not part of the engine. */
const besideEngine = /(^|\/)(tests\.rs|rustfmt\.toml)$/;

/** Hash of everything that the engine is built from, except rustc and the tools. */
export function engineHash(): string {
  const files = readdirSync(engineFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(rs|toml|patch)$/.test(name) && !besideEngine.test(name))
    .sort();
  return sha256(...files.flatMap((name) => [name, readFileSync(path.join(engineFolder, name))]));
}

export function readManifest(folder = prebuiltFolder): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** By path below `rust-examples/`. */
export function readRecorded(folder = prebuiltFolder): Record<string, Recorded> {
  return JSON.parse(readFileSync(path.join(folder, 'recorded.json'), 'utf8')) as Record<
    string,
    Recorded
  >;
}

/** The files of a program's module, below `playground/prebuilt/`. C++ needs no glue. */
export function moduleFiles(program: ExampleProgram): { glue?: string; wasm: string } {
  if (program.language === 'cpp') return { wasm: `wasm/${program.id}.cpp.wasm.br` };
  return { glue: `wasm/${program.id}.js.br`, wasm: `wasm/${program.id}.wasm.br` };
}

/** The engine, its library, rustfmt and the text of `rustc --explain`, below `playground/prebuilt/`. */
export const enginePrebuilt = {
  engine: 'engine/engine.wasm.br',
  library: 'engine/std.library.br',
  rustfmt: 'engine/rustfmt.wasm.br',
  explanations: 'engine/explain.json.br',
};

/** clang, and its headers and libraries, below `playground/prebuilt/`. */
export const cppPrebuilt = {
  clang: 'cpp/clang.wasm.br',
  sysroot: 'cpp/sysroot.library.br',
};

const cppFolder = path.resolve('playground/cpp');

/** Hash of everything that a C++ program's module depends on but clang; its key in the manifest ends in `in the page`. */
export function cppModuleHash({ source }: ExampleProgram): string {
  return sha256(source, cppHash(), ...compileCommand({}), ...linkCommand({}));
}

/** Hash of everything that the C++ library is built from but LLVM's sources and the tools. */
export function cppHash(): string {
  const files = readdirSync(cppFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(include|runtime)\/|^build\.ts$/.test(name))
    .sort();
  return sha256(
    ...files.flatMap((name) => {
      const text = readFileSync(path.join(cppFolder, name), 'utf8');
      // Headers are part of the library as they are.
      return [name, name.startsWith('include/') ? text : withoutComments(text)];
    }),
  );
}

/** Drops the lines that hold only a comment, in C++ or TypeScript: they don't change what is built. */
function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\/|\/\*\*|\*( |\/|$)).*\n/gm, '');
}

/**
 * A prebuilt file, decompressed.
 * @throws if it is missing or its hash is not the manifest's
 */
export function readPrebuilt(file: string, manifest: Manifest): Buffer {
  return brotliDecompressSync(readCompressed(file, manifest));
}

/** A prebuilt file, compressed as it is stored. */
export function readCompressed(file: string, manifest: Manifest): Buffer {
  const wanted = manifest.files[file];
  if (!wanted)
    throw new Error(`playground/prebuilt/manifest.json has no ${file}: run npm run build:examples`);
  const bytes = readFileSync(path.join(prebuiltFolder, file));
  if (sha256(bytes) !== wanted.sha256) {
    throw new Error(
      `playground/prebuilt/${file} is not the file in manifest.json: its hash is different`,
    );
  }
  return bytes;
}
