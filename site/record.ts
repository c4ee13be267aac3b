/**
 * Finds out what the programs of an instructor's folder do, with Node alone: Rust runs in
 * the engine of the page, C++ natively where there is a compiler. What has not changed is
 * not run again.
 */
import { Cache } from '../playground/prebuilt/cache.ts';
import { engineEvents } from '../playground/prebuilt/engine-runs.ts';
import {
  type Outcome,
  type Output,
  runNativeCpp,
  sanitize,
  toolVersion,
} from '../playground/prebuilt/native.ts';
import type { Recorded } from '../playground/prebuilt/prebuilt.ts';
import type { ExampleProgram } from '../playground/prebuilt/program.ts';
import type { CompilerProgram } from '../playground/runner/compiler.ts';
import type { Diagnostic, End } from '../playground/runner/runner.ts';

/** A run of a Rust program in the engine. */
export interface EngineRun {
  diagnostics: Diagnostic[];
  output: Output[];
  end: End;
}

/** A native run of a C++ program; `failed` is the compiler's or the sanitizer's complaint. */
export type NativeRun = { outcome: Outcome; sanitizer?: string } | { failed: string };

export type ProgramRun = { engine: EngineRun } | { native: NativeRun };

/** Blocks that a program may execute before it counts as endless; about five seconds' worth. */
const mostSteps = 20_000_000;

export const cppCompiler = toolVersion('c++');
const cppRuns = new Cache('native-cpp', 'playground/prebuilt/native.ts');

/** The run of a program, undefined for C++ without a compiler. Another seed gives another schedule of threads. */
export async function runOf(program: ExampleProgram, seed = 0): Promise<ProgramRun | undefined> {
  const { name, source, language } = program;
  if (language === 'rust') return { engine: await engineRun({ file: name, source, seed }) };
  return cppCompiler ? { native: await nativeRun(program) } : undefined;
}

/** The run of one Rust program, with its other files if it has any. */
export async function engineRun(
  program: Pick<CompilerProgram, 'file' | 'source' | 'seed' | 'files'>,
): Promise<EngineRun> {
  const run: EngineRun = { diagnostics: [], output: [], end: { kind: 'stopped' } };
  for (const event of await engineEvents({ ...program, limits: { steps: mostSteps } })) {
    if (event.kind === 'diagnostic') run.diagnostics.push(event);
    else if (event.kind === 'stdout') run.output.push({ stream: 'out', text: event.text });
    else if (event.kind === 'stderr') run.output.push({ stream: 'err', text: event.text });
    else if (event.kind === 'end') run.end = event.end;
  }
  return run;
}

/** Runs a C++ program natively. A failure is not kept, because the machine may be the cause. */
async function nativeRun(program: ExampleProgram): Promise<NativeRun> {
  try {
    // The folder of the course makes no difference to the answer.
    const input = { cppCompiler, ...program, folder: undefined };
    return await cppRuns.get(input, async () => {
      const outcome = await runNativeCpp(program);
      if (!program.sanitize) return { outcome };
      return { outcome, sanitizer: await sanitize(program, program.sanitize) };
    });
  } catch (error) {
    return { failed: (error as { stderr?: string }).stderr || (error as Error).message };
  }
}

/** A run in the form that pages show. */
export interface ShownRun extends Recorded {
  /** How the run ended, if it ran in the engine. */
  end?: End;
}

export async function shownRun(program: ExampleProgram): Promise<ShownRun> {
  const run = await runOf(program);
  if (!run) return {};
  if ('native' in run) {
    if ('failed' in run.native) return {};
    const { outcome, sanitizer } = run.native;
    return { native: outcome, sanitizer };
  }
  const { diagnostics, output, end } = run.engine;
  if (end.kind !== 'refused') return { native: { output, ends: program.ends }, end };
  return { refused: diagnostics };
}
