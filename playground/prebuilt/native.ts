/**
 * What a program does natively: compiled by rustc 1.96 or the system's C++
 * compiler and run. The build records it for the page; the agreement tests do
 * it anew and compare.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isSummary } from '../runner/diagnostics.ts';
import { defaultEdition, defaultStandard } from '../runner/runner.ts';
import type { Ending, ExampleProgram } from './program.ts';
import { examplesFolder } from './program.ts';

/** A piece of output, in the order in which a terminal would show it. */
export interface Output {
  stream: 'out' | 'err';
  text: string;
}

export interface Outcome {
  output: Output[];
  ends: Ending;
}

/** rustc's answer to a program in `refused/`. */
export interface Refused {
  codes: string[];
  /** First line of each error, without `error[E…]: `. */
  messages: string[];
  /** rustc's own text, with ANSI colours. */
  rendered: string;
}

const rustVersion = '1.96';
const cacheFolder = path.resolve('node_modules/.cache/native');

/** How long a program that hangs is given before it is stopped, and any other one, in milliseconds. */
const hangTime = 2_000;
const timeLimit = 20_000;

// Debian's rustc-web is the one that the page is built with; rustup's comes first on many a PATH.
export const nativeEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  RUST_BACKTRACE: undefined,
  PATH: `/usr/bin:${process.env.PATH ?? ''}`,
  CARGO_TARGET_DIR: path.join(cacheFolder, 'target'),
};

/** First line of `tool --version`, or undefined where the tool is missing. */
export function toolVersion(tool: string): string | undefined {
  try {
    return execFileSync(tool, ['--version'], { env: nativeEnvironment, stdio: 'pipe' })
      .toString()
      .split('\n')[0];
  } catch {
    return undefined;
  }
}

/** What is missing for a native run, one line each with the command that brings it. */
export function missingNativeTools(): string[] {
  const missing: string[] = [];
  const isRust = toolVersion('rustc')?.startsWith(`rustc ${rustVersion}.`);
  // rustc quotes its library where an error is about that.
  const [library] = globSync(`/usr/src/rustc-${rustVersion}.*/library`);
  if (!isRust || !toolVersion('cargo') || !library)
    missing.push(`Rust ${rustVersion}: apt-get install rustc-web cargo-web rust-web-src`);
  if (!toolVersion('c++')) missing.push('a C++20 compiler: apt-get install g++');
  return missing;
}

/**
 * Compiles the Rust programs of `examples/` among these as `cargo run --example` does.
 * @throws where one does not compile, or warns, with rustc's text.
 */
export async function buildNativeRust(programs: ExampleProgram[]): Promise<void> {
  const names = programs
    .filter(({ language, refusal }) => language === 'rust' && !refusal)
    .flatMap(({ id }) => ['--example', id]);
  if (names.length === 0) return;
  try {
    await promisify(execFile)('cargo', ['build', '--quiet', ...names], {
      cwd: examplesFolder,
      env: { ...nativeEnvironment, RUSTFLAGS: '-Dwarnings' },
    });
  } catch (error) {
    throw new Error((error as { stderr: string }).stderr);
  }
}

/** Runs a Rust program of `examples/`; needs `buildNativeRust`. */
export function runNativeRust(program: ExampleProgram): Promise<Outcome> {
  return run(path.join(cacheFolder, 'target/debug/examples', program.id), program);
}

/** How a program is run, other than with nothing. */
export interface Circumstances {
  arguments?: string[];
  environment?: Record<string, string>;
  stdin?: string;
  edition?: '2018' | '2021' | '2024';
  release?: boolean;
}

/** Compiles a Rust file that is no program of the lessons, as `cargo run` would, and runs it. */
export async function runNativeFile(file: string, how: Circumstances = {}): Promise<Outcome> {
  const binary = path.join(cacheFolder, `${path.basename(file, '.rs')}.file`);
  mkdirSync(cacheFolder, { recursive: true });
  const checks = how.release ? 'off' : 'on';
  const flags = [
    '--edition',
    how.edition ?? defaultEdition,
    '-Awarnings',
    `-Cdebug-assertions=${checks}`,
  ];
  await promisify(execFile)('rustc', [...flags, file, '-o', binary], { env: nativeEnvironment });
  const run = await runOnce(binary, how.arguments ?? [], timeLimit, how);
  return { ends: run.ends, output: asOutput(run) };
}

/** The C++ compiler that the page has, with the same library: for comparison, program by program. */
export const nativeClang = 'clang++-22';

/** Compiles a C++ file that is no program of the lessons by `nativeClang`, and runs it. */
export async function runNativeCppFile(
  file: string,
  how: Circumstances & { standard?: string; hangs?: boolean },
): Promise<Outcome> {
  const binary = path.join(cacheFolder, `${path.basename(file)}.file`);
  mkdirSync(cacheFolder, { recursive: true });
  const flags = [`-std=${how.standard ?? defaultStandard}`, '-O0', '-pthread', '-stdlib=libc++'];
  // Debian's shared one may be an older one's.
  flags.push('-static-libstdc++');
  await promisify(execFile)(nativeClang, [...flags, file, '-o', binary]);
  const limit = how.hangs ? hangTime : timeLimit;
  const run = await runOnce(binary, how.arguments ?? [], limit, how);
  return { ends: run.ends, output: asOutput(run) };
}

/**
 * Asks rustc about a program that it refuses; `file` is its path from `rust-examples/`.
 * @throws when rustc accepts it
 */
export async function refuseNatively({ file }: Pick<ExampleProgram, 'file'>): Promise<Refused> {
  const flags = ['--edition', defaultEdition, '--emit', 'metadata', '--out-dir', cacheFolder];
  const json = ['--error-format', 'json', '--json', 'diagnostic-rendered-ansi'];
  mkdirSync(cacheFolder, { recursive: true });
  const stderr = await promisify(execFile)('rustc', [...flags, ...json, file], {
    cwd: examplesFolder,
    env: nativeEnvironment,
  }).then(
    () => {
      throw new Error(`rust-examples/${file}: rustc accepts it`);
    },
    (error: { stderr: string }) => error.stderr,
  );
  const diagnostics = stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Diagnostic);
  const shown = diagnostics.filter(({ message }) => !isSummary(message));
  const errors = shown.filter(({ level }) => level === 'error');
  return {
    // A lint that refuses has its name here, not a code.
    codes: [...new Set(errors.flatMap(({ code }) => code?.code ?? []))]
      .filter((code) => /^E\d+$/.test(code))
      .sort(),
    messages: errors.map(({ message }) => message),
    rendered: shown.map(({ rendered }) => rendered.trimEnd()).join('\n\n'),
  };
}

interface Diagnostic {
  message: string;
  level: string;
  code: { code: string } | null;
  rendered: string;
}

/** Compiles a C++ program, with a sanitizer where it is given, and runs it. */
export async function runNativeCpp(
  program: ExampleProgram,
  sanitizer?: 'address' | 'undefined',
): Promise<Outcome> {
  const binary = path.join(cacheFolder, `${program.id}.cpp${sanitizer ? `.${sanitizer}` : ''}`);
  mkdirSync(cacheFolder, { recursive: true });
  const flags = [
    '-std=c++20',
    '-O0',
    '-g',
    '-pthread',
    ...(sanitizer ? [`-fsanitize=${sanitizer}`] : []),
  ];
  await promisify(execFile)('c++', [...flags, program.file, '-o', binary], { cwd: program.folder });
  return run(binary, program, sanitizer !== undefined);
}

/**
 * What the sanitizer says of a C++ program, cut to what speaks of the program
 * itself: no addresses, no frames of libraries, no shadow memory.
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
        ? new RegExp(`\\b${program.file}:\\d`).test(line)
        : /ERROR:|runtime error:|^(READ|WRITE|freed|previously)|^0x.* is located/.test(line),
    )
    .map((line) =>
      line
        .replaceAll(`${path.resolve(program.folder)}/`, '')
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
 * Two runs: one that keeps the streams apart, and one whose streams share a
 * pipe, for their order.
 */
async function run(binary: string, program: ExampleProgram, sanitized = false): Promise<Outcome> {
  const limit = program.ends === 'hang' && !sanitized ? hangTime : timeLimit;
  const apart = await runOnce(binary, [], limit);
  const errors = apart.stderr.split('\n');
  if (errors.length === 1 || apart.stdout === '') {
    return { ends: apart.ends, output: asOutput(apart) };
  }
  const together = await runOnce('/bin/sh', ['-c', 'exec "$0" 2>&1', binary], limit);
  // Addresses and thread ids differ from run to run, so a line is known by what stays.
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
  // Empty, for a program that writes files.
  const folder = mkdtempSync(path.join(tmpdir(), 'you-can-rust-that-'));
  return new Promise((resolve, reject) => {
    const child = spawn(binary, parameters, {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: folder,
      env: environment ?? nativeEnvironment,
    });
    // A program that ends without reading all closes the pipe first.
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
      rmSync(folder, { recursive: true });
      resolve({ stdout, stderr, ends: stopped ? 'hang' : endingOf(code, signal, stderr) });
    });
  });
}

function endingOf(code: number | null, signal: string | null, stderr: string): Ending {
  if (signal === 'SIGABRT') return 'abort';
  if (signal === 'SIGSEGV') return 'segv';
  if (code === 0) return 'ok';
  if (code === 101 && stderr.includes('panicked at')) return 'panic';
  return `exit ${code ?? 1}`;
}
