import { describe, expect, test } from 'vitest';
import { mostSteps, type State, Trace } from '../../../playground/memory/trace.ts';
import { words } from '../../../playground/memory/words.ts';
import { arena, config, dangling, type Recorded, recursion, refcell, weak } from './programs.ts';
import { Recording, scalar } from './recording.ts';

function traceOf({ events, end }: Recorded): Trace {
  const trace = new Trace();
  for (const event of events) trace.add(event);
  trace.ended(end);
  return trace;
}

const plain = ({ running, threads, frames, blocks, hidden }: State) =>
  JSON.stringify([running, [...threads], [...frames], [...blocks], hidden]);

/** All that is said of a run, a line for each step at which something happened. */
const said = (trace: Trace) =>
  Array.from({ length: trace.length }, (_, index) =>
    trace.moment(index).happened.map(words.happened).join(' '),
  ).filter(Boolean);

describe('states', () => {
  test('are the same forward, back and at random', () => {
    for (const program of [arena(), config(), dangling(), refcell(), weak(), recursion(200)]) {
      const trace = traceOf(program);
      const indexes = Array.from({ length: trace.length }, (_, index) => index);
      const forward = indexes.map((index) => plain(trace.state(index)));
      const back = indexes.toReversed().map((index) => plain(trace.state(index)));
      expect(back.toReversed()).toEqual(forward);
      for (const index of [7, 0, trace.length - 1, 3])
        expect(plain(trace.state(trace.nearest(index)))).toBe(forward[trace.nearest(index)]);
    }
  });

  test('share what did not change', () => {
    const trace = traceOf(config());
    const [one, next] = [trace.state(12), trace.state(13)];
    const old = [...one.blocks.values()].find(({ value }) =>
      value.parts?.some((part) => part.value.text === '2222'),
    );
    expect(old).toBeDefined();
    expect(next.blocks.get(old?.id ?? -1)).toBe(old);
  });

  test('begin with what the engine told of the whole state', () => {
    const trace = traceOf(arena());
    const { running, threads, frames } = trace.state(0);
    expect(running).toBe(0);
    expect(threads.get(0)?.frames).toHaveLength(1);
    expect([...frames.values()].map(({ function: name, line }) => [name, line])).toEqual([
      ['main', 53],
    ]);
  });

  test('of a long run are the last ones, and the trace says how many are gone', () => {
    const trace = new Trace();
    const run = new Recording();
    const main = run.call(run.thread(0), 'main');
    for (let turn = 0; turn < mostSteps + 1000; turn += 1) {
      main.set('turn', scalar('u32', `${turn}`)).line(1 + (turn % 3));
      const event = run.events.pop();
      if (event) trace.add(event);
    }
    expect(trace.length).toBe(mostSteps + 1000);
    expect(trace.length - trace.first).toBeGreaterThanOrEqual(mostSteps);
    expect(trace.length - trace.first).toBeLessThan(mostSteps + 100);
    const turnAt = (index: number) =>
      [...trace.state(index).frames.values()][0]?.locals[0]?.value.text;
    expect(turnAt(trace.first)).toBe(`${trace.first}`);
    expect(turnAt(trace.length - 1)).toBe(`${mostSteps + 999}`);
    expect(() => trace.moment(0)).toThrow(RangeError);
    expect(trace.nearest(0)).toBe(trace.first);
  });
});

describe('output', () => {
  test('is shown from the step after it', () => {
    const trace = traceOf(arena());
    const upTo = (index: number) =>
      trace
        .output(index)
        .map(({ text }) => text)
        .join('');
    const printed = Array.from({ length: trace.length }, (_, index) => upTo(index));
    expect(printed[0]).toBe('');
    const first = printed.findIndex(Boolean);
    expect(trace.state(first).frames.size).toBe(1);
    expect([...trace.state(first).frames.values()][0]?.line).toBe(59);
    expect(printed.at(-1)).toBe('eve: Some("Eve")\nbob: None\nada: Some("Ada")\n');
  });

  test('after the last step belongs to the end', () => {
    const run = new Recording();
    run.call(run.thread(0), 'main').line(1);
    run.print('bye\n');
    const trace = traceOf({
      file: '',
      code: '',
      events: run.events,
      end: { kind: 'exit', code: 0 },
    });
    expect(trace.length).toBe(2);
    expect(trace.output(0)).toEqual([]);
    expect(trace.output(1)).toEqual([{ stream: 'stdout', text: 'bye\n' }]);
    expect(trace.state(1).running).toBeNull();
    expect(trace.state(1).frames.size).toBe(1);
  });
});

describe('what happened', () => {
  test('in the arena', () => {
    expect(said(traceOf(arena()))).toMatchInlineSnapshot(`
      [
        "\`main\` is called.",
        "\`arena\` is \`len 0 · cap 0\`.",
        "\`Arena::insert\` is called.",
        "\`free\` is \`None\`.",
        "96 bytes are allocated for \`[Slot]\`. \`arena\` is \`len 1 · cap 4\`.",
        "\`Arena::insert\` returns. \`ada\` is \`index 0 · generation 1\`.",
        "\`Arena::insert\` is called.",
        "\`free\` is \`None\`.",
        "\`arena\` is \`len 2 · cap 4\`. In \`[Slot]\`, \`[1]\` is \`generation 1 · user Some("Bob")\`.",
        "\`Arena::insert\` returns. \`bob\` is \`index 1 · generation 1\`.",
        "\`Arena::remove\` is called.",
        "In \`[Slot]\`, \`[1].user\` is \`None\`.",
        "In \`[Slot]\`, \`[1].generation\` is \`2\`.",
        "\`Arena::remove\` returns.",
        "\`Arena::insert\` is called.",
        "\`free\` is \`Some(1)\`.",
        "\`index\` is \`1\`.",
        "In \`[Slot]\`, \`[1].user\` is \`Some("Eve")\`.",
        "\`Arena::insert\` returns. \`eve\` is \`index 1 · generation 2\`.",
        "\`Arena::get\` is called.",
        "\`Arena::get\` returns. It prints \`eve: Some("Eve")\`.",
        "\`Arena::get\` is called.",
        "\`Arena::get\` returns. It prints \`bob: None\`.",
        "\`Arena::get\` is called.",
        "\`Arena::get\` returns. It prints \`ada: Some("Ada")\`.",
        "The program has ended.",
      ]
    `);
  });

  test('with two threads and a lock', () => {
    expect(said(traceOf(config()))).toMatchInlineSnapshot(`
      [
        "\`main\` is called.",
        "\`current\` is called.",
        "\`{closure#0}\` is called.",
        "24 bytes are allocated for \`Config\`. \`{closure#0}\` returns.",
        "The count of \`Config\` rises from 1 to 2. \`main\` locks \`CURRENT\` to read.",
        "\`main\` unlocks \`CURRENT\`. \`current\` returns.",
        "24 bytes are allocated for \`Config\`.",
        "\`main\` locks \`CURRENT\` to write.",
        "Thread \`worker\` starts. \`main::{closure#0}\` is called. \`worker\` is \`runs\`.",
        "Now \`worker\` runs.",
        "\`current\` is called.",
        "\`worker\` waits for an RwLock, to read, which main holds. Now \`main\` runs. It prints \`main holds port 1111\`.",
        "\`fresh\` moves into \`*slot\`. The count of \`Config\` falls from 2 to 1.",
        "\`slot\` moves into \`drop\`. \`main\` unlocks \`CURRENT\`.",
        "The count of \`Config\` rises from 1 to 2. \`worker\` locks \`CURRENT\` to read. \`main\` waits for worker to end. Now \`worker\` runs.",
        "\`worker\` unlocks \`CURRENT\`. \`current\` returns.",
        "\`worker\` moves into \`join\`. The count of \`Config\` falls from 2 to 1. Thread \`worker\` ends. Now \`main\` runs. \`main::{closure#0}\` returns. \`port\` is \`2222\`.",
        "It prints \`worker got port 2222\`.",
        "It prints \`main still holds 1111\`.",
        "The program has ended.",
      ]
    `);
  });

  test('to a pointer whose target is freed', () => {
    expect(said(traceOf(dangling()))).toMatchInlineSnapshot(`
      [
        "\`main\` is called.",
        "32 bytes are allocated for \`[&str]\`. \`songs\` is \`len 2 · cap 2\`.",
        "\`[&str]\` moves to a new block: 32 bytes before, 64 now. \`current\` dangles: its target was freed on line 4. \`songs\` is \`len 3 · cap 4\`.",
        "Undefined behaviour at src/main.rs:5:28: it uses memory that is no longer its own.",
      ]
    `);
  });

  test('to a RefCell', () => {
    expect(said(traceOf(refcell()))).toMatchInlineSnapshot(`
      [
        "\`main\` is called.",
        "\`total\` is \`1\`.",
        "\`total\` is borrowed by 1.",
        "\`read\` is dropped. \`total\` is no longer borrowed.",
        "\`total\` is borrowed to write.",
        "\`total\` is \`2\`.",
        "It panics: already mutably borrowed. Panicked at src/main.rs:9:30: exit code 101.",
      ]
    `);
  });

  test('to counts', () => {
    expect(said(traceOf(weak()))).toMatchInlineSnapshot(`
      [
        "\`main\` is called.",
        "64 bytes are allocated for \`Node\`.",
        "The count of \`Node\` rises from 1 to 2. 8 bytes are allocated for \`[Rc<Node>]\`. 64 bytes are allocated for \`Node\`.",
        "The weak count of \`Node\` rises from 0 to 1.",
        "\`branch\` is dropped. The count of \`Node\` falls from 2 to 1. The count of \`Node\` falls from 1 to 0, so the value is dropped. The block of \`[Rc<Node>]\` is freed. \`Node\` is \`dropped\`.",
        "The program has ended.",
      ]
    `);
  });
});

test('a pointer that dangles for longer than steps are kept still has its target', () => {
  const { events } = dangling();
  const trace = new Trace();
  for (const event of events) trace.add(event);
  const last = events.findLast((event) => event.kind === 'step');
  const [main] = trace.state(trace.length - 1).frames.values();
  const old = [...trace.state(2).blocks.keys()][0] ?? -1;
  if (last?.kind !== 'step' || !main) throw new Error('no step');
  for (let line = 0; line < mostSteps + 500; line += 1)
    trace.add({ ...last, threads: [], blocks: [], freed: [], frames: [{ ...main, line }] });
  expect(trace.first).toBeGreaterThan(4);
  expect(trace.freed(old)?.value.parts).toHaveLength(2);
});
