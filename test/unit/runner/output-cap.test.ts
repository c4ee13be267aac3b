/** Output is shown up to the cap, and what is dropped after it is counted. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OutputCap } from '../../../playground/runner/output-cap.ts';
import { outputCap, type RunEvent } from '../../../playground/runner/runner.ts';

let events: RunEvent[] = [];
let cap: OutputCap;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(1_000);
  events = [];
  cap = new OutputCap((event) => events.push(event));
});
afterEach(() => {
  vi.useRealTimers();
});

const dropped = () => events.flatMap((event) => (event.kind === 'dropped' ? event.characters : []));

test('output below the cap is passed on as it is, and nothing was dropped', () => {
  cap.write('stdout', 'one');
  cap.write('stderr', 'two');
  cap.report();
  expect(events).toEqual([
    { kind: 'stdout', text: 'one' },
    { kind: 'stderr', text: 'two' },
  ]);
});

test('both streams together have one cap, which ends in the middle of a piece', () => {
  cap.write('stdout', 'a'.repeat(outputCap - 1));
  cap.write('stderr', 'bcd');
  expect(events.slice(1)).toEqual([
    { kind: 'stderr', text: 'b' },
    { kind: 'dropped', characters: 2 },
  ]);
});

test('a flood is reported now and then, and in full at the end', () => {
  cap.write('stdout', 'a'.repeat(outputCap));
  for (let line = 0; line < 1_000; line++) {
    cap.write('stdout', 'b');
    vi.advanceTimersByTime(1);
  }
  expect(dropped()).toHaveLength(10);
  cap.report();
  expect(dropped().at(-1)).toBe(1_000);
});
