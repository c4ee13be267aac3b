/**
 * How an exercise is tested: its tests are a module of one program with the
 * reader's text, which keeps its line numbers. The program calls each test,
 * catches its panic, and says on stdout, in marked lines, what became of it.
 */
import type { Program, RunEvent } from '../playground/runner/runner.ts';

/** A function of tests.rs below `#[test]`. */
export interface Test {
  name: string;
  /** Its comment: what it wants, in a sentence. */
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

/** No program prints this by chance. */
const mark = '\u{1e}';

/** The file tests.rs as it is run. A panic that a test ends with is told by its event, not on stderr. */
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

/** The reader's text and the tests. A `main` of the reader is checked but not run. */
export function withTests<P extends Pick<Program, 'source' | 'files'>>(
  program: P,
  module: string,
): P {
  const main = /^((?:pub )?fn )main\b/m;
  const { source } = program;
  // As long as `main`, so that every column stays what it is.
  const text = source.replace(main, '$1_own');
  const keep = main.test(source) ? 'let _ = _own; ' : '';
  const tail = `#[path = "tests.rs"] mod exercise_tests; fn main() { ${keep}exercise_tests::run() }`;
  return {
    ...program,
    source: `${text}\n${tail}\n`,
    files: { ...program.files, 'tests.rs': module },
  };
}

export interface Result {
  name: string;
  passed: boolean;
  /** Of a failed test: the message it panicked with; none where the run ended in it. */
  message?: string;
}

/** What the marked lines of one run say. */
export class TestReport {
  readonly results: Result[] = [];
  #running: string | undefined;
  #message: string | undefined;
  /** A marked line that has not come to its end. */
  #rest = '';

  /** The event as the reader may see it: without the marked lines. */
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
        this.#said(piece.slice(0, end));
        text += piece.slice(end + 1);
      }
    }
    return text ? { ...event, text } : undefined;
  }

  #said(word: string): void {
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
