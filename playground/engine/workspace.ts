/**
 * The cargo workspace in which the engine is built and checked: rustc's crates
 * and rustfmt from Debian's sources, patched, with this folder beside them.
 *
 * It lies outside the checkout (ENGINE_WORKSPACE, else ~/.cache/you-can-rust-that),
 * so that it survives.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

export const engineFolder = path.resolve('playground/engine');
export const workspace =
  process.env.ENGINE_WORKSPACE ?? path.join(homedir(), '.cache/you-can-rust-that');
export const sources = '/usr/src/rustc-1.96.0';
export const rustfmtFolder = 'src/tools/rustfmt';
/** What the engine itself is built for. */
export const engineTarget = 'wasm32-wasip1';

/** Files that a step needs, each with the Debian package that has it. */
export type Needs = Record<string, string>;

/** What cargo needs to read and check rustc's crates. */
export const toCheck: Needs = {
  '/usr/bin/rustc': 'rustc-web',
  '/usr/bin/cargo': 'cargo-web',
  [sources]: 'rust-web-src',
};

/** The packages that are not installed. */
export function missing(needs: Needs): string[] {
  return Object.keys(needs).flatMap((file) => (existsSync(file) ? [] : (needs[file] ?? [])));
}

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `/usr/bin:${process.env.PATH}`,
  RUSTC_BOOTSTRAP: '1',
};

/** Runs Debian's cargo in a folder, its output where ours goes. */
export function cargo(folder: string, words: string[], more: NodeJS.ProcessEnv = {}): void {
  execFileSync('/usr/bin/cargo', words, {
    cwd: folder,
    env: { ...environment, ...more },
    stdio: 'inherit',
  });
}

/** What Debian's cargo prints in a folder. */
export function cargoOutput(folder: string, words: string[]): string {
  return execFileSync('/usr/bin/cargo', words, {
    cwd: folder,
    env: environment,
    maxBuffer: 1 << 28,
  }).toString();
}

/** rustc's own version line. */
export function rustcVersion(): string {
  return execFileSync('/usr/bin/rustc', ['-V']).toString().trim();
}

/** Lays out rustc's crates and rustfmt, patched, with the engine beside them; returns the folder. */
export function layOutCompiler(): string {
  const folder = path.join(workspace, 'compiler');
  for (const part of ['compiler', rustfmtFolder]) {
    const copy = path.join(folder, part);
    if (!existsSync(copy)) cpSync(path.join(sources, part), copy, { recursive: true });
  }
  link(path.join(sources, 'library'), path.join(folder, 'library'));
  // cargo goes by the times of files, and those of another checkout may be newer than ours.
  if (link(engineFolder, path.join(folder, 'engine'))) {
    const now = new Date();
    utimesSync(path.join(engineFolder, 'src/main.rs'), now, now);
  }
  // The versions that Debian built with; cargo drops what is not needed here.
  cpSync(path.join(sources, 'Cargo.lock'), path.join(folder, 'Cargo.lock'));
  patchCompiler(folder);
  const ours = path.join(engineFolder, 'rustfmt');
  for (const name of readdirSync(ours, { recursive: true, encoding: 'utf8' }))
    if (/\.(rs|toml)$/.test(name))
      update(path.join(folder, rustfmtFolder, name), readFileSync(path.join(ours, name)));
  writeFileSync(
    path.join(folder, 'Cargo.toml'),
    readFileSync(path.join(engineFolder, 'workspace.toml')),
  );
  mkdirSync(path.join(folder, '.cargo'), { recursive: true });
  // rustc refuses metadata of another version, and this is how it names its own.
  const version = rustcVersion().replace('rustc ', '');
  const cargoHome = process.env.CARGO_HOME ?? path.join(homedir(), '.cargo');
  const config = readFileSync(path.join(engineFolder, 'cargo-config.toml'), 'utf8')
    .replace('@VERSION@', version)
    .replace('@CARGO_HOME@', cargoHome);
  writeFileSync(path.join(folder, '.cargo/config.toml'), config);
  return folder;
}

/** Makes a symbolic link; false when it was there already. */
function link(target: string, place: string): boolean {
  const before = lstatSync(place, { throwIfNoEntry: false }) && readlinkSync(place);
  if (before === target) return false;
  rmSync(place, { force: true });
  symlinkSync(target, place);
  return true;
}

/** Writes a file unless its content is the same already: cargo rebuilds what was written. */
function update(file: string, wanted: Buffer): void {
  if (!existsSync(file) || !readFileSync(file).equals(wanted)) writeFileSync(file, wanted);
}

/** Brings the files that the patches touch up to date. */
function patchCompiler(folder: string): void {
  const patches = readdirSync(path.join(engineFolder, 'patches')).map((name) =>
    path.join(engineFolder, 'patches', name),
  );
  const text = patches.map((name) => readFileSync(name, 'utf8')).join('\n');
  const touched = new Set([...text.matchAll(/^\+\+\+ b\/(\S+)$/gm)].map(([, file = '']) => file));
  const fresh = mkdtempSync(path.join(tmpdir(), 'patched-'));
  for (const file of touched) cpSync(path.join(sources, file), path.join(fresh, file));
  for (const name of patches) execFileSync('patch', ['-p1', '--quiet', '-i', name], { cwd: fresh });
  for (const file of touched) update(path.join(folder, file), readFileSync(path.join(fresh, file)));
  rmSync(fresh, { recursive: true });
}
