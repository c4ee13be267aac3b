/** What a page may rely on, whichever runner runs its program. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SharedRunner } from '../../../playground/embed/shared-runner.ts';
import { noChange } from '../../../playground/memory/step.ts';
import { pageRunner } from '../../../playground/runner/page-runner.ts';
import type { Checker, Program, RunEvent, Runner } from '../../../playground/runner/runner.ts';
import { fakeFrames } from './fake-frames.ts';
import { FakeWorker, fakePage, settled } from './fake-worker.ts';

const compiler = { compiler: 'compiler.bin', library: 'library.bin' };
const files = { rust: compiler, cpp: compiler };
const exit: RunEvent = { kind: 'end', end: { kind: 'exit', code: 0 } };
const step: RunEvent = { kind: 'step', ...noChange };

/** A program in no language: the fake workers send the events that its source lists. */
function telling(...events: (RunEvent | { kind: 'dies' })[]): Program {
  return { language: 'rust', file: 'main.rs', source: JSON.stringify(events) };
}

function answer(worker: FakeWorker, message: { kind: string }): void {
  if ('compiler' in message) worker.send({ kind: 'loaded', parts: {} });
  const program = (message.kind === 'go' ? (message as { program?: Program }).program : message) as
    | Program
    | undefined;
  if (!program?.source) return;
  for (const event of JSON.parse(program.source) as { kind: string }[])
    if (event.kind === 'dies') worker.die();
    else worker.send(event);
}

beforeEach(() => {
  fakePage();
  FakeWorker.answer = answer;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

interface Kind {
  name: string;
  make(): Runner & Checker;
  /** As this kind of runner is asked to run it. */
  given: Partial<Program>;
  checks: boolean;
}

const kinds: Kind[] = [
  {
    name: 'a module compiled ahead',
    make: () => pageRunner(files),
    given: { precompiled: { glue: 'counts.js', wasm: 'counts.wasm' } },
    checks: false,
  },
  { name: "Rust's compiler", make: () => pageRunner(files), given: {}, checks: true },
  {
    name: "C++'s compiler",
    make: () => pageRunner(files),
    given: { language: 'cpp' },
    checks: true,
  },
  {
    name: 'the compiler of another frame',
    make: () => {
      const frames = fakeFrames();
      const holder = frames.open(() => new SharedRunner(files, 'page'));
      holder.prepare(telling(exit), 'now');
      return frames.open(() => new SharedRunner(files, 'page'));
    },
    given: {},
    checks: true,
  },
];

describe.each(kinds)('$name', ({ make, given, checks }) => {
  /** The events of a run, as they come. */
  function start(runner: Runner, program: Program) {
    const events: RunEvent[] = [];
    const run = runner.run({ ...program, ...given }, (event) => events.push(event));
    return { run, events };
  }

  test('tells nothing before `run` has returned, then all events in their order', async () => {
    const told: RunEvent[] = [
      { kind: 'started' },
      step,
      { kind: 'stdout', text: 'one' },
      { kind: 'stderr', text: 'two' },
      exit,
    ];
    const { events } = start(make(), telling(...told));
    expect(events).toEqual([]);
    await settled();
    expect(events).toEqual(told);
  });

  test('tells nothing after the end', async () => {
    const { events } = start(make(), telling(exit, { kind: 'stdout', text: 'late' }, exit));
    await settled();
    expect(events).toEqual([exit]);
  });

  test('stops at once, and then no more', async () => {
    const { run, events } = start(make(), telling({ kind: 'started' }));
    await settled();
    run.stop();
    const stopped = [{ kind: 'started' }, { kind: 'end', end: { kind: 'stopped' } }];
    expect(events).toEqual(stopped);
    run.stop();
    await settled();
    expect(events).toEqual(stopped);
  });

  test('can be stopped before anything has happened', async () => {
    const { run, events } = start(make(), telling({ kind: 'started' }, exit));
    run.stop();
    expect(events).toEqual([{ kind: 'end', end: { kind: 'stopped' } }]);
    await settled();
    expect(events).toHaveLength(1);
  });

  test('says that its worker has died, and runs the next program in another', async () => {
    const runner = make();
    const first = start(runner, telling({ kind: 'dies' }));
    await settled();
    expect(first.events).toMatchObject([{ kind: 'end', end: { kind: 'failed' } }]);
    const second = start(runner, telling(exit));
    await settled();
    expect(second.events).toEqual([exit]);
  });

  test('runs again from the end of a run', async () => {
    const runner = make();
    let ends = 0;
    const again = () => {
      runner.run({ ...telling(exit), ...given }, ({ kind }) => {
        if (kind === 'end' && ++ends < 5) again();
      });
    };
    again();
    await settled();
    expect(ends).toBe(5);
  });

  test('runs two programs at the same time', async () => {
    const runner = make();
    const endless = start(runner, telling({ kind: 'started' }));
    const other = start(runner, telling(exit));
    await settled();
    expect(endless.events).toEqual([{ kind: 'started' }]);
    expect(other.events).toEqual([exit]);
  });

  test.runIf(checks)('checks beside a run and after it', async () => {
    const runner = make();
    const program = { ...telling(exit), ...given };
    const order: string[] = [];
    const note = (name: string) => (event: RunEvent) => order.push(`${name}: ${event.kind}`);
    runner.check(program, note('check'));
    runner.check(program, note('second check'));
    runner.run(program, note('run'));
    expect(order).toEqual([]);
    await settled();
    expect(order).toEqual(['check: end', 'run: end', 'second check: end']);
  });
});
