/** How the engine's lines, and the ways in which it can fail, become events. */
import { expect, test, vi } from 'vitest';
import { noChange } from '../../playground/memory/step.ts';
import { type Engine, execute } from '../../playground/runner/engine.ts';
import { runProgram } from '../../playground/runner/engine-session.ts';
import type { RunEvent, RunOptions } from '../../playground/runner/runner.ts';
import type { Ended, Execution } from '../../playground/runner/wasi.ts';

vi.mock('../../playground/runner/engine.ts', () => ({ execute: vi.fn() }));

/** The events of a run in which the engine does this. */
async function run(
  engine: (execution: Execution) => Ended,
  options: RunOptions = {},
): Promise<RunEvent[]> {
  vi.mocked(execute).mockImplementation(async (_engine, execution) => engine(execution));
  const events: RunEvent[] = [];
  const source = 'fn main() {}';
  const program = { file: 'main.rs', source, ...options };
  await runProgram({} as Engine, program, (event) => events.push(event));
  return events;
}

const encode = (text: string) => new TextEncoder().encode(text);
const trap = { code: 1, trap: new WebAssembly.RuntimeError('unreachable') };
const started = '{"kind":"started"}\n';

test('a line may come in pieces, a letter too', async () => {
  const line = encode(
    `${started}{"kind":"stdout","text":"é"}\n{"kind":"end","end":{"kind":"exit","code":3}}\n`,
  );
  const events = await run(({ stdout }) => {
    for (const byte of line) stdout(Uint8Array.of(byte));
    return { code: 3 };
  });
  expect(events).toEqual([
    { kind: 'started' },
    { kind: 'stdout', text: 'é' },
    { kind: 'end', end: { kind: 'exit', code: 3 } },
  ]);
});

test('a compiler that fails leaves a report with what it said and the source', async () => {
  const [event] = await run(({ stderr }) => {
    stderr(encode('thread main panicked at compiler/x.rs:1:1:\nno such thing\n'));
    return trap;
  });
  expect(event).toMatchObject({
    end: {
      kind: 'failed',
      report: 'thread main panicked at compiler/x.rs:1:1:\nno such thing\n\nfn main() {}',
    },
  });
});

test.each([
  ['the compiler has no more stack', '', '', 'nesting'],
  ['the program has no more stack', started, '', 'stack'],
  ['there is no more memory', '', 'memory allocation of 99 bytes failed\n', 'memory'],
])('%s', async (_what, told, complaint, limit) => {
  const events = await run(({ stdout, stderr }) => {
    stdout(encode(told));
    stderr(encode(complaint));
    return trap;
  });
  expect(events.at(-1)).toEqual({ kind: 'end', end: { kind: 'limit', limit } });
});

test.each([
  ["the host's own stack is the engine's, too", 'Maximum call stack size exceeded', 'nesting'],
  [
    'a browser that has no memory for the program',
    'WebAssembly.Memory(): could not allocate memory',
    'memory',
  ],
])('%s', async (_what, message, limit) => {
  const [event] = await run(() => {
    throw new RangeError(message);
  });
  expect(event).toEqual({ kind: 'end', end: { kind: 'limit', limit } });
});

test('a watched run tells its steps between its output, as the engine does', async () => {
  const step: RunEvent = { kind: 'step', ...noChange };
  const told: RunEvent[] = [
    { kind: 'started', executor: 'interpreted' },
    step,
    { kind: 'stdout', text: 'one' },
    step,
    { kind: 'end', end: { kind: 'exit', code: 0 } },
  ];
  let words: string[] = [];
  const events = await run(
    (execution) => {
      words = execution.words;
      execution.stdout(encode(told.map((event) => `${JSON.stringify(event)}\n`).join('')));
      return { code: 0 };
    },
    { watch: true, arguments: ['--watch'] },
  );
  expect(events).toEqual(told);
  expect(words.slice(words.indexOf('--watch'))).toEqual(['--watch', '0', '--', '--watch']);
});

test('the engine is not asked to watch what nobody watches', async () => {
  let words: string[] = [];
  await run((execution) => {
    words = execution.words;
    return { code: 0 };
  });
  expect(words).not.toContain('--watch');
});
