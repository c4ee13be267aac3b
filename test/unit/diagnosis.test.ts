/** What becomes of rustc's suggestions, and of their places, while one types on. */
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import {
  current,
  diagnosis,
  fixesOf,
  goTo,
  preview,
  setDiagnostics,
  step,
} from '../../playground/editor/diagnosis.ts';
import type { Diagnostic, Span, Suggestion } from '../../playground/runner/runner.ts';

const span = (from: number, to: number, more: Partial<Span> = {}): Span => ({
  ...{ from, to, primary: false, label: null, suggestion: null },
  ...more,
});

const suggest = (
  from: number,
  to: number,
  text: string,
  applicability: Suggestion['applicability'] = 'MachineApplicable',
) => span(from, to, { suggestion: { text, applicability } });

const error = (at: number, ...suggestions: Span[]): Diagnostic => ({
  ...{ level: 'error', message: `at ${at}`, code: null, rendered: '' },
  spans: [span(at, at + 1, { primary: true })],
  children: [{ level: 'help', message: 'try', spans: suggestions }],
});

const stateWith = (doc: string, ...said: Diagnostic[]) =>
  EditorState.create({ doc, extensions: diagnosis }).update(setDiagnostics(said)).state;

test('parts at several places are one change', () => {
  const [fix, ...others] = fixesOf(error(0, suggest(0, 1, 'x'), suggest(4, 4, 'y')));
  expect(others).toEqual([]);
  expect(fix).toEqual({
    title: 'try',
    changes: [
      { from: 0, to: 1, insert: 'x' },
      { from: 4, to: 4, insert: 'y' },
    ],
    sure: true,
  });
});

test('texts for one place are a choice', () => {
  const fixes = fixesOf(error(0, suggest(0, 0, 'use a;\n'), suggest(0, 0, 'use b;\n')));
  expect(fixes.map(({ changes }) => changes[0]?.insert)).toEqual(['use a;\n', 'use b;\n']);
});

test('a change is sure only if each part is, and sure ones come first', () => {
  const one = error(0, suggest(0, 1, 'x'), suggest(4, 4, 'y', 'HasPlaceholders'));
  const other = error(0, suggest(0, 1, 'x'));
  const fixes = fixesOf({ ...one, children: [...one.children, ...other.children] });
  expect(fixes.map(({ sure }) => sure)).toEqual([true, false]);
});

test('a suggestion for text that has been changed since is none, and the others move', () => {
  const text = 'let a = b;\nlet c = d;\n';
  const before = stateWith(text, error(8, suggest(8, 9, 'B')), error(19, suggest(19, 20, 'D')));
  const { state } = before.update({ changes: { from: 9, insert: 'eta' } });
  const [first, second] = state.field(diagnosis).all;
  expect(first && fixesOf(first)).toEqual([]);
  expect(second && fixesOf(second)[0]?.changes).toEqual([{ from: 22, to: 23, insert: 'D' }]);
  expect(second?.spans[0]).toMatchObject({ from: 22, to: 23 });
});

test('a preview has the lines that differ and no others', () => {
  const state = stateWith('one\ntwo\nthree\n');
  expect(preview(state, { from: 4, to: 7, insert: '2' })).toEqual({
    removed: ['two'],
    added: ['2'],
  });
  expect(preview(state, { from: 4, insert: 'new\n' })).toEqual({ removed: [], added: ['new'] });
});

test('the walk goes round, and through those at one place', () => {
  let state = stateWith('abcdef', error(1), error(3), error(3));
  const walk = (direction: 1 | -1) => {
    const next = step(state, direction);
    if (next) state = state.update(goTo(next)).state;
    return state.field(diagnosis).all.indexOf(current(state) as Diagnostic);
  };
  expect([1, 1, 1, 1].map(() => walk(1))).toEqual([0, 1, 2, 0]);
  expect([1, 1].map(() => walk(-1))).toEqual([2, 1]);
});

test('of hundreds the first are kept, and the others counted', () => {
  const state = stateWith('a'.repeat(400), ...Array.from({ length: 300 }, (_, at) => error(at)));
  expect(state.field(diagnosis)).toMatchObject({ more: 280 });
  expect(state.field(diagnosis).all).toHaveLength(20);
});
