/** The engine, for tests: one run of one program. */
import { engineEvents } from '../../playground/prebuilt/engine-runs.ts';
import type { CompilerProgram } from '../../playground/runner/compiler.ts';
import type { RunEvent } from '../../playground/runner/runner.ts';

/** What can run a program: tests that don't name one let the engine choose. */
export const executors = ['compiled', 'interpreted'] as const;

export function run(program: Partial<CompilerProgram> & { source: string }): Promise<RunEvent[]> {
  return engineEvents({ file: 'src/main.rs', ...program });
}

/** rustc's own text of all diagnostics. */
export function rendered(events: RunEvent[]): string {
  return events
    .flatMap((event) => (event.kind === 'diagnostic' ? [event.rendered] : []))
    .join('\n');
}
