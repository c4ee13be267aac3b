/** Runs C++ programs through the page's clang, in Node; a run that was made before is read from disk. */
import { loadClang } from '../cpp/load.ts';
import { type Clang, compileCpp } from '../runner/clang.ts';
import type { CompilerProgram } from '../runner/compiler.ts';
import { runCpp } from '../runner/cpp-run.ts';
import { runCppProgram } from '../runner/cpp-session.ts';
import type { RunEvent } from '../runner/runner.ts';
import { Cache } from './cache.ts';
import { cppPrebuilt } from './prebuilt.ts';

const cache = new Cache('clang', 'playground/prebuilt/cpp-runs.ts', Object.values(cppPrebuilt));

let loaded: ReturnType<typeof loadClang> | undefined;
/** What programs include, compiled; by flags and text. */
const preambles: NonNullable<Clang['preambles']> = new Map();

/**
 * Every event of a run, the end last. With `keepsIncludes`, what the program includes is
 * compiled once for all programs that include the same, as in the page. clang is loaded for
 * the first run that is not on disk.
 */
export function clangEvents(program: CompilerProgram, keepsIncludes = false): Promise<RunEvent[]> {
  return cache.get({ program, keepsIncludes }, async () => {
    loaded ??= loadClang();
    const clang = await loaded;
    const events: RunEvent[] = [];
    await runCppProgram(keepsIncludes ? { ...clang, preambles } : clang, program, (event) =>
      events.push(event),
    );
    return events;
  });
}

/**
 * The events of one run under each seed. The program is compiled once, and its includes are
 * kept as above.
 * @throws with clang's words when it does not compile.
 */
export function runUnderSeeds(program: CompilerProgram, seeds: number[]): Promise<RunEvent[][]> {
  return cache.get({ program, seeds }, async () => {
    loaded ??= loadClang();
    const { wasm, said } = compileCpp({ ...(await loaded), preambles }, program);
    if (!wasm) throw new Error(said);
    const module = await WebAssembly.compile(wasm);
    const runs: RunEvent[][] = [];
    for (const seed of seeds) {
      const events: RunEvent[] = [];
      await runCpp(module, program.file, { ...program, seed }, (event) => events.push(event));
      runs.push(events);
    }
    return runs;
  });
}
