/** What is drawn beside the lines of a program: borrows, labels, and where a run ended; and where lines may be broken. */
import { describe, expect, test } from 'vitest';
import type { Diagnostic, End, Span } from '../../playground/runner/runner.ts';
import {
  drawDiagnostic,
  drawEnd,
  inOrder,
  jointsOf,
  linesOf,
  splitAtJoints,
} from '../../playground/ui/line-notes.ts';

const source = 'let mut a = vec![1];\nlet b = &a[0];\na.push(2);\nprintln!("{b}");\n';

/** A span of one letter in a line of the source. */
function span(line: number, label: string | null, primary = false): Span {
  const from =
    source
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + 1;
  return { from, to: from + 1, primary, label, suggestion: null };
}
const error = (code: string | null, ...spans: Span[]): Diagnostic => ({
  level: 'error',
  message: '',
  code,
  rendered: '',
  spans,
  children: [],
});
const draw = (diagnostic: Diagnostic) => drawDiagnostic(diagnostic, linesOf(source));

describe('a diagnostic', () => {
  test('of a borrow has a band from its start to its last use, in plain words', () => {
    const { notes, band } = draw(
      error(
        'E0502',
        span(3, 'mutable borrow occurs here', true),
        span(2, 'immutable borrow occurs here'),
        span(4, 'immutable borrow later used here'),
      ),
    );
    expect(Object.fromEntries([...notes].map(([line, { text }]) => [line, text]))).toEqual({
      2: 'borrowed here',
      3: 'needs exclusive access',
      4: 'still needed',
    });
    expect(band).toMatchObject({ first: 2, last: 4 });
    expect(band?.roles.get(3)).toBe('conflict');
  });

  test('of a move says where the value went, and where it is missing', () => {
    const { notes } = draw(
      error('E0382', span(4, 'value borrowed here after move', true), span(2, 'value moved here')),
    );
    expect([...notes.values()].map(({ text }) => text).sort()).toEqual([
      'moved here',
      'used after the move',
    ]);
  });

  test('of another kind keeps its labels, and has no band', () => {
    const { notes, band } = draw(
      error('E0308', span(2, 'expected `u8`', true), span(2, 'because of this'), span(3, null)),
    );
    expect([...notes]).toEqual([[2, { role: 'broken', text: 'expected u8; because of this' }]]);
    expect(band).toBeUndefined();
  });
});

describe('the end of a run', () => {
  const linesOfEnd = (end: End) =>
    [...drawEnd(end, 'a.rs').notes].map(([line, { role, text }]) => [line, role, text]);

  test('marks where it panicked, if that is in the reader’s file', () => {
    const panic = { kind: 'panic' as const, message: '', backtrace: [], aborts: false };
    expect(linesOfEnd({ ...panic, place: 'a.rs:3:5' })).toEqual([[3, 'broken', 'panicked here']]);
    expect(linesOfEnd({ ...panic, place: 'library/core/src/a.rs:3:5' })).toEqual([]);
  });

  test('marks the fault, and where the memory was allocated and freed', () => {
    const fault = { kind: 'undefined-behaviour', fault: 'dangling', message: '' } as const;
    expect(linesOfEnd({ ...fault, place: 'a.rs:9:1', other: 'a.rs:4:1', backtrace: [] })).toEqual([
      [9, 'broken', 'undefined behaviour'],
      [4, 'beside', 'freed'],
    ]);
    const known = { place: 'a.rs:9:1', allocated: 'a.rs:4:1', other: 'a.rs:4:9', backtrace: [] };
    expect(linesOfEnd({ ...fault, ...known })).toEqual([
      [9, 'broken', 'undefined behaviour'],
      [4, 'beside', 'allocated; freed'],
    ]);
  });

  test('marks each thread of a deadlock, and who holds the lock', () => {
    const holders = [{ thread: 1, place: 'a.rs:7:1' }];
    const waiting = [
      { thread: 0, place: 'a.rs:5:1', reason: 'mutex', holders },
      { thread: 1, place: 'a.rs:5:9', reason: 'mutex', holders: [] },
    ] as const;
    expect(
      linesOfEnd({ kind: 'deadlock', waiting: waiting.map((one) => ({ ...one })) } as End),
    ).toEqual([
      [5, 'broken', 'the main thread waits; thread 1 waits'],
      [7, 'beside', 'locked by thread 1'],
    ]);
  });

  test('marks nothing when it ended well', () => {
    expect(linesOfEnd({ kind: 'exit', code: 0 })).toEqual([]);
  });
});

test('errors come before warnings, each kind from the top', () => {
  const warning: Diagnostic = { ...error(null, span(1, null, true)), level: 'warning' };
  const [late, early] = [error('E1', span(4, null, true)), error('E2', span(2, null, true))];
  expect(inOrder([warning, late, early])).toEqual([early, late, warning]);
});

/** The code with `|` wherever it may be broken besides at spaces. */
function broken(code: string): string {
  return jointsOf(code).reduceRight((text, { from, to, className }) => {
    const at = className === 'breaks-before' ? from : to;
    return `${text.slice(0, at)}|${text.slice(at)}`;
  }, code);
}

test('a long word may be broken at its punctuation, never in a name or an operator', () => {
  expect(broken('for x in towns.iter().zip(steps_from(&towns, 0)) {')).toBe(
    'for x in towns|.iter()|.zip(|steps_from(|&towns, 0)) {',
  );
  expect(broken('std::make_unique<Point>(built->table[2]);')).toBe(
    'std::|make_unique<|Point>(|built->|table[|2]);',
  );
});

test('a short word and a number stay in one piece', () => {
  expect(jointsOf('let half = self.scale(1.5);')).toEqual([]);
  expect(broken('[0.25,0.5,0.75,1.0]')).toBe('[|0.25,|0.5,|0.75,|1.0]');
});

test('coloured pieces are cut at punctuation, and keep their text', () => {
  const pieces = ['    ', 'towns', '.', 'iter', '().collect', '::<', 'Vec<_>>((', '));'];
  const parts = splitAtJoints(pieces);
  expect(parts.map((part) => part.map(({ text }) => text).join(''))).toEqual(pieces);
  expect(parts[6]?.map(({ text }) => text)).toEqual(['Vec', '<', '_>>', '(', '(']);
  expect(parts[4]).toEqual([
    { text: '()', className: '' },
    { text: '.', className: 'breaks-before' },
    { text: 'collect', className: '' },
  ]);
});
