/** How the tests of an exercise are read, put to the reader's text, and heard. */
import { expect, test } from 'vitest';
import type { End, Program, RunEvent } from '../../playground/runner/runner.ts';
import {
  runTests,
  TestReport,
  testModule,
  testsIn,
  withTests,
  withTestsShown,
} from '../../site/exercise-tests.ts';

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
  const { source } = withTests({ source: 'fn a() {}\n\npub fn main() {}' }, { module: '' });
  expect(source.split('\n').slice(0, 3)).toEqual(['fn a() {}', '', 'pub fn _own() {}']);
});

test('a watched run has the tests in its own file, at the lines that it shows', () => {
  const all = { module: testModule(tests), names: [], allowsUnsafe: false };
  const program = withTests({ source: 'fn a() {}\n', watch: true }, all);
  expect(program).not.toHaveProperty('files');
  const shown = withTestsShown('fn a() {}\n', all, 'Tests').split('\n');
  expect(shown.slice(-4)).toEqual(['/// Two is two.', '#[test]', 'fn two() {}', '']);
  expect(shown.join()).not.toContain('harness');
  const compiled = program.source.split('\n');
  for (const [index, line] of shown.entries())
    if (line !== '// Tests' && line !== '#[test]') expect(compiled[index]).toBe(line);
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
  const report = new TestReport('t');
  const shown = [
    stdout('before\n\u{1e}t one\nmine, '),
    stdout('without an end\u{1e}t pas'),
    stdout('sed\n\u{1e}t two\n'),
    panic(1, 'of a thread'),
    panic(0, 'wanted 2'),
    stdout('\u{1e}t failed\n'),
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
  const report = new TestReport('t');
  report.take(stdout('\u{1e}t one\n'));
  report.take({ kind: 'end', end: { kind: 'stopped' } });
  expect(report.results).toEqual([{ name: 'one', passed: false }]);
});

test("a line with another token is the program's", () => {
  const report = new TestReport('t');
  const text = '\u{1e}one\n\u{1e}u one\n\u{1e}u passed\n';
  expect(report.take(stdout(text))).toEqual(stdout(text));
  expect(report.results).toEqual([]);
});

/** What each run of a program reports, by its seed. A run with `hangs` goes on until it is stopped. */
type Runs = ((RunEvent | 'hangs')[] | undefined)[];
const exited: RunEvent = { kind: 'end', end: { kind: 'exit', code: 0 } };
const thread: RunEvent = { kind: 'thread-started', thread: 1 };
const prints = (word: string) => stdout(`${word} \n\u{1e}t one\n\u{1e}t ${word}\n`);
const tests1 = { module: '', names: ['one'], allowsUnsafe: false };

/** Runs until the verdict, and returns all that was reported in its order. */
function verdictOn(runs: Runs, source = '', stopAt?: number) {
  const heard: string[] = [];
  let stop = () => {};
  const run = (program: Program, onEvent: (event: RunEvent) => void) => {
    const events = runs[program.seed ?? 0] ?? [];
    queueMicrotask(() => {
      for (const event of events) if (event !== 'hangs') onEvent(event);
      if (program.seed === stopAt) stop();
    });
    const end: End = { kind: 'stopped' };
    return { stop: () => events.includes('hangs') && onEvent({ kind: 'end', end }) };
  };
  const program: Program = { language: 'rust', file: 'a.rs', source };
  return new Promise<string[]>((tell) => {
    const given = { run, program, tests: tests1, seeds: [0, 1, 2], token: 't' };
    ({ stop } = runTests({
      ...given,
      onEvent: (event) => {
        heard.push(event.kind === 'stdout' ? event.text.trim() : event.kind);
        if (event.kind === 'end') tell(heard);
      },
      onRestart: () => heard.push('restart'),
      onProgress: (done, all) => heard.push(`${done} of ${all}`),
      onVerdict: ({ solved, seed, results }) =>
        heard.push(`${solved ? 'solved' : 'not solved'} with ${seed}, ${results.length} results`),
    }));
  });
}

const passes: Runs[0] = [thread, prints('passed'), exited];

test('a program with threads runs under every seed, one without runs once', async () => {
  const first = ['thread-started', 'passed'];
  expect(await verdictOn([passes, passes, passes])).toEqual([
    ...[...first, '1 of 3', '2 of 3', 'solved with 2, 1 results', 'end'],
  ]);
  const single: Runs = [[prints('passed'), exited]];
  expect(await verdictOn(single)).toEqual(['passed', 'solved with 0, 1 results', 'end']);
});

test('the first run that fails is the last, and replaces the one that was shown', async () => {
  expect(await verdictOn([passes, [thread, prints('failed'), exited]])).toEqual([
    ...['thread-started', 'passed', '1 of 3', 'restart'],
    ...['thread-started', 'failed', 'not solved with 1, 1 results', 'end'],
  ]);
});

test('a later run that is stopped leaves what was shown', async () => {
  expect(await verdictOn([passes, ['hangs']], '', 1)).toEqual([
    ...['thread-started', 'passed', '1 of 3', 'not solved with 1, 1 results', 'end'],
  ]);
});

test('code with `unsafe` does not run', async () => {
  expect(await verdictOn([passes], 'unsafe fn a() {}')).toEqual([
    ...['diagnostic', 'not solved with 0, 0 results', 'end'],
  ]);
  const noCode =
    '/* unsafe */ fn a(_: char) { let _ = (\'"\', "\\"unsafe", r#"unsafe"#); } // unsafe';
  expect(await verdictOn([[prints('passed'), exited]], noCode)).toContain(
    'solved with 0, 1 results',
  );
});
