/** The code generator's command and the host for its modules, for the scripts beside it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Circumstances, Output } from '../../prebuilt/native.ts';
import type { RunEvent } from '../../runner/runner.ts';
import { workspace } from '../workspace.ts';

const folder = import.meta.dirname;
const command = path.join(workspace, 'compiler/native/x86_64-unknown-linux-gnu/native/codegen');
const sysroot = path.join(workspace, 'sysroot');
/** Milliseconds until a program is stopped. */
const timeLimit = 20_000;

/** A module and the index of what it holds. */
export interface BaseFiles {
  module: string;
  index: string;
}

export type CompiledRun =
  | { kind: 'ran'; events: RunEvent[]; safe: boolean }
  /** Not compiled, with rustc's words. */
  | { kind: 'refused'; why: string }
  | { kind: 'failed'; why: string };

/** The command line of a script here; ends it where the command is missing. */
export function readArguments(): { positionals: string[]; base: BaseFiles | undefined } {
  const options = { base: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (!existsSync(command)) {
    console.error('The command is missing: npm run build:engine -- --native');
    process.exit(1);
  }
  const { base } = values;
  return {
    positionals,
    base: base ? { module: `${base}.wasm`, index: `${base}.index` } : undefined,
  };
}

interface Ended {
  code: number | null;
  output: Output[];
}

export const streamOf = ({ output }: { output: Output[] }, stream: Output['stream']) =>
  output.map((piece) => (piece.stream === stream ? piece.text : '')).join('');

function start(program: string, words: string[], stdin = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { timeout: timeLimit });
    const output: Output[] = [];
    for (const [stream, from] of [
      ['out', child.stdout],
      ['err', child.stderr],
    ] as const) {
      from.setEncoding('utf8').on('data', (text: string) => output.push({ stream, text }));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    // A program need not read what it is given.
    child.stdin.on('error', () => {}).end(stdin);
  });
}

export type Compilation =
  /** `safe`: the program has no `unsafe` of its own. */
  | { kind: 'compiled'; safe: boolean }
  /** With what the compiler said. */
  | { kind: 'refused'; why: string };

/** Compiles a file. */
export async function compile(
  file: string,
  out: string,
  { edition, release }: Circumstances = {},
  more: string[] = [],
): Promise<Compilation> {
  const words = [file, '--sysroot', sysroot, '--out', out, ...more];
  if (edition) words.push('--edition', edition);
  if (release) words.push('--release');
  const ended = await start(command, words);
  if (ended.code === null) return { kind: 'refused', why: `stopped after ${timeLimit / 1000} s` };
  const said = streamOf(ended, 'err');
  if (ended.code !== 0) return { kind: 'refused', why: said };
  return { kind: 'compiled', safe: /^safe, /m.test(said) };
}

/** Compiles and runs a file; on the base, which is one with debug assertions, if it has them too. */
export async function runCompiled(
  file: string,
  how: Circumstances = {},
  debugBase?: BaseFiles,
): Promise<CompiledRun> {
  const base = how.release ? undefined : debugBase;
  const temporary = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  try {
    const module = path.join(temporary, 'program.wasm');
    const compilation = await compile(file, module, how, base ? ['--base', base.index] : []);
    if (compilation.kind === 'refused') return compilation;
    const environment = Object.entries(how.environment ?? {});
    const words = [
      ...['--experimental-wasm-jspi', '--no-warnings', path.join(folder, 'run.ts'), module],
      ...(base ? ['--base', base.module] : []),
      '--json',
      ...environment.flatMap(([name, value]) => ['--env', `${name}=${value}`]),
      ...['--', ...(how.arguments ?? [])],
    ];
    return readRun(await start(process.execPath, words, how.stdin), compilation.safe);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function readRun(ended: Ended, safe: boolean): CompiledRun {
  const lines = streamOf(ended, 'out').split('\n').filter(Boolean);
  const events = lines.map((line) => JSON.parse(line) as RunEvent);
  if (events.at(-1)?.kind !== 'end')
    return { kind: 'failed', why: streamOf(ended, 'err').slice(-2000) || 'stopped' };
  return { kind: 'ran', events, safe };
}
