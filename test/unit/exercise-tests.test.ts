/** How the tests of an exercise are read, put to the reader's text, and heard. */
import { expect, test } from 'vitest';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { TestReport, testModule, testsIn, withTests } from '../../site/exercise-tests.ts';

const tests = `use super::*;

/// One is
/// one.
#[test]
fn one() {}

fn helper() {}

/// Two is two.
#[test]
fn two() {}
`;

test('tests are the functions below #[test], each with its sentence', () => {
  expect(testsIn(tests)).toEqual([
    { name: 'one', says: 'One is one.' },
    { name: 'two', says: 'Two is two.' },
  ]);
});

test('the lines of both files stay where they are', () => {
  const lines = testModule(tests).split('\n');
  expect(lines[5]).toBe('fn one() {}');
  const { source } = withTests({ source: 'fn a() {}\n\npub fn main() {}' }, '');
  expect(source.split('\n').slice(0, 3)).toEqual(['fn a() {}', '', 'pub fn _own() {}']);
});

const stdout = (text: string): RunEvent => ({ kind: 'stdout', text });
const panic = (thread: number, message: string): RunEvent => ({
  kind: 'panic',
  thread,
  message,
  place: '',
  backtrace: [],
});

test("marked lines become results, and the rest is the program's", () => {
  const report = new TestReport();
  const shown = [
    stdout('before\n\u{1e}one\nmine, '),
    stdout('without an end\u{1e}pas'),
    stdout('sed\n\u{1e}two\n'),
    panic(1, 'of a thread'),
    panic(0, 'wanted 2'),
    stdout('\u{1e}failed\n'),
  ].map((event) => report.take(event));
  expect(shown.map((event) => (event?.kind === 'stdout' ? event.text : event?.kind))).toEqual([
    'before\nmine, ',
    'without an end',
    undefined,
    'panic',
    'panic',
    undefined,
  ]);
  expect(report.results).toEqual([
    { name: 'one', passed: true },
    { name: 'two', passed: false, message: 'wanted 2' },
  ]);
});

test('a run that ends in a test leaves it failed', () => {
  const report = new TestReport();
  report.take(stdout('\u{1e}one\n'));
  report.take({ kind: 'end', end: { kind: 'stopped' } });
  expect(report.results).toEqual([{ name: 'one', passed: false }]);
});
