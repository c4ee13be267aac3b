/**
 * `npm run build:examples` compiles and records the programs of rust-examples/ that
 * have changed since the manifest was written; with ids as arguments those programs,
 * with `--all` all of them. It is for authors, needs Rust, wasm-pack and a C++ compiler,
 * and says how to get what is missing. Modules of C++ are compiled by
 * playground/cpp/examples.ts.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import {
  buildNativeRust,
  missingNativeTools,
  nativeEnvironment,
  projectFolder,
  refuseNatively,
  runNativeCpp,
  runNativeRust,
  sanitize,
  toolVersion,
} from './native.ts';
import {
  type Manifest,
  moduleFiles,
  prebuiltFolder,
  type Recorded,
  readManifest,
  readRecorded,
  sha256,
  sourceHash,
} from './prebuilt.ts';
import { type ExampleProgram, readPrograms, runsInPage } from './program.ts';
import { writeJson, writeManifest } from './write.ts';

const cacheFolder = path.resolve('node_modules/.cache/examples');
const wasmTarget = 'wasm32-unknown-unknown';
const environment: NodeJS.ProcessEnv = {
  ...nativeEnvironment,
  PATH: `${path.resolve('node_modules/.bin')}:${nativeEnvironment.PATH}`,
  CARGO_TARGET_DIR: path.join(cacheFolder, 'target'),
  // The harness uses one unstable feature.
  RUSTC_BOOTSTRAP: '1',
  // Panics show the same paths as natively: the file alone, or its path in a crate.
  RUSTFLAGS: [`${projectFolder}/examples/=`, ...crateFolders().map((folder) => `${folder}/=`)]
    .map((names) => `--remap-path-prefix=${names}`)
    .join(' '),
};
// Debian's Rust has no linker for WASM; rustup's does.
if (toolVersion('wasm-ld-22'))
  environment.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER = 'wasm-ld-22';

/** Where cargo stores the sources of crates. */
function crateFolders(): string[] {
  const sources = path.join(
    process.env.CARGO_HOME ?? path.join(homedir(), '.cargo'),
    'registry/src',
  );
  if (!existsSync(sources)) return [];
  return readdirSync(sources).map((registry) => path.join(sources, registry));
}

function missingTools(): string[] {
  const missing = missingNativeTools();
  const harness = readFileSync(path.join(prebuiltFolder, 'harness/Cargo.toml'), 'utf8');
  const bindgen = /wasm-bindgen = "=(.+)"/.exec(harness)?.[1];
  if (!wasmPack)
    missing.push('wasm-pack: npm ci, then build with a network once; or cargo install wasm-pack');
  if (toolVersion('wasm-bindgen') !== `wasm-bindgen ${bindgen}`) {
    missing.push(`wasm-bindgen ${bindgen}: cargo install wasm-bindgen-cli --version ${bindgen}`);
  }
  const sysroot = execFileSync('rustc', ['--print', 'sysroot'], { env: environment })
    .toString()
    .trim();
  if (!existsSync(path.join(sysroot, 'lib/rustlib', wasmTarget))) {
    missing.push(
      `std for ${wasmTarget}: rustup target add ${wasmTarget}, or on Debian sh playground/prebuilt/wasm-std.sh`,
    );
  }
  return missing;
}

/** This project's wasm-pack, whose first use downloads its binary; where that fails, the one on PATH. */
function findWasmPack(): string | undefined {
  const folders = (nativeEnvironment.PATH ?? '').split(path.delimiter);
  const ours = path.resolve('node_modules/.bin');
  return [...new Set([ours, ...folders])]
    .map((folder) => path.join(folder, 'wasm-pack'))
    .find((file) => existsSync(file) && toolVersion(file));
}

const wasmPack = findWasmPack();
const missing = missingTools();
if (missing.length > 0) {
  console.error(`npm run build:examples needs\n${missing.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}

const everything = process.argv.includes('--all');
const programs = readPrograms();
const old = existsSync(path.join(prebuiltFolder, 'manifest.json')) && !everything;
const manifest: Manifest = old ? readManifest() : { tools: {}, files: {}, sources: {} };
const recorded = old ? readRecorded() : {};
for (const tool of ['rustc', 'wasm-bindgen', 'c++']) manifest.tools[tool] = toolVersion(tool) ?? '';
manifest.tools['wasm-pack'] = (wasmPack && toolVersion(wasmPack)) ?? '';
manifest.tools['wasm-opt'] = optVersion();

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const stale = programs.filter((program) =>
  named.length > 0
    ? named.includes(program.id)
    : manifest.sources[program.file] !== sourceHash(program),
);
console.log(`${stale.length} of ${programs.length} programs to build`);
await buildNativeRust(stale);
mkdirSync(path.join(prebuiltFolder, 'wasm'), { recursive: true });
for (const program of stale) {
  process.stdout.write(`${program.file}\n`);
  recorded[program.file] = await record(program);
  if (program.language === 'rust' && runsInPage(program)) await compile(program);
  manifest.sources[program.file] = sourceHash(program);
}
forgetRemoved();
writeManifest(manifest);
writeJson('recorded.json', recorded);

async function record(program: ExampleProgram): Promise<Recorded> {
  if (program.refusal) return { refused: await refuseNatively(program) };
  const native = await (program.language === 'rust'
    ? runNativeRust(program)
    : runNativeCpp(program));
  if (native.ends !== program.ends) {
    throw new Error(
      `rust-examples/${program.file}: ends with '${native.ends}', its header says '${program.ends}'`,
    );
  }
  if (!program.sanitize) return { native };
  return { native, sanitizer: await sanitize(program, program.sanitize) };
}

async function compile(program: ExampleProgram): Promise<void> {
  const out = path.join(cacheFolder, program.id);
  const options = [
    '--mode',
    'no-install',
    '--target',
    'web',
    '--no-typescript',
    '--no-pack',
    '--release',
  ];
  try {
    await promisify(execFile)(
      wasmPack ?? '',
      [
        'build',
        path.join(prebuiltFolder, 'harness'),
        ...options,
        '--out-dir',
        out,
        '--out-name',
        program.id,
      ],
      { env: { ...environment, PROGRAM: path.join(projectFolder, program.file) } },
    );
  } catch (error) {
    throw new Error(
      `rust-examples/${program.file}: wasm-pack failed\n${(error as { stderr: string }).stderr}`,
    );
  }
  const { glue = '', wasm } = moduleFiles(program);
  writeModule(glue, readFileSync(path.join(out, `${program.id}.js`)));
  writeModule(wasm, readFileSync(path.join(out, `${program.id}_bg.wasm`)));
}

function writeModule(file: string, bytes: Buffer): void {
  const compressed = brotliCompressSync(bytes);
  writeFileSync(path.join(prebuiltFolder, file), compressed);
  manifest.files[file] = { sha256: sha256(compressed), bytes: bytes.length };
}

/** Removes what belongs to programs that are gone or no longer run in the page. */
function forgetRemoved(): void {
  const current = new Set(programs.map(({ file }) => file));
  for (const file of Object.keys(recorded)) if (!current.has(file)) delete recorded[file];
  for (const file of Object.keys(manifest.sources)) {
    if (/^(examples|refused)\//.test(file) && !current.has(file.replace(/ .*/, '')))
      delete manifest.sources[file];
  }
  const modules = new Set(
    programs.filter(runsInPage).flatMap((program) => Object.values(moduleFiles(program))),
  );
  for (const file of Object.keys(manifest.files)) {
    if (modules.has(file) || !file.startsWith('wasm/')) continue;
    rmSync(path.join(prebuiltFolder, file), { force: true });
    delete manifest.files[file];
  }
}

function optVersion(): string {
  return execFileSync('wasm-opt', ['--version'], { env: environment }).toString().trim();
}
