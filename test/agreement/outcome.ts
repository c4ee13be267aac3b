/** Turns the events of a run into the form that native runs have. */
import { endingOf, streamText } from '../../playground/prebuilt/answer.ts';
import type { Outcome, Output } from '../../playground/prebuilt/native.ts';
import type { End, RunEvent } from '../../playground/runner/runner.ts';

export function endOf(events: RunEvent[]): End {
  const last = events.at(-1);
  if (last?.kind !== 'end') throw new Error('a run without an end');
  return last.end;
}

/** @throws when no native run could end this way. */
export function outcomeOf(events: RunEvent[]): Outcome {
  const output = events.flatMap((event): Output[] => {
    if (event.kind === 'stdout') return [{ stream: 'out', text: event.text }];
    return event.kind === 'stderr' ? [{ stream: 'err', text: event.text }] : [];
  });
  const end = endOf(events);
  const ends = endingOf(end, streamText(output, 'err'));
  if (!ends) throw new Error(JSON.stringify(end));
  return { output, ends };
}
