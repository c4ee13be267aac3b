/**
 * Runs an exercise's tests and decides whether it is solved. The tests are a module in one
 * program with the reader's code, which keeps its line numbers. The program calls each test,
 * catches its panic, and prints the outcome to stdout in marked lines.
 *
 * The reader's code can't forge an outcome: a mark holds a token that the program reads from
 * stdin before it calls any of that code, and the harness names std's own macros.
 */
import type {
  Diagnostic,
  End,
  Leak,
  Program,
  Run,
  RunEvent,
  Runner,
} from '../playground/runner/runner.ts';
import { unsafeDiagnostic } from './unsafe-code.ts';

/** A function in tests.rs with `#[test]`. */
export interface Test {
  name: string;
  /** Its comment: one sentence that says what it checks. */
  says: string;
}

/** What it takes to run the tests of an exercise, as JSON in a page. */
export interface ExerciseTests {
  /** The file tests.rs as it is compiled. */
  module: string;
  names: string[];
  /** Whether the code may use `unsafe`: only where the solution does. */
  allowsUnsafe: boolean;
}

export interface TestResult {
  name: string;
  passed: boolean;
  /** The panic message of a failed test, empty if it gave none. Unset if the run ended inside the test. */
  message?: string;
}

export interface Verdict {
  /** Every test passed under every seed, the program ended by itself and leaked nothing. */
  solved: boolean;
  /** Of the last run: the first that failed, if one did. Tests that didn't run are missing. */
  results: TestResult[];
  diagnostics: Diagnostic[];
  leaks: Leak[];
  end: End;
  /** The seed of the last run. */
  seed: number;
  /** How many runs with other seeds went well before. */
  before: number;
  /** The last run started threads. */
  hasThreads: boolean;
  /** Another seed may give another verdict: the program has threads, or a hash map. */
  varies: boolean;
}

/**
 * Seeds of the runs that a verdict takes, if the program has threads: enough for each wrong
 * solution in content/exercises/, and few enough to take a second or two.
 */
export const verdictSeeds = [0, 1, 2, 3];

/** Limit in basic blocks that a run executes: a hundred times what any solution needs, and seconds at most. */
const steps = 20_000_000;

/** Starts a marked line, before the token. */
const mark = '\u{1e}';

export function testsIn(source: string): Test[] {
  return [...source.matchAll(/^((?:\/\/\/ .*\n)+)#\[test\]\nfn (\w+)\(\)/gm)].map(
    ([, comment = '', name = '']) => ({
      name,
      says: comment
        .replace(/^\/\/\/ /gm, '')
        .trim()
        .replaceAll('\n', ' '),
    }),
  );
}

export const testsOf = (exercise: { tests: string; solution: string }): ExerciseTests => ({
  module: testModule(exercise.tests),
  names: testsIn(exercise.tests).map(({ name }) => name),
  allowsUnsafe: unsafeDiagnostic('', exercise.solution) !== undefined,
});

/**
 * The file tests.rs as it is compiled. It keeps panics off stderr: their events report them.
 * The harness is a module of its own, because the tests import all that the reader wrote:
 * a trait's method may hide one of std's.
 */
export function testModule(source: string): string {
  const calls = testsIn(source).map(({ name }) => `            ("${name}", super::${name}),\n`);
  return `${source.replace(/^#\[test\]$/gm, '')}
pub mod harness {
    pub fn run() {
        let mut token = ::std::string::String::new();
        ::std::io::stdin().read_line(&mut token).expect("the token comes first");
        ::std::panic::set_hook(::std::boxed::Box::new(|_| {}));
        let tests: [(&str, fn()); ${calls.length}] = [
${calls.join('')}        ];
        for (name, test) in tests {
            ::std::println!("\\u{1e}{} {name}", token.trim_end());
            let passed = ::std::panic::catch_unwind(test).is_ok();
            let outcome = if passed { "passed" } else { "failed" };
            ::std::println!("\\u{1e}{} {outcome}", token.trim_end());
        }
    }
}
`;
}

/** Macros of std that tests use. A macro of the same name in the reader's code would hide them. */
const macros = ['assert', 'assert_eq', 'assert_ne', 'format', 'matches', 'panic', 'println', 'vec'];

/** Follow the reader's code, on one line. The first item takes an attribute that the code may end with. */
const shields = [
  'const _: () = ();',
  ...macros.map(
    (name) =>
      `#[allow(unused_macros)] macro_rules! ${name} { ($($t:tt)*) => { ::std::${name}!($($t)*) } }`,
  ),
].join(' ');

/**
 * The reader's code with the tests. A `main` in it is compiled but not run. In a watched run
 * the tests are in the same file, because its steps are lines of one file.
 */
export function withTests<P extends Pick<Program, 'source' | 'files' | 'watch'>>(
  program: P,
  { module }: Pick<ExerciseTests, 'module'>,
): P {
  const main = /^((?:pub )?fn )main\b/m;
  const { source } = program;
  // As long as `main`, so that no column changes.
  const text = source.replace(main, '$1_own');
  const call = main.test(source) ? 'let _ = _own; ' : '';
  const run = `fn main() { ${call}exercise_tests::harness::run() }`;
  if (program.watch)
    return { ...program, source: `${text}\n${shields} mod exercise_tests {\n${module}} ${run}\n` };
  return {
    ...program,
    source: `${text}\n${shields} #[path = "tests.rs"] mod exercise_tests; ${run}\n`,
    files: { ...program.files, 'tests.rs': module },
  };
}

/** What a watched run shows: the lines of the reader's code, and of the tests below `title`. */
export function withTestsShown(source: string, { module }: ExerciseTests, title: string): string {
  const [tests = ''] = module.split('\npub mod harness {');
  const marked = tests.replace(/^\/\/\/ .*\n(?=\nfn \w+\(\))/gm, '$&#[test]');
  return `${source}\n// ${title}\n${marked}`;
}

export interface TestRun {
  run: Runner['run'];
  /** The reader's code. */
  program: Program;
  tests: ExerciseTests;
  seeds?: number[];
  /** What no program can guess; random by default. */
  token?: string;
  /** Events of the run that is shown, without the marked lines; the verdict comes before the end. */
  onEvent(event: RunEvent): void;
  /** A later run failed: its events follow, and replace those of the first. */
  onRestart?(): void;
  /** So many of all runs have gone well. */
  onProgress?(done: number, all: number): void;
  onVerdict(verdict: Verdict): void;
}

/** Runs the tests under one seed after the other until one fails, if the program can differ between them. */
export function runTests(test: TestRun): Run {
  const { program, tests, seeds = verdictSeeds, token = randomToken(), onEvent } = test;
  let current: Run | undefined;
  let stopped = false;

  const verdictOf = (report: TestReport, end: End, before: number): Verdict => {
    const { results, leaks, hasThreads } = report;
    const passes = ({ name, passed }: TestResult) => passed && tests.names.includes(name);
    const ended = end.kind === 'exit' && end.code === 0 && leaks.length === 0;
    return {
      ...{ results, diagnostics: report.diagnostics, leaks, hasThreads, end, before },
      solved: ended && results.filter(passes).length === tests.names.length,
      seed: seeds[before] ?? 0,
      varies: hasThreads || /\b(HashMap|HashSet|RandomState)\b/.test(program.source),
    };
  };
  const next = (before: number, last?: Verdict) => {
    const report = new TestReport(token);
    const held: RunEvent[] = [];
    const whole: Program = {
      ...withTests(program, tests),
      stdin: `${token}\n`,
      limits: { steps },
      seed: seeds[before] ?? 0,
    };
    current = test.run(whole, (event) => {
      const shown = report.take(event);
      if (event.kind !== 'end') {
        if (shown && before === 0) onEvent(shown);
        else if (shown) held.push(shown);
        return;
      }
      const verdict = verdictOf(report, event.end, before);
      if (verdict.solved && verdict.varies && before + 1 < seeds.length) {
        test.onProgress?.(before + 1, seeds.length);
        next(before + 1, verdict);
        // Stopped between two runs.
        if (stopped) current?.stop();
        return;
      }
      if (before > 0 && !verdict.solved && event.end.kind !== 'stopped') {
        test.onRestart?.();
        held.forEach(onEvent);
      }
      // A run that was stopped says nothing; the one before it passed its tests.
      const isStopped = last && event.end.kind === 'stopped';
      test.onVerdict(isStopped ? { ...verdict, results: last.results } : verdict);
      onEvent(event);
    });
  };

  const refused = tests.allowsUnsafe ? undefined : unsafeDiagnostic(program.file, program.source);
  if (refused)
    // The first event comes after `run` has returned.
    queueMicrotask(() => {
      const end: End = { kind: 'refused' };
      const report = new TestReport(token);
      report.take({ kind: 'diagnostic', ...refused });
      onEvent({ kind: 'diagnostic', ...refused });
      test.onVerdict(verdictOf(report, end, 0));
      onEvent({ kind: 'end', end });
    });
  else next(0);
  return {
    stop() {
      stopped = true;
      current?.stop();
    },
  };
}

/** Works on pages without HTTPS too, unlike `crypto.randomUUID`. */
const randomToken = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** Collects what one run says about the tests. */
export class TestReport {
  readonly results: TestResult[] = [];
  readonly diagnostics: Diagnostic[] = [];
  leaks: Leak[] = [];
  hasThreads = false;
  readonly #marked: RegExp;
  #running: string | undefined;
  #message: string | undefined;
  /** The start of a marked line whose end has not arrived. */
  #rest = '';

  constructor(token: string) {
    this.#marked = new RegExp(`${mark}${token} (.*)\n`, 'g');
  }

  /** Returns the event without marked lines, for the reader to see. */
  take(event: RunEvent): RunEvent | undefined {
    if (event.kind === 'diagnostic') this.diagnostics.push(event);
    if (event.kind === 'leaks') this.leaks = event.leaks;
    if (event.kind === 'thread-started') this.hasThreads = true;
    if (event.kind === 'panic' && event.thread === 0) this.#message = event.message;
    if (event.kind === 'end' && this.#running !== undefined)
      this.results.push({ name: this.#running, passed: false });
    if (event.kind !== 'stdout') return event;
    const all = this.#rest + event.text;
    const start = all.lastIndexOf(mark);
    const until = start === -1 || all.includes('\n', start) ? all.length : start;
    this.#rest = all.slice(until);
    const text = all.slice(0, until).replace(this.#marked, (_, word: string) => {
      this.#readMarked(word);
      return '';
    });
    return text ? { ...event, text } : undefined;
  }

  #readMarked(word: string): void {
    if (this.#running === undefined) {
      this.#running = word;
      this.#message = undefined;
      return;
    }
    const passed = word === 'passed';
    this.results.push({
      name: this.#running,
      passed,
      ...(passed ? {} : { message: this.#message ?? '' }),
    });
    this.#running = undefined;
  }
}
