/** A search through schedules groups what came out, and can be stopped. */
import { expect, test } from 'vitest';
import { type Outcome, searchSchedules } from '../../playground/block/schedules.ts';
import type { End, RunEvent } from '../../playground/runner/runner.ts';

const exit: End = { kind: 'exit', code: 0 };
const panic: End = {
  kind: 'panic',
  message: 'late',
  place: 'a.rs:3:1',
  aborts: false,
  backtrace: [],
};

/** Searches with a runner that answers by these functions of the seed. */
function search(count: number, printed: (seed: number) => string, ended = (_seed: number) => exit) {
  const started: number[] = [];
  return new Promise<{ outcomes: Outcome[]; started: number[] }>((resolve) => {
    let outcomes: Outcome[] = [];
    searchSchedules({
      count,
      run(seed, onEvent: (event: RunEvent) => void) {
        started.push(seed);
        queueMicrotask(() => {
          onEvent({ kind: 'stdout', text: printed(seed) });
          onEvent({ kind: 'end', end: ended(seed) });
        });
        return { stop() {} };
      },
      onOutcome(all) {
        outcomes = all;
      },
      onEnd: () => resolve({ outcomes, started }),
    });
  });
}

test('outcomes are told apart by what was printed, the most frequent first', async () => {
  const { outcomes } = await search(10, (seed) => (seed % 3 === 0 ? 'rare' : 'usual'));
  expect(outcomes.map(({ stdout, seeds }) => [stdout, seeds])).toEqual([
    ['usual', [1, 2, 4, 5, 7, 8]],
    ['rare', [0, 3, 6, 9]],
  ]);
});

test('the same output with another end is another outcome', async () => {
  const { outcomes } = await search(
    4,
    () => '',
    (seed) => (seed === 2 ? panic : exit),
  );
  expect(outcomes.map(({ end, seeds }) => [end.kind, seeds.length])).toEqual([
    ['exit', 3],
    ['panic', 1],
  ]);
});

test('a program that does not compile is not tried again', async () => {
  const { started } = await search(
    10,
    () => '',
    () => ({ kind: 'refused' }),
  );
  expect(started).toEqual([0]);
});

test('a stop ends the run that is under way, and starts no other', async () => {
  const started: number[] = [];
  await new Promise<void>((resolve) => {
    const found = searchSchedules({
      count: 10,
      run(seed, onEvent) {
        started.push(seed);
        return { stop: () => onEvent({ kind: 'end', end: { kind: 'stopped' } }) };
      },
      onOutcome: () => expect.unreachable(),
      onEnd: () => resolve(),
    });
    found.stop();
  });
  expect(started).toEqual([0]);
});
