/** Replays a watched run that was recorded ahead, so that an unedited program needs no compiler. */
import type { Run, RunEvent } from './runner.ts';

/** Reports the events in the file. If it can't be had, `instead` runs the program. */
export function replay(url: string, onEvent: (event: RunEvent) => void, instead: () => Run): Run {
  let run: Run | undefined;
  let isOver = false;
  const report = async () => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} for ${url}`);
    const events = (await response.json()) as RunEvent[];
    if (events.at(-1)?.kind !== 'end') throw new Error(`${url} is not a whole run`);
    for (const event of events) {
      if (isOver) return;
      isOver = event.kind === 'end';
      onEvent(event);
    }
  };
  report().catch(() => {
    if (!isOver) run = instead();
  });
  return {
    stop() {
      if (run) run.stop();
      else if (!isOver) {
        isOver = true;
        onEvent({ kind: 'end', end: { kind: 'stopped' } });
      }
    },
  };
}
