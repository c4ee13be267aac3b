/**
 * `npm run check:engine`: what can be said of the engine's sources without building
 * it. They are formatted, the unit tests pass, and our crates compile against rustc's
 * own crates without a warning of rustc or clippy.
 *
 * The last needs Debian's sources, and takes minutes the first time, seconds after that.
 * A step whose tools are missing is named and left out; with CI=true it fails.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  cargo,
  engineFolder,
  engineTarget,
  layOutCompiler,
  missing,
  toCheck,
} from './workspace.ts';

const edition = ['--edition', '2024'];
/** clippy, which is rustc with more warnings. */
const clippy = 'clippy-driver';
/** Debian's tools first: another rustfmt may format in another way. */
const environment = { ...process.env, PATH: `/usr/bin:${process.env.PATH}` };

const hasTool = (name: string) =>
  spawnSync(name, ['--version'], { env: environment, stdio: 'ignore' }).status === 0;

function checkFormat(): void {
  const sources = readdirSync(engineFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => path.join(engineFolder, name));
  // Each source alone: rustfmt would also format the modules that a source names, and again.
  execFileSync('rustfmt', [...edition, '--check', ...sources], {
    env: environment,
    stdio: 'inherit',
  });
}

/** Tests the modules that need nothing but std. */
function runUnitTests(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-tests-'));
  const binary = path.join(folder, 'tests');
  try {
    const source = path.join(engineFolder, 'src/std_only/mod.rs');
    const words = [...edition, '--test', '-Dwarnings', source, '-o', binary];
    execFileSync(hasTool(clippy) ? clippy : 'rustc', words, { env: environment, stdio: 'inherit' });
    execFileSync(binary, ['--quiet'], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compiles our crates, up to and without generating code, for the target that the page runs. */
function compile(): void {
  const lint = existsSync(`/usr/bin/${clippy}`);
  if (!lint) leaveOut('clippy', ['rust-web-clippy']);
  const words = [
    ...[lint ? 'clippy' : 'check', '-p', 'engine', '-p', 'codegen', '-p', 'host'],
    ...(lint ? ['--no-deps'] : []),
    ...['--target', engineTarget, '-Zbuild-std=std,panic_abort'],
    // Apart from what `npm run build:engine` makes: a check shares nothing with a build.
    ...['--target-dir', 'check'],
    ...(lint ? ['--', '-Dwarnings'] : []),
  ];
  cargo(layOutCompiler(), words, { CARGO_INCREMENTAL: '0', CARGO_PROFILE_DEV_DEBUG: '0' });
}

let leftOut = 0;

function leaveOut(what: string, packages: string[]): void {
  leftOut++;
  console.log(`${what}: not checked; apt-get install ${packages.join(' ')}`);
}

function step(what: string, packages: string[], check: () => void): void {
  if (packages.length > 0) {
    leaveOut(what, packages);
    return;
  }
  console.log(what);
  try {
    check();
  } catch {
    // The tool has said what is wrong.
    process.exitCode = 1;
  }
}

step('format', hasTool('rustfmt') ? [] : ['rustfmt-web'], checkFormat);
step('unit tests', hasTool('rustc') ? [] : ['rustc-web'], runUnitTests);
step('compiles', missing(toCheck), compile);
if (leftOut > 0 && process.env.CI === 'true') process.exitCode = 1;
