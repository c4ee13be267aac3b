/** A pane shows the buttons that make sense, and knows what its output belongs to. */
import { describe, expect, test } from 'vitest';
import {
  expectedNow,
  isAsExpected,
  isStale,
  onlyChecks,
  type PaneState,
  visibleButtons,
} from '../../playground/block/pane-state.ts';
import type { End } from '../../playground/runner/runner.ts';

const original = 'fn main() {}\n';
const edited = 'fn main() { println!("Hello"); }\n';

const state = (changes: Partial<PaneState> = {}): PaneState => ({
  language: 'rust',
  original,
  code: original,
  ran: original,
  isRunning: false,
  isEditing: false,
  isReadonly: false,
  canUndoReset: false,
  isRefused: false,
  hasOptions: false,
  watchesRuns: false,
  expected: undefined,
  ...changes,
});
const shown = (changes?: Partial<PaneState>) => [...visibleButtons(state(changes))];

describe('buttons', () => {
  test.each<[string, Partial<PaneState>, string[]]>([
    ['as the page came', {}, ['run', 'watch', 'edit', 'whole']],
    [
      'with an edition to choose',
      { hasOptions: true },
      ['run', 'watch', 'edit', 'options', 'whole'],
    ],
    ['running', { isRunning: true }, ['stop', 'watch', 'edit', 'whole']],
    ['editing', { isEditing: true }, ['run', 'watch', 'reset', 'format', 'options']],
    [
      'edited',
      { isEditing: true, code: edited },
      ['run', 'watch', 'reset', 'format', 'options', 'yours'],
    ],
    [
      'edited and running',
      { isEditing: true, code: edited, isRunning: true },
      ['stop', 'watch', 'reset', 'format', 'options', 'yours'],
    ],
    ['reset', { canUndoReset: true }, ['run', 'watch', 'edit', 'undo-reset', 'whole']],
    [
      'reset, then edited again',
      { canUndoReset: true, isEditing: true, code: edited },
      ['run', 'watch', 'reset', 'format', 'options', 'yours'],
    ],
    ['C++ has no rustfmt', { language: 'cpp', isEditing: true }, ['run', 'reset', 'options']],
    ['readonly', { isReadonly: true }, ['run', 'watch', 'whole']],
    [
      'readonly, written by the page',
      { isReadonly: true, isEditing: true, code: edited },
      ['run', 'watch', 'options'],
    ],
    ['rejected by rustc', { isRefused: true }, ['edit', 'whole']],
    [
      'rejected, and edited',
      { isRefused: true, isEditing: true, code: edited },
      ['run', 'watch', 'reset', 'format', 'options', 'yours'],
    ],
    ['only compiled', { expected: 'no_run' }, ['run', 'edit', 'whole']],
    ['does not compile', { expected: 'compile_fail' }, ['run', 'edit', 'whole']],
    [
      'does not compile, and edited',
      { expected: 'compile_fail', isEditing: true, code: edited },
      ['run', 'watch', 'reset', 'format', 'options', 'yours'],
    ],
    ['Run watches', { watchesRuns: true }, ['run', 'edit', 'whole']],
  ])('%s', (_, changes, expected) => {
    expect(shown(changes)).toEqual(expected);
  });

  test('Run and Stop take turns in every state', () => {
    for (const isRunning of [true, false])
      for (const isEditing of [true, false])
        for (const code of [original, edited])
          for (const isRefused of [true, false]) {
            const buttons = visibleButtons(state({ isRunning, isEditing, code, isRefused }));
            const canRun = code !== original || !isRefused;
            expect(buttons.has('stop')).toBe(isRunning);
            expect(buttons.has('run')).toBe(!isRunning && canRun);
          }
  });
});

test('output is stale once the text differs from the one that ran', () => {
  expect(isStale(state())).toBe(false);
  expect(isStale(state({ code: edited }))).toBe(true);
  expect(isStale(state({ code: edited, ran: edited }))).toBe(false);
  expect(isStale(state({ ran: edited }))).toBe(true);
});

test('an edit may fix a mistake, but what is only compiled is only compiled', () => {
  for (const expected of ['compile_fail', 'should_panic'] as const) {
    expect(expectedNow(state({ expected }))).toBe(expected);
    expect(expectedNow(state({ expected, code: edited }))).toBeUndefined();
  }
  expect(expectedNow(state({ expected: 'no_run', code: edited }))).toBe('no_run');
  expect(onlyChecks(state({ expected: 'compile_fail' }))).toBe(true);
  expect(onlyChecks(state({ expected: 'compile_fail', code: edited }))).toBe(false);
  expect(onlyChecks(state({ expected: 'no_run', code: edited }))).toBe(true);
  expect(onlyChecks(state({ expected: 'should_panic' }))).toBe(false);
  expect(onlyChecks(state())).toBe(false);
});

test('a run ends as expected, or not, or says nothing about it', () => {
  const checked: End = { kind: 'checked' };
  const refused: End = { kind: 'refused' };
  const panic: End = { kind: 'panic', aborts: false, message: '', place: '', backtrace: [] };
  const exit: End = { kind: 'exit', code: 0 };
  expect(isAsExpected('no_run', checked)).toBe(true);
  expect(isAsExpected('no_run', refused)).toBe(false);
  expect(isAsExpected('compile_fail', refused)).toBe(true);
  expect(isAsExpected('compile_fail', checked)).toBe(false);
  expect(isAsExpected('should_panic', panic)).toBe(true);
  expect(isAsExpected('should_panic', exit)).toBe(false);
  for (const end of [{ kind: 'stopped' }, { kind: 'limit', limit: 'steps' }] as const)
    expect(isAsExpected('should_panic', end)).toBeUndefined();
});
