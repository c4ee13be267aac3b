/**
 * Runs an exercise's tests. They are a module in one program with the reader's code,
 * which keeps its line numbers. The program calls each test, catches its panic, and
 * prints the outcome to stdout in marked lines.
 */
import type { Program, RunEvent } from '../playground/runner/runner.ts';

/** A function in tests.rs with `#[test]`. */
export interface Test {
  name: string;
  /** Its comment: one sentence that says what it checks. */
  says: string;
}

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

/** Starts a marked line. No program prints it by chance. */
const mark = '\u{1e}';

/** The file tests.rs as it is compiled. It keeps panics off stderr: their events report them. */
export function testModule(source: string): string {
  const calls = testsIn(source).map(({ name }) => `        ("${name}", ${name}),\n`);
  return `${source.replace(/^#\[test\]$/gm, '')}
pub fn run() {
    std::panic::set_hook(std::boxed::Box::new(|_| {}));
    let tests: [(&str, fn()); ${calls.length}] = [
${calls.join('')}    ];
    for (name, test) in tests {
        println!("\\u{1e}{name}");
        let passed = std::panic::catch_unwind(test).is_ok();
        println!("\\u{1e}{}", if passed { "passed" } else { "failed" });
    }
}
`;
}

/** The reader's code with the tests. A `main` in it is compiled but not run. */
export function withTests<P extends Pick<Program, 'source' | 'files'>>(
  program: P,
  module: string,
): P {
  const main = /^((?:pub )?fn )main\b/m;
  const { source } = program;
  // As long as `main`, so that no column changes.
  const text = source.replace(main, '$1_own');
  const keep = main.test(source) ? 'let _ = _own; ' : '';
  const tail = `#[path = "tests.rs"] mod exercise_tests; fn main() { ${keep}exercise_tests::run() }`;
  return {
    ...program,
    source: `${text}\n${tail}\n`,
    files: { ...program.files, 'tests.rs': module },
  };
}

export interface TestResult {
  name: string;
  passed: boolean;
  /** The panic message of a failed test. Unset if the run ended inside the test. */
  message?: string;
}

/** Collects the outcomes from the marked lines of one run. */
export class TestReport {
  readonly results: TestResult[] = [];
  #running: string | undefined;
  #message: string | undefined;
  /** The start of a marked line whose end has not arrived. */
  #rest = '';

  /** Returns the event without marked lines, for the reader to see. */
  take(event: RunEvent): RunEvent | undefined {
    if (event.kind === 'panic' && event.thread === 0) this.#message = event.message;
    if (event.kind === 'end' && this.#running !== undefined)
      this.results.push({ name: this.#running, passed: false });
    if (event.kind !== 'stdout') return event;
    const [before = '', ...marked] = (this.#rest + event.text).split(mark);
    this.#rest = '';
    let text = before;
    for (const piece of marked) {
      const end = piece.indexOf('\n');
      if (end === -1) this.#rest = mark + piece;
      else {
        this.#readMarked(piece.slice(0, end));
        text += piece.slice(end + 1);
      }
    }
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
      ...(passed ? {} : { message: this.#message }),
    });
    this.#running = undefined;
  }
}
