/**
 * `npm run build:engine`: rustc's front end with both executors as one WASM module;
 * std for it, as metadata and as a module that programs are compiled on, with the
 * system below them; and rustfmt. From Debian's sources into playground/prebuilt/engine/.
 * About a quarter of an hour on two cores from nothing; a change in playground/engine
 * takes three minutes, and compressing again five. With `--explain` it makes only the
 * texts of `rustc --explain`.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { engineHash, enginePrebuilt, prebuiltFolder, readManifest } from '../prebuilt/prebuilt.ts';
import { writeManifest, writePrebuilt } from '../prebuilt/write.ts';
import { pack } from '../runner/archive.ts';
import { compiledStd, prepareEngine, runEngine } from '../runner/engine.ts';
import {
  cargo,
  cargoOutput,
  engineFolder,
  engineTarget,
  layOutCompiler,
  missing,
  rustcVersion,
  sources,
  toCheck,
  workspace,
} from './workspace.ts';

/** What std is made for, and so every program that the engine runs. */
const target = 'riscv64gc-unknown-linux-gnu';

const packages = missing({
  ...toCheck,
  '/usr/bin/wasm-ld-22': 'lld-22',
  '/usr/bin/clang-22': 'clang-22',
  '/usr/lib/wasm32-wasi/libc.a': 'wasi-libc',
});
if (packages.length > 0) {
  console.error(
    `npm run build:engine needs Debian's packages: apt-get install ${packages.join(' ')}`,
  );
  process.exit(1);
}

/** Builds a command of the workspace for WASM, and says where it is. */
function buildModule(folder: string, command: 'engine' | 'host' | 'rustfmt'): string {
  cargo(folder, [
    ...['build', '-p', command, '--release', '--target', engineTarget],
    '-Zbuild-std=std,panic_abort',
  ]);
  return path.join(folder, `target/${engineTarget}/release/${command}.wasm`);
}

/** The same without names of functions: they are a third of the module, and no reader sees a trace of it. */
function buildStripped(folder: string, command: 'engine' | 'host'): Buffer<ArrayBuffer> {
  const stripped = path.join(folder, `${command}.stripped.wasm`);
  const built = buildModule(folder, command);
  execFileSync('wasm-opt', ['--strip-debug', '--strip-producers', built, '-o', stripped]);
  return readFileSync(stripped);
}

/** rustfmt beside the engine, and not in it: most readers never ask for it. */
function buildRustfmt(folder: string): Buffer {
  return readFileSync(buildModule(folder, 'rustfmt'));
}

/** For tests and fast work: the engine as a command of this machine. */
function buildNative(): void {
  const folder = layOutCompiler();
  const { library, sysroot } = layOutLibrary();
  buildLibrary(library, sysroot);
  const host = 'x86_64-unknown-linux-gnu';
  cargo(folder, [
    ...['build', '-p', 'engine', '--profile', 'native'],
    ...['--target', host, '--target-dir', 'native'],
  ]);
  console.log(`${folder}/native/${host}/native/engine run FILE --sysroot ${sysroot}`);
}

/** What compiled programs need besides std's metadata; the engine itself compiles std. */
async function buildCompiledStd(
  folder: string,
  engine: Uint8Array<ArrayBuffer>,
  metadata: Map<string, Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const file = 'base.rs';
  const errors: Uint8Array[] = [];
  const { code, trap, files } = runEngine(
    await prepareEngine({
      module: await WebAssembly.compile(engine),
      library: new Blob([pack(metadata) as Uint8Array<ArrayBuffer>]),
    }),
    {
      words: ['make-base', file, '--module', '/tmp/base.wasm', '--base', '/tmp/base.index'],
      files: { [file]: readFileSync(path.join(engineFolder, 'codegen', file)) },
      stdin: new Uint8Array(),
      stdout: (bytes) => errors.push(bytes),
      stderr: (bytes) => errors.push(bytes),
    },
  );
  const [base, index] = [files.get('base.wasm'), files.get('base.index')];
  if (code !== 0 || !base || !index)
    throw new Error(`no base: ${trap ?? ''} ${Buffer.concat(errors)}`);
  return new Map([
    [compiledStd.host, buildStripped(folder, 'host')],
    [compiledStd.base, base],
    [compiledStd.index, index],
  ]);
}

function layOutLibrary(): { library: string; sysroot: string } {
  const library = path.join(workspace, 'library');
  if (!existsSync(library)) {
    cpSync(path.join(sources, 'library'), library, { recursive: true });
    blankDocs(library);
    leaveOutSimd(library);
    leaveOutUnusedOfLibc(library);
    // The steps that arithmetic is made of on a real machine: the interpreter has it whole.
    const builtins = 'compiler-builtins/compiler-builtins/src/lib.rs';
    const empty = ['compiler_builtins', 'feature(compiler_builtins)', 'no_builtins', 'no_std'];
    writeFileSync(path.join(library, builtins), empty.map((name) => `#![${name}]\n`).join(''));
    // There are no symbols here whose names could be read.
    writeFileSync(path.join(vendored(library, 'rustc-demangle'), 'src/lib.rs'), noDemangling);
  }
  return { library, sysroot: path.join(workspace, 'sysroot') };
}

/** Doc comments are a sixth of the metadata, and nobody reads them there; lines keep their numbers. */
function blankDocs(folder: string): void {
  for (const file of sourcesIn(folder)) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^(\s*)(?:\/\/\/(?!\/)|\/\/!).*$/gm, '$1//'));
  }
}

/** What std uses of the crate rustc-demangle. */
const noDemangling = `#![no_std]
#[derive(Debug)]
pub struct Demangle<'a>(&'a str);
impl<'a> Demangle<'a> {
    pub fn as_str(&self) -> &'a str { self.0 }
}
impl core::fmt::Display for Demangle<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(self.0) }
}
pub struct TryDemangleError;
pub fn try_demangle(_: &str) -> Result<Demangle<'_>, TryDemangleError> { Err(TryDemangleError) }
`;

/** Leaves out the item that follows. */
const never = '#[cfg(any())]';

/**
 * Leaves out `std::simd`, which no stable program can use: half a megabyte of impls for each
 * length of each vector. Lines keep their numbers.
 */
function leaveOutSimd(library: string): void {
  const changes: [string, [string, string][]][] = [
    ['core/src/lib.rs', []],
    ['core/src/slice/mod.rs', [['use crate::simd::', `${never} use crate::simd::`]]],
    [
      'std/src/lib.rs',
      [['#![feature(portable_simd)]', '#![cfg_attr(any(), feature(portable_simd))]']],
    ],
  ];
  for (const [name, more] of changes) {
    const file = path.join(library, name);
    const all = [['#[unstable(feature = "portable_simd", issue = "86656")]', never], ...more];
    let text = readFileSync(file, 'utf8');
    for (const [old = '', changed = ''] of all) {
      if (!text.includes(old)) throw new Error(`${name} has no ${old}`);
      text = text.replaceAll(old, changed);
    }
    writeFileSync(file, text);
  }
}

/**
 * Leaves out what the crate libc declares and std does not use, which no program can name: most
 * of its thousands of constants and functions. Lines keep their numbers.
 */
function leaveOutUnusedOfLibc(library: string): void {
  const own = vendored(library, 'libc');
  const declaration = /^ *(?:pub const (\w+): .*|pub fn (\w+)\(.*\).*);$/;
  const files = new Map(
    sourcesIn(own).map((file) => [file, readFileSync(file, 'utf8').split('\n')]),
  );
  const words = (lines: string[]) => lines.flatMap((line) => line.match(/\w+/g) ?? []);
  const used = new Set(
    sourcesIn(library)
      .filter((file) => !file.startsWith(own))
      .flatMap((file) => words([readFileSync(file, 'utf8')])),
  );
  const isDeclared = (line: string) => declaration.test(line);
  for (const lines of files.values())
    for (const word of words(lines.filter((line) => !isDeclared(line)))) used.add(word);
  // What a constant that stays is made of stays, too.
  const left = new Map<string, string[]>();
  for (const line of [...files.values()].flat().filter(isDeclared)) {
    const [, constant, name = constant ?? ''] = declaration.exec(line) ?? [];
    left.set(name, [...(left.get(name) ?? []), ...words([line])]);
  }
  for (const name of used) for (const word of left.get(name) ?? []) used.add(word);
  for (const [file, lines] of files) {
    const kept = lines.map((line) => {
      const [, constant, name = constant] = declaration.exec(line) ?? [];
      return name === undefined || used.has(name) ? line : `${never} ${line}`;
    });
    writeFileSync(file, kept.join('\n'));
  }
}

/** The folder of a crate that came with std. */
function vendored(library: string, crate: string): string {
  const all = path.join(library, 'vendor');
  const name = readdirSync(all).find((name) => name.startsWith(`${crate}-`));
  if (!name) throw new Error(`std has no ${crate}`);
  return path.join(all, name);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => path.join(folder, name));
}

/** As `rustc -vV` has it; the compiler is told the same in cargo-config.toml. */
function rustcCommit(): string {
  const config = readFileSync(path.join(engineFolder, 'cargo-config.toml'), 'utf8');
  return /CFG_VER_HASH = "(\w+)"/.exec(config)?.[1] ?? '';
}

/** std checked for the target, with the MIR of every function: what the interpreter runs. */
function buildLibrary(library: string, sysroot: string): Map<string, Uint8Array> {
  const flags = [
    '--cfg=miri',
    '-Zalways-encode-mir',
    '-Zmir-opt-level=3',
    '-Zinline-mir=yes',
    '-Zcross-crate-inline-threshold=always',
    '-Zforce-unstable-if-unmarked',
    '--cap-lints=allow',
    // Messages that name a place in std say what they say everywhere.
    `--remap-path-prefix=${library}=/rustc/${rustcCommit()}/library`,
  ];
  const built = path.join(workspace, 'library-target');
  // What other flags made lies there under other names, and must not come along.
  const flagsFile = path.join(built, 'flags');
  const madeBy = existsSync(flagsFile) ? readFileSync(flagsFile, 'utf8') : '';
  if (madeBy !== flags.join(' ')) rmSync(built, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  writeFileSync(flagsFile, flags.join(' '));
  cargo(
    library,
    [
      ...['check', '--release', '--manifest-path', 'sysroot/Cargo.toml', '--target', target],
      ...['--no-default-features', '--features', 'panic-unwind', '--target-dir', built],
      ...['libc', 'rustc-demangle'].flatMap((crate) => [
        '--config',
        `patch.crates-io.${crate}.path=${JSON.stringify(vendored(library, crate))}`,
      ]),
    ],
    { RUSTFLAGS: flags.join(' ') },
  );
  const metadata = path.join(built, target, 'release/deps');
  const installed = path.join(sysroot, 'lib/rustlib', target, 'lib');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  // A program here is neither a test nor a procedural macro.
  const names = readdirSync(metadata).filter((name) =>
    /^lib(?!test-|proc_macro-|getopts-|rustc_literal_escaper-).*\.rmeta$/.test(name),
  );
  return new Map(
    names.sort().map((name) => {
      const bytes = readFileSync(path.join(metadata, name));
      blankPathHashes(bytes);
      writeFileSync(path.join(installed, name), bytes);
      return [name, bytes];
    }),
  );
}

/**
 * Blanks what hardly compresses and is not read: the map from hashes of paths to definitions,
 * a megabyte that only incremental builds look up, and those hashes in the order of the
 * definitions, which the engine computes (patches/computed-path-hashes.patch).
 *
 * rustc writes the map by the crate `odht`: a header that begins with a tag and four sizes of
 * one byte each (of a slot's metadata, key, value, and of the header), then the counts of items
 * and slots; then the slots, and their metadata. A key is a hash, a value a definition's number.
 */
function blankPathHashes(metadata: Buffer): void {
  const at = metadata.indexOf('ODHT');
  if (at < 0) return;
  const [perSlot = 0, key = 0, value = 0, header = 0] = metadata.subarray(at + 4, at + 8);
  const items = Number(metadata.readBigUInt64LE(at + 8));
  const slots = Number(metadata.readBigUInt64LE(at + 16));
  const hashes = Buffer.alloc(items * key);
  const [entries, marks] = [at + header, at + header + slots * (key + value)];
  // The highest bit of an empty slot's metadata is set.
  for (let slot = 0; slot < slots; slot++) {
    if ((metadata[marks + slot] ?? 0) & 0x80) continue;
    const entry = entries + slot * (key + value);
    const definition = metadata.readUIntLE(entry + key, value);
    metadata.copy(hashes, definition * key, entry, entry + key);
  }
  // The first group of slots has its metadata once more at the end.
  const group = 16;
  metadata.fill(0, entries, marks + (slots + group) * perSlot);
  const table = metadata.indexOf(hashes);
  if (table < 0) throw new Error('the hashes of paths are not where they were');
  metadata.fill(0, table, table + hashes.length);
}

interface Package {
  id: string;
  name: string;
  version: string;
  license: string | null;
  repository: string | null;
  /** Of its Cargo.toml. */
  manifest_path: string;
}

/** What a workspace's crates are made from on this target, with what those need. */
function packagesOf(manifest: string, target: string): Package[] {
  const words = ['metadata', '--format-version', '1', '--filter-platform', target];
  const { packages, workspace_members, resolve } = JSON.parse(
    cargoOutput(path.dirname(manifest), words),
  ) as {
    packages: Package[];
    workspace_members: string[];
    resolve: { nodes: { id: string; dependencies: string[] }[] };
  };
  const needs = new Map(resolve.nodes.map(({ id, dependencies }) => [id, dependencies]));
  const used = new Set<string>();
  const visit = (id: string): void => {
    if (used.has(id)) return;
    used.add(id);
    needs.get(id)?.forEach(visit);
  };
  workspace_members.forEach(visit);
  const ours = new Set(['engine', 'codegen', 'host']);
  return packages.filter(({ id, name }) => used.has(id) && !ours.has(name));
}

/** Every crate in the engine, its library and rustfmt, with its licence and the texts that came with it. */
function writeLicences(compiler: string, library: string): void {
  const packages = [
    ...packagesOf(path.join(compiler, 'Cargo.toml'), engineTarget),
    ...packagesOf(path.join(library, 'sysroot/Cargo.toml'), target),
  ];
  const byName = new Map(
    packages.map((crate) => [`${crate.name} ${crate.version}`, crate] as const),
  );
  const crates = [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
  // rustc's own crates say nothing each; the whole is licensed as one.
  const rows = crates.map(
    ({ name, version, license, repository }) =>
      `| ${name} | ${version} | ${license ?? 'MIT OR Apache-2.0'} | ${repository ?? 'https://github.com/rust-lang/rust'} |`,
  );
  const texts = new Map<string, string[]>();
  for (const { name, manifest_path: manifest } of crates) {
    const folder = path.dirname(manifest);
    for (const file of readdirSync(folder).sort()) {
      if (!/^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file)) continue;
      const place = path.join(folder, file);
      if (statSync(place).isDirectory()) continue;
      const text = readFileSync(place, 'utf8')
        .replace(/[ \t\r]+$/gm, '')
        .trim();
      texts.set(text, [...(texts.get(text) ?? []), name]);
    }
  }
  const sections = [...texts].map(
    ([text, names]) => `## ${[...new Set(names)].join(', ')}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
  const copyright = readFileSync(path.join(sources, 'COPYRIGHT'), 'utf8').trim();
  const whole = `# What the engine contains

\`engine.wasm\` holds rustc's front end, \`rustfmt.wasm\` rustfmt, \`std.library\` is
made of Rust's standard library, all MIT OR Apache-2.0, © The Rust Project
contributors, and all with crates of others. All of them, then the texts of their
licences as they came.

| crate | version | licence | from |
|---|---|---|---|
${rows.join('\n')}

## The Rust Project

\`\`\`text
${copyright}
\`\`\`

${sections.join('\n')}`;
  writeFileSync(path.join(prebuiltFolder, 'engine/LICENCES.md'), whole);
}

/** What `rustc --explain` says, as JSON: Markdown by code. */
function explanations(): Uint8Array {
  const folder = path.join(sources, 'compiler/rustc_error_codes/src/error_codes');
  const texts = readdirSync(folder)
    .sort()
    .map((name) => [name.replace('.md', ''), readFileSync(path.join(folder, name), 'utf8')]);
  return Buffer.from(JSON.stringify(Object.fromEntries(texts)));
}

if (process.argv.includes('--native')) {
  buildNative();
} else if (process.argv.includes('--explain')) {
  const manifest = readManifest();
  await writePrebuilt(enginePrebuilt.explanations, explanations(), manifest);
  writeManifest(manifest);
} else {
  const compiler = layOutCompiler();
  const engine = buildStripped(compiler, 'engine');
  const rustfmt = buildRustfmt(compiler);
  const { library, sysroot } = layOutLibrary();
  const metadata = buildLibrary(library, sysroot);
  const archive = pack(
    new Map([...metadata, ...(await buildCompiledStd(compiler, engine, metadata))]),
  );
  const manifest = readManifest();
  await Promise.all([
    writePrebuilt(enginePrebuilt.engine, engine, manifest),
    writePrebuilt(enginePrebuilt.library, archive, manifest),
    writePrebuilt(enginePrebuilt.rustfmt, rustfmt, manifest),
    writePrebuilt(enginePrebuilt.explanations, explanations(), manifest),
  ]);
  writeLicences(compiler, library);
  manifest.sources['playground/engine'] = engineHash();
  manifest.tools['rustc of the engine'] = rustcVersion();
  writeManifest(manifest);
}
