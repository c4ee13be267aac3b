/** Runs Rust programs in the page's engine, in Node; a run that was made before is read from disk. */
import { loadEngine } from '../engine/load.ts';
import type { CompilerProgram } from '../runner/compiler.ts';
import { runProgram } from '../runner/engine-session.ts';
import type { RunEvent } from '../runner/runner.ts';
import { Cache } from './cache.ts';
import { enginePrebuilt } from './prebuilt.ts';

const cache = new Cache('engine', 'playground/prebuilt/engine-runs.ts', [
  enginePrebuilt.engine,
  enginePrebuilt.library,
]);

let engine: ReturnType<typeof loadEngine> | undefined;

/** Every event of a run, the end last. The engine is loaded for the first run that is not on disk. */
export function engineEvents(program: CompilerProgram): Promise<RunEvent[]> {
  return cache.get(program, async () => {
    engine ??= loadEngine();
    const events: RunEvent[] = [];
    await runProgram(await engine, program, (event) => events.push(event));
    return events;
  });
}
