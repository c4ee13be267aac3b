/** Runs C++ programs through the page's clang, in Node; a run that was made before is read from disk. */
import { loadClang } from '../cpp/load.ts';
import type { CompilerProgram } from '../runner/compiler.ts';
import { runCppProgram } from '../runner/cpp-session.ts';
import type { RunEvent } from '../runner/runner.ts';
import { Cache } from './cache.ts';
import { cppPrebuilt } from './prebuilt.ts';

const cache = new Cache('clang', 'playground/prebuilt/cpp-runs.ts', Object.values(cppPrebuilt));

let loaded: ReturnType<typeof loadClang> | undefined;
/** What programs include, compiled, by its text. */
const preambles: NonNullable<Awaited<ReturnType<typeof loadClang>>['preambles']> = new Map();

/**
 * Every event of a run, the end last. With `keepsIncludes` what the program includes is
 * compiled once for all programs that include the same, as in the page. clang is loaded
 * for the first run that is not on disk.
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
