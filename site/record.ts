/**
 * What the programs of an instructor's folder do, found out with Node alone: Rust
 * by the engine of the page, C++ natively where there is a compiler. Kept by the
 * hash of the source, so that what has not changed is not run again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadEngine } from '../playground/engine/load.ts';
import {
  type Outcome,
  type Output,
  runNativeCpp,
  sanitize,
  toolVersion,
} from '../playground/prebuilt/native.ts';
import {
  enginePrebuilt,
  type Recorded,
  readManifest,
  sha256,
} from '../playground/prebuilt/prebuilt.ts';
import type { Program } from '../playground/prebuilt/program.ts';
import type { CompilerProgram } from '../playground/runner/compiler.ts';
import type { Engine } from '../playground/runner/engine.ts';
import { runProgram } from '../playground/runner/engine-session.ts';
import type { Diagnostic, End, RunEvent } from '../playground/runner/runner.ts';

/** A run of a Rust program in the engine. */
export interface EngineRun {
  diagnostics: Diagnostic[];
  output: Output[];
  end: End;
}

/** A C++ program compiled and run; `failed` is what the compiler or the sanitizer says against it. */
export type NativeRun = { outcome: Outcome; sanitizer?: string } | { failed: string };

export type ProgramRun = { engine: EngineRun } | { native: NativeRun };

/** Blocks that a program may execute before it counts as endless: about five seconds. */
const mostSteps = 20_000_000;

const cacheFolder = path.resolve('node_modules/.cache/lessons');
const manifest = readManifest();
export const cppCompiler = toolVersion('c++');

let engine: Promise<Engine> | undefined;
let version: string | undefined;

/** Undefined for C++ where no compiler is. Another seed gives another schedule of threads. */
export async function runOf(program: Program, seed = 0): Promise<ProgramRun | undefined> {
  const { file, source, language } = program;
  if (language === 'rust') return { engine: await engineRun({ file, source, seed }) };
  if (!cppCompiler) return undefined;
  const name = sha256('cpp', cppCompiler, file, source);
  return {
    native: await kept(
      name,
      () => runCpp(program),
      (run) => !('failed' in run),
    ),
  };
}

/** The run of one Rust program, with its other files if it has any. */
export function engineRun(program: Pick<CompilerProgram, 'file' | 'source' | 'seed' | 'files'>) {
  const { file, source, seed = 0, files = {} } = program;
  const name = sha256(
    'rust',
    engineVersion(),
    `${seed}`,
    file,
    source,
    ...Object.entries(files).flat(),
  );
  return kept<EngineRun>(name, async () => runInEngine(await theEngine(), program));
}

/** What was found out before under this name, else what `find` finds now. */
async function kept<T>(
  name: string,
  find: () => Promise<T>,
  keeps: (found: T) => boolean = () => true,
): Promise<T> {
  const file = path.join(cacheFolder, `${name}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
  const found = await find();
  if (!keeps(found)) return found;
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(found));
  return found;
}

/** Loaded at the first program that has not been run before. */
function theEngine(): Promise<Engine> {
  engine ??= loadEngine();
  return engine;
}

/** The engine, and what turns its lines into events. */
function engineVersion(): string {
  const files = ['engine-session.ts', 'diagnostics.ts'];
  version ??= [
    ...Object.values(enginePrebuilt).map((file) => manifest.files[file]?.sha256),
    ...files.map((file) => sha256(readFileSync(path.resolve('playground/runner', file), 'utf8'))),
  ].join();
  return version;
}

function runInEngine(loaded: Engine, program: CompilerProgram): EngineRun {
  const run: EngineRun = { diagnostics: [], output: [], end: { kind: 'stopped' } };
  runProgram(loaded, { ...program, limits: { steps: mostSteps } }, (event: RunEvent) => {
    if (event.kind === 'diagnostic') run.diagnostics.push(event);
    else if (event.kind === 'stdout') run.output.push({ stream: 'out', text: event.text });
    else if (event.kind === 'stderr') run.output.push({ stream: 'err', text: event.text });
    else if (event.kind === 'end') run.end = event.end;
  });
  return run;
}

async function runCpp(program: Program): Promise<NativeRun> {
  try {
    const outcome = await runNativeCpp(program);
    if (!program.sanitize) return { outcome };
    return { outcome, sanitizer: await sanitize(program, program.sanitize) };
  } catch (error) {
    return { failed: (error as { stderr?: string }).stderr || (error as Error).message };
  }
}

/** The run as pages show it. */
export interface ShownRun extends Recorded {
  /** How the run ended, where it was one of the engine. */
  end?: End;
}

export async function shownRun(program: Program): Promise<ShownRun> {
  const run = await runOf(program);
  if (!run) return {};
  if ('native' in run) {
    if ('failed' in run.native) return {};
    const { outcome, sanitizer } = run.native;
    return { native: outcome, sanitizer };
  }
  const { diagnostics, output, end } = run.engine;
  if (end.kind !== 'refused') return { native: { output, ends: program.ends }, end };
  const errors = diagnostics.filter(({ level }) => level === 'error');
  return {
    refused: {
      codes: errorCodes(run.engine),
      messages: errors.map(({ message }) => message),
      rendered: diagnostics.map(({ rendered }) => rendered.trimEnd()).join('\n\n'),
    },
  };
}

/** The codes of rustc's errors, sorted. */
export function errorCodes({ diagnostics }: EngineRun): string[] {
  const codes = diagnostics.flatMap(({ level, code }) => (level === 'error' && code ? code : []));
  return [...new Set(codes)].sort();
}
