/**
 * Compilers that answer from a list, for tests in which the compiler is not the point.
 * They take the place of the workers' scripts, so everything in front of the workers is
 * the product's own. `npm run test:all` runs the same tests with the real compilers,
 * which shows that the answers written here are theirs.
 */
import type { BrowserContext, Page } from '@playwright/test';
import type { CompilerRequest, LoadMessage } from '../../playground/runner/compiler.ts';
import type { Diagnostic, RunEvent, RunOptions, Span } from '../../playground/runner/runner.ts';

/** The answer to one program. */
export interface Answer {
  /** The reader's code. The page may add more around it, such as the tests of an exercise. */
  text: string;
  /** Only a program with these options gets the answer. */
  options?: RunOptions;
  /** If one of these is an error, the program does not run. */
  diagnostics?: Diagnostic[];
  /** What happens in a run after its start. Without an `end` the run goes on forever. */
  run?: RunEvent[];
}

/** The level of tests in which every compiler is real. */
const isReal = process.env.TEST_LEVEL === 'all';

/** Gives the pages that are opened from now on compilers with these answers. A check without an answer finds nothing. */
export async function fakeCompiler(to: BrowserContext | Page, answers: Answer[]): Promise<void> {
  if (isReal) return;
  const longestFirst = answers.toSorted((a, b) => b.text.length - a.text.length);
  const serve = (pattern: string, body: string) =>
    to.route(pattern, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await serve('**/load-worker-*.js', `(${loadWorker})();`);
  const compiler = `(${compilerWorker})(${JSON.stringify(longestFirst)});`;
  await serve('**/engine-worker-*.js', compiler);
  await serve('**/clang-worker-*.js', compiler);
}

/** Removes the fake compilers, for a test in which the compiler is the point. */
export const realCompiler = (to: BrowserContext | Page) => to.unrouteAll();

/** A program that compiles, prints this, and ends well. */
export const prints = (text: string, output: string): Answer => ({
  text,
  run: [...(output ? [{ kind: 'stdout', text: output } as const] : []), exited],
});

/** The end of a run in which nothing went wrong. */
export const exited: RunEvent = { kind: 'end', end: { kind: 'exit', code: 0 } };

/** The main thread is about to run this line, with a local of this value. */
const step = (line: number, text: string): RunEvent => ({
  kind: 'step',
  number: line - 1,
  thread: 0,
  threads: [
    { id: 0, name: null, state: 'ready', reason: null, holders: [], frames: [1], skipped: 0 },
  ],
  frames: [
    {
      id: 1,
      function: 'main',
      line,
      locals: [{ name: 'count', state: 'live', value: { type: 'u32', text } }],
    },
  ],
  ...{ blocks: [], left: [], freed: [], acts: [], hidden: 0 },
});

/** Two steps of a watched run, with this output between them. */
export const steps = (output: string): RunEvent[] => [
  step(1, '1111'),
  { kind: 'stdout', text: output },
  step(2, '2222'),
];

/** A program that prints this when it is watched. */
export const watched = (text: string, output: string): Answer => ({
  text,
  options: { watch: true },
  run: [...steps(output), exited],
});

/** A program that prints this and goes on forever. */
export const spins = (text: string, output: string): Answer => ({
  text,
  run: [{ kind: 'stdout', text: output }],
});

/** A program that prints this and panics. */
export const panics = (text: string, message: string, place: string, output = ''): Answer => {
  const panic = { message, place, backtrace: [] };
  return {
    text,
    run: [
      { kind: 'stdout', text: output },
      { kind: 'panic', thread: 0, ...panic },
      { kind: 'stderr', text: `thread 'main' panicked at ${place}:\n${message}\n` },
      { kind: 'end', end: { kind: 'panic', aborts: false, ...panic } },
    ],
  };
};

/** A program with these diagnostics. */
export const saysOf = (text: string, ...diagnostics: Diagnostic[]): Answer => ({
  text,
  diagnostics,
});

/** A program that does not compile, for a reason outside the reader's code. */
export const refused = (text: string, message: string): Answer =>
  saysOf(text, {
    level: 'error',
    message,
    code: null,
    rendered: `error: ${message}\n`,
    spans: [],
    children: [],
  });

/** An exercise that passes these tests but one; see site/exercise-tests.ts. */
export const tested = (text: string, names: string[], failing?: string): Answer => ({
  text,
  run: [
    ...names.flatMap((name): RunEvent[] => {
      const passed = name !== failing;
      const panic = { message: 'not as it should be', place: 'tests.rs:1:1', backtrace: [] };
      return [
        { kind: 'stdout', text: `\u{1e}${name}\n` },
        ...(passed ? [] : [{ kind: 'panic', thread: 0, ...panic } as const]),
        { kind: 'stdout', text: `\u{1e}${passed ? 'passed' : 'failed'}\n` },
      ];
    }),
    exited,
  ],
});

/** The span of the first match. */
export function span(text: string, where: RegExp, rest: Partial<Span> = {}): Span {
  const match = where.exec(text);
  if (!match) throw new Error(`nothing in the program matches ${where}`);
  const from = match.index;
  return {
    from,
    to: from + match[0].length,
    primary: false,
    label: null,
    suggestion: null,
    ...rest,
  };
}

/** The help that a compiler offers, with the text to put in place of the span. */
export const help = (
  message: string,
  { from, to }: Span,
  text: string,
): Diagnostic['children'][0] => ({
  level: 'help',
  message,
  spans: [
    {
      from,
      to,
      primary: true,
      label: null,
      suggestion: { text, applicability: 'MachineApplicable' },
    },
  ],
});

// The functions below run in the page's workers, and see nothing else of this file.

function loadWorker(): void {
  const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  addEventListener('message', () => {
    const parts = { module: new WebAssembly.Module(emptyModule), library: new Blob() };
    postMessage({ kind: 'loaded', parts } satisfies LoadMessage);
  });
}

function compilerWorker(answers: Answer[]): void {
  const post = (event: RunEvent) => postMessage(event);
  addEventListener('message', ({ data }: MessageEvent<CompilerRequest>) => {
    if (data.kind === 'take') return;
    const answer = answers.find(
      ({ text, options = {} }) =>
        data.source.includes(text.trim()) &&
        Object.entries(options).every(
          ([name, value]) =>
            JSON.stringify(data[name as keyof RunOptions]) === JSON.stringify(value),
        ),
    );
    const diagnostics = answer?.diagnostics ?? [];
    for (const diagnostic of diagnostics) post({ kind: 'diagnostic', ...diagnostic });
    if (diagnostics.some(({ level }) => level === 'error')) {
      post({ kind: 'end', end: { kind: 'refused' } });
    } else if (data.check) {
      post({ kind: 'end', end: { kind: 'checked' } });
    } else {
      const message = `the test has no answer for a run of ${data.source}`;
      const lacking: RunEvent = { kind: 'end', end: { kind: 'unsupported', message, place: '' } };
      post({ kind: 'started' });
      // What tests of an exercise print has a token, which is random.
      const mark = `\u{1e}${data.stdin?.trim()} `;
      for (const event of answer?.run ?? [lacking])
        post(
          event.kind === 'stdout'
            ? { ...event, text: event.text.replaceAll('\u{1e}', mark) }
            : event,
        );
    }
  });
}
