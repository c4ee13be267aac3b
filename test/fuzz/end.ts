/** Runs an edited program, with limits low enough for thousands of runs. */
import { engineEvents } from '../../playground/prebuilt/engine-runs.ts';
import type { End } from '../../playground/runner/runner.ts';
import { endOf } from '../agreement/outcome.ts';

export async function endOfEdit(source: string): Promise<End> {
  const limits = { steps: 200_000, memory: 64 * 2 ** 20, threads: 50 };
  return endOf(await engineEvents({ file: 'src/main.rs', source, seed: 0, limits }));
}
