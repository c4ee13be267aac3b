/**
 * Finds out what a program does natively: compiled by rustc 1.96 or by the system's C++
 * compiler, and run. The build records it for the page; `npm run test:all` does it again
 * and compares.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isSummary, type RustcDiagnostic, readDiagnostic } from '../runner/diagnostics.ts';
import {
  type Diagnostic,
  defaultEdition,
  defaultStandard,
  type RunOptions,
} from '../runner/runner.ts';
import type { Ending, ExampleProgram } from './program.ts';

/** A piece of output; a list of them is in the order that a terminal would show. */
export interface Output {
  stream: 'out' | 'err';
  text: string;
}

export interface Outcome {
  output: Output[];
  ends: Ending;
}

export const rustVersion = '1.96';
const cacheFolder = path.resolve('node_modules/.cache/native');

/** Milliseconds until a program is stopped: one that is expected to hang, and any other. */
const hangTime = 2_000;
const timeLimit = 20_000;

// The page is built with Debian's rustc-web in /usr/bin, but rustup's often comes first on the PATH.
export const nativeEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  RUST_BACKTRACE: undefined,
  PATH: `/usr/bin:${process.env.PATH ?? ''}`,
  CARGO_TARGET_DIR: path.join(cacheFolder, 'target'),
};

/** First line of `tool --version`, or undefined if the tool is missing. */
export function toolVersion(tool: string): string | undefined {
  try {
    return execFileSync(tool, ['--version'], { env: nativeEnvironment, stdio: 'pipe' })
      .toString()
      .split('\n')[0];
  } catch {
    return undefined;
  }
}

/** Tools that are missing for native runs, each with the command that installs it. */
export function missingNativeTools(): string[] {
  const missing: string[] = [];
  const isRust = toolVersion('rustc')?.startsWith(`rustc ${rustVersion}.`);
  // Some errors quote the source of the standard library.
  const [library] = globSync(`/usr/src/rustc-${rustVersion}.*/library`);
  if (!isRust || !toolVersion('cargo') || !library)
    missing.push(`Rust ${rustVersion}: apt-get install rustc-web cargo-web rust-web-src`);
  if (!toolVersion('c++')) missing.push('a C++20 compiler: apt-get install g++');
  return missing;
}

/** A Cargo project with the programs as readers see them: without header and markers. */
export const projectFolder = path.join(cacheFolder, 'project');

/** Writes what has changed, so that Cargo builds nothing twice. */
function writeProject(programs: ExampleProgram[]): void {
  const manifest = readFileSync('rust-examples/Cargo.toml', 'utf8');
  const files = programs.map(({ file, source }) => [file, source] as const);
  for (const [file, text] of [['Cargo.toml', manifest] as const, ...files]) {
    const place = path.join(projectFolder, file);
    if (existsSync(place) && readFileSync(place, 'utf8') === text) continue;
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

/**
 * Compiles those of the programs that are Rust in `examples/`, as `cargo run --example` does.
 * @throws with rustc's text when one does not compile, or has a warning.
 */
export async function buildNativeRust(programs: ExampleProgram[]): Promise<void> {
  const names = programs
    .filter(({ language, refusal }) => language === 'rust' && !refusal)
    .flatMap(({ id }) => ['--example', id]);
  if (names.length === 0) return;
  writeProject(programs);
  try {
    await promisify(execFile)('cargo', ['build', '--quiet', ...names], {
      cwd: projectFolder,
      // Panics name the file alone, as everywhere in the page.
      env: { ...nativeEnvironment, RUSTFLAGS: '-Dwarnings --remap-path-prefix=examples=' },
    });
  } catch (error) {
    throw new Error((error as { stderr: string }).stderr);
  }
}

/** Runs a Rust program of `examples/`; needs `buildNativeRust`. */
export function runNativeRust(program: ExampleProgram): Promise<Outcome> {
  return run(path.join(cacheFolder, 'target/debug/examples', program.id), program);
}

/** How to compile and run a program, where that differs from a plain `cargo run`. */
export interface Circumstances {
  arguments?: string[];
  environment?: Record<string, string>;
  stdin?: string;
  edition?: RunOptions['edition'];
  release?: boolean;
}

/** rustc's options for a file outside the lessons. */
export function rustFlags({ edition = defaultEdition, release }: Circumstances): string[] {
  const checks = release ? 'off' : 'on';
  return ['--edition', edition, '-Awarnings', `-Cdebug-assertions=${checks}`];
}

/** Compiles a Rust file outside the lessons, and runs it. */
export function runNativeFile(file: string, how: Circumstances = {}): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const binary = path.join(folder, 'program');
    const flags = [...rustFlags(how), file, '-o', binary];
    await promisify(execFile)('rustc', flags, { env: nativeEnvironment });
    const run = await runOnce(binary, how.arguments ?? [], timeLimit, how);
    return { ends: run.ends, output: asOutput(run) };
  });
}

/** The version of clang that the page has, with the same C++ library. */
export const nativeClang = 'clang++-22';

export interface CppCircumstances extends Circumstances {
  standard?: RunOptions['standard'];
  /** The program never ends by itself. */
  hangs?: boolean;
}

/** clang's options for a C++ file outside the lessons. */
export function clangFlags({ standard = defaultStandard }: CppCircumstances): string[] {
  const flags = [`-std=${standard}`, '-O0', '-pthread', '-stdlib=libc++'];
  // Debian's shared library may belong to an older clang.
  return [...flags, '-static-libstdc++'];
}

/** Compiles a C++ file outside the lessons by `nativeClang`, and runs it. */
export function runNativeCppFile(file: string, how: CppCircumstances): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const binary = path.join(folder, 'program');
    await promisify(execFile)(nativeClang, [...clangFlags(how), file, '-o', binary]);
    const limit = how.hangs ? hangTime : timeLimit;
    const run = await runOnce(binary, how.arguments ?? [], limit, how);
    return { ends: run.ends, output: asOutput(run) };
  });
}

export const rustfmtVersion = '1.9';

/** The text as rustfmt formats it, or undefined if rustfmt refuses it. */
export async function formatNatively(
  source: string,
  edition: string = defaultEdition,
): Promise<string | undefined> {
  const run = promisify(execFile)('rustfmt', ['--quiet', '--edition', edition], {
    env: nativeEnvironment,
  });
  run.child.stdin?.end(source);
  try {
    return (await run).stdout;
  } catch {
    return undefined;
  }
}

/** rustc's options for a program that it refuses. */
export const refusedFlags = ['--edition', defaultEdition, '--emit', 'metadata'];

/**
 * Asks rustc about a program that it refuses; `name` is the file's path as messages show it.
 * @throws when rustc accepts it
 */
export async function refuseNatively({
  name,
  source,
}: Pick<ExampleProgram, 'name' | 'source'>): Promise<Diagnostic[]> {
  const json = ['--error-format', 'json', '--json', 'diagnostic-rendered-ansi'];
  const stderr = await inTemporaryFolder((folder) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), source);
    return promisify(execFile)('rustc', [...refusedFlags, ...json, name], {
      cwd: folder,
      env: nativeEnvironment,
    }).then(
      () => {
        throw new Error(`${name}: rustc accepts it`);
      },
      (error: { stderr: string }) => error.stderr,
    );
  });
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as RustcDiagnostic)
    .filter(({ message }) => !isSummary(message))
    .map((diagnostic) => readDiagnostic(diagnostic, name, source));
}

/** Compiles a C++ program, with a sanitizer where it is given, and runs it. */
export function runNativeCpp(
  program: ExampleProgram,
  sanitizer?: 'address' | 'undefined',
): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const binary = path.join(folder, 'program');
    const flags = ['-std=c++20', '-O0', '-g', '-pthread'];
    if (sanitizer) flags.push(`-fsanitize=${sanitizer}`);
    writeFileSync(path.join(folder, program.name), program.source);
    const compile = [...flags, program.name, '-o', binary];
    await promisify(execFile)('c++', compile, { cwd: folder });
    return await run(binary, program, sanitizer !== undefined);
  });
}

/** Calls `work` with an empty folder and removes it afterwards, so that programs of one name stay apart. */
async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'you-can-rust-that-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The sanitizer's report on a C++ program, without what is not about the program itself:
 * addresses, frames of libraries, shadow memory.
 */
export async function sanitize(
  program: ExampleProgram,
  sanitizer: 'address' | 'undefined',
): Promise<string> {
  const { output } = await runNativeCpp(program, sanitizer);
  const isFrame = (line: string) => /^\s+#\d/.test(line);
  const lines = output
    .filter(({ stream }) => stream === 'err')
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) =>
      isFrame(line)
        ? new RegExp(`\\b${program.name}:\\d`).test(line)
        : /ERROR:|runtime error:|^(READ|WRITE|freed|previously)|^0x.* is located/.test(line),
    )
    .map((line) =>
      line
        // The temporary folder that it was compiled in.
        .replace(/ \/\S+\/(?=[^/]+$)/, ' ')
        .replace(/^==\d+==/, '')
        .replace(/ on address 0x.*| \[0x.*| at 0x\w+/, '')
        .replace(/^(\s+#\d+) 0x\w+ in/, '$1')
        .replace(/^0x\w+/, 'The address')
        .replace(/ 0x\w+/g, '')
        .replace(/std::__cxx11::basic_string<[^>]*> >/g, 'std::string'),
    );
  if (lines.length === 0)
    throw new Error(`${program.folder}/${program.file}: the sanitizer has nothing to say`);
  return lines.join('\n');
}

/**
 * Runs a program twice: once with its streams apart, and once with both in one pipe, which
 * gives their order.
 */
async function run(binary: string, program: ExampleProgram, sanitized = false): Promise<Outcome> {
  const limit = program.ends === 'hang' && !sanitized ? hangTime : timeLimit;
  const apart = await runOnce(binary, [], limit);
  const errors = apart.stderr.split('\n');
  if (errors.length === 1 || apart.stdout === '') {
    return { ends: apart.ends, output: asOutput(apart) };
  }
  const together = await runOnce('/bin/sh', ['-c', 'exec "$0" 2>&1', binary], limit);
  // Addresses and thread ids differ from run to run, so lines are compared without them.
  const fixed = (line: string) => line.replace(/0x[0-9a-f]+|\(\d+\)|==\d+==/g, '');
  const isError = new Set(errors.map(fixed));
  const output: Output[] = [];
  for (const line of together.stdout.split(/(?<=\n)/)) {
    const stream = isError.has(fixed(line.replace(/\n$/, ''))) ? 'err' : 'out';
    const last = output.at(-1);
    if (last?.stream === stream) last.text += line;
    else output.push({ stream, text: line });
  }
  return { ends: apart.ends, output };
}

function asOutput({ stdout, stderr }: { stdout: string; stderr: string }): Output[] {
  const output: Output[] = [];
  if (stdout) output.push({ stream: 'out', text: stdout });
  if (stderr) output.push({ stream: 'err', text: stderr });
  return output;
}

function runOnce(
  binary: string,
  parameters: string[],
  limit: number,
  { environment, stdin }: Circumstances = {},
): Promise<{ stdout: string; stderr: string; ends: Ending }> {
  const runIn = (cwd: string) =>
    new Promise<{ stdout: string; stderr: string; ends: Ending }>((resolve, reject) => {
      const child = spawn(binary, parameters, {
        stdio: ['pipe', 'pipe', 'pipe'],
        cwd,
        env: environment ?? nativeEnvironment,
      });
      // A program that ends before it has read everything closes the pipe.
      child.stdin.on('error', () => {}).end(stdin ?? '');
      let stdout = '';
      let stderr = '';
      let stopped = false;
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const timer = setTimeout(() => {
        stopped = true;
        child.kill('SIGKILL');
      }, limit);
      child.on('error', reject);
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        resolve({ stdout, stderr, ends: stopped ? 'hang' : endingOf(code, signal, stderr) });
      });
    });
  // The program may write files.
  return inTemporaryFolder(runIn);
}

function endingOf(code: number | null, signal: string | null, stderr: string): Ending {
  if (signal === 'SIGABRT') return 'abort';
  if (signal === 'SIGSEGV') return 'segv';
  if (code === 0) return 'ok';
  if (code === 101 && stderr.includes('panicked at')) return 'panic';
  return `exit ${code ?? 1}`;
}
