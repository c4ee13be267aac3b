/** How a run of an edited program ends, with limits that keep a thousand of them short. */
import type { Engine } from '../../playground/runner/engine.ts';
import { runProgram } from '../../playground/runner/engine-session.ts';
import type { End } from '../../playground/runner/runner.ts';

export function endOfEdit(engine: Engine, source: string): End {
  let end: End = { kind: 'failed', failure: 'compiler-failed', detail: 'no end' };
  const limits = { steps: 200_000, memory: 64 * 2 ** 20, threads: 50 };
  runProgram(engine, { file: 'src/main.rs', source, seed: 0, limits }, (event) => {
    if (event.kind === 'end') end = event.end;
  });
  return end;
}
