/** When a text is checked, and which answers are shown. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Checks } from '../../../playground/editor/checks.ts';
import type { Diagnostic, RunEvent } from '../../../playground/runner/runner.ts';

const warning: Diagnostic = {
  level: 'warning',
  message: 'unused',
  code: null,
  rendered: '',
  spans: [],
  children: [],
};

let text = '';
/** Checks that were asked for. */
let asked: { source: string; tell(event: RunEvent): void }[] = [];
let answers: Diagnostic[][] = [];

beforeEach(() => {
  vi.useFakeTimers();
  [text, asked, answers] = ['', [], []];
});
afterEach(() => {
  vi.useRealTimers();
});

function makeChecks(check = true): Checks {
  return new Checks({
    source: () => text,
    check: (source, tell) => {
      if (!check) return undefined;
      asked.push({ source, tell });
      return { stop: () => {} };
    },
    onAnswer: (said) => answers.push(said),
    onLoading: () => {},
  });
}

function type(checks: Checks, written: string): void {
  text = written;
  checks.changed();
}

function answer(index: number, ...said: Diagnostic[]): void {
  const { tell } = asked[index] ?? {};
  for (const diagnostic of said) tell?.({ kind: 'diagnostic', ...diagnostic });
  tell?.({ kind: 'end', end: { kind: 'checked' } });
}

const sources = () => asked.map(({ source }) => source);

test('the text is checked once, a while after the last key', () => {
  const checks = makeChecks();
  for (const written of ['f', 'fn', 'fn main']) {
    type(checks, written);
    vi.advanceTimersByTime(299);
  }
  expect(sources()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sources()).toEqual(['fn main']);
  answer(0, warning);
  expect(answers).toEqual([[expect.objectContaining(warning)]]);
});

test('an answer to an older text is dropped, and there are never two checks at once', () => {
  const checks = makeChecks();
  type(checks, 'one');
  vi.advanceTimersByTime(300);
  type(checks, 'two');
  vi.advanceTimersByTime(300);
  expect(sources()).toEqual(['one']);
  answer(0, warning);
  expect(answers).toEqual([]);
  expect(sources()).toEqual(['one', 'two']);
  answer(1);
  expect(answers).toEqual([[]]);
});

test('a check that is no longer wanted is not begun, and one after it is', () => {
  const checks = makeChecks();
  type(checks, 'one');
  checks.cancel();
  vi.advanceTimersByTime(1_000);
  expect(sources()).toEqual([]);
  type(checks, 'two');
  vi.advanceTimersByTime(300);
  expect(sources()).toEqual(['two']);
});

test('nothing is said to an editor that was closed', () => {
  const checks = makeChecks();
  type(checks, 'one');
  vi.advanceTimersByTime(300);
  checks.close();
  answer(0, warning);
  expect(answers).toEqual([]);
});

test('where nobody can be asked, the next change asks again', () => {
  const checks = makeChecks(false);
  for (const written of ['one', 'two']) {
    type(checks, written);
    vi.advanceTimersByTime(300);
  }
  expect(answers).toEqual([]);
});
