import { describe, expect, test } from 'vitest';
import type { Box } from '../../../playground/memory/layout.ts';
import { Plan } from '../../../playground/memory/layout.ts';
import { lastChange, pastOf } from '../../../playground/memory/past.ts';
import { Places } from '../../../playground/memory/places.ts';
import { blockGroups, cut, inline } from '../../../playground/memory/rows.ts';
import type { Block, Value } from '../../../playground/memory/step.ts';
import { Trace } from '../../../playground/memory/trace.ts';
import { arena, config } from './programs.ts';
import { elements, place, pointer, Recording, scalar, struct } from './recording.ts';

const rowsOf = (value: Value, more: Partial<Block> = {}) =>
  blockGroups(new Recording().made(value, { size: 4, ...more }), 230).flatMap(({ rows }) =>
    rows.map(({ depth, name, type, text }) => [depth, name, type, text]),
  );

describe('a value in one row', () => {
  test.each<[string, Value, string | undefined]>([
    ['a number', scalar('u8', '5'), '5'],
    [
      'a struct',
      struct('H', { index: scalar('u8', '1'), gen: scalar('u8', '2') }),
      'index 1 · gen 2',
    ],
    ['a tuple', struct('(u8, u8)', { 0: scalar('u8', '1'), 1: scalar('u8', '2') }), '(1, 2)'],
    ['an array', elements('[u8; 2]', [scalar('u8', '1'), scalar('u8', '2')]), '[1, 2]'],
    [
      'an enum',
      { type: 'Option<u8>', text: 'Some', parts: [{ name: '0', value: scalar('u8', '1') }] },
      'Some(1)',
    ],
    [
      'a map',
      { ...struct('BTreeMap<i32, u8>', { 0: scalar('u8', '1') }), text: 'len 1' },
      undefined,
    ],
    [
      'a text that is nowhere in the picture',
      pointer('&str', 'borrows', null, { text: '"a"' }),
      '"a"',
    ],
    ['a null pointer', pointer('*const u8', 'raw', null), 'null'],
    [
      'a vector in a struct',
      struct('A', { slots: pointer('Vec<u8>', 'owns', place(1, 0, 4), { text: 'len 2, cap 4' }) }),
      'len 2 · cap 4',
    ],
    [
      'five fields',
      struct('F', Object.fromEntries('abcde'.split('').map((name) => [name, scalar('u8', '1')]))),
      undefined,
    ],
    [
      'two pointers',
      struct('P', {
        a: pointer('&u8', 'borrows', place(1, 0, 1)),
        b: pointer('&u8', 'borrows', place(1, 0, 1)),
      }),
      undefined,
    ],
    [
      'a lock',
      { type: 'Mutex<u8>', lock: { holders: [], writing: false, poisoned: false } },
      undefined,
    ],
  ])('%s', (_, value, text) => {
    expect(inline(value)?.text).toBe(text);
  });

  test('a text that is too long ends in …', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
    expect(cut('"abcdefg"', 6)).toBe('"abc…"');
  });
});

describe('the rows of a block', () => {
  test('of a struct are its fields', () => {
    expect(rowsOf(struct('Config', { port: scalar('u16', '1111') }))).toEqual([
      [0, 'port', '', '1111'],
    ]);
  });

  test('of a vector are its elements and its unused room', () => {
    const values = [1, 2].map((n) => scalar('u8', `${n}`, place(1, n - 1, 1)));
    expect(rowsOf(elements('[u8]', values, place(1, 0, 4), 2))).toEqual([
      [0, '[0]', '', '1'],
      [0, '[1]', '', '2'],
      [0, '[2]', '', 'unused'],
      [0, '[3]', '', 'unused'],
    ]);
  });

  test('of a text say how much room is left', () => {
    const text = { ...scalar('str', '"Ada"', place(1, 0, 3)), unused: 5 };
    expect(rowsOf(text)).toEqual([
      [0, '', '', '"Ada"'],
      [0, '', '', '5 bytes unused'],
    ]);
  });

  test('of a lock are its state and its value, whatever wraps it', () => {
    const lock = { holders: [], writing: false, poisoned: false };
    const mutex = { type: 'Mutex<u8>', lock, parts: [{ name: '0', value: scalar('u8', '1') }] };
    const rows = [
      [0, '', '', ''],
      [0, '', '', '1'],
    ];
    expect(rowsOf(struct('LazyLock<Mutex<u8>>', { 0: mutex }))).toEqual(rows);
    expect(rowsOf({ type: 'Mutex<u8>', lock, text: '1' })).toEqual(rows);
    const arc = pointer('RwLock<Arc<u8>>', 'shares', place(9, 0, 1));
    expect(rowsOf({ ...arc, lock })).toEqual([rows[0], [0, '', 'Arc<u8>', '']]);
  });
});

describe('a place', () => {
  const at = (block: number) => {
    const values = [0, 1, 2].map((index) =>
      struct(
        'Slot',
        { a: scalar('u32', '1', place(block, 8 * index, 4)), b: pointer('&u8', 'borrows', null) },
        place(block, 8 * index, 8),
      ),
    );
    const run = new Recording();
    const main = run.call(run.thread(0), 'main');
    run.block(elements('Vec<Slot>', values), { id: block, size: 32 });
    main.set('x', scalar('i32', '1', place(7, 0, 4))).line(1);
    const trace = new Trace();
    for (const event of run.events) trace.add(event);
    return new Places(new Plan(trace, 563).picture(0).boxes);
  };
  const names = (target: { box: Box; rows: { row: { name: string } }[] } | undefined) =>
    target && [target.box.key, ...target.rows.map(({ row }) => row.name)];

  test('is the row that shows exactly it', () => {
    expect(names(at(3).find(place(3, 8, 8)))).toEqual(['block 3', '[1]']);
    expect(names(at(3).find(place(3, 8, 4)))).toEqual(['block 3', 'a']);
    expect(names(at(3).find(place(7, 0, 4)))).toEqual(['frame 1', 'x']);
  });

  test('is all rows of a slice', () => {
    expect(names(at(3).find(place(3, 8, 16)))).toEqual(['block 3', '[1]', 'a', '[2]', 'a']);
  });

  test('is else the smallest thing around it', () => {
    expect(names(at(3).find(place(3, 9, 1)))).toEqual(['block 3', 'a']);
    expect(names(at(3).find(place(3, 13, 1)))).toEqual(['block 3', '[1]']);
    expect(names(at(3).find(place(3, 28, 1)))).toEqual(['block 3']);
  });

  test('of what is not drawn is nothing', () => {
    expect(at(3).find(place(4, 0, 1))).toBeUndefined();
  });
});

describe('the past of a variable', () => {
  const traceOf = (events: ReturnType<typeof arena>['events']) => {
    const trace = new Trace();
    for (const event of events) trace.add(event);
    return trace;
  };

  test('says when it was made, changed and dropped', () => {
    const trace = traceOf(config().events);
    const main = [...trace.state(0).frames.keys()][0] ?? -1;
    const fresh = pastOf({ kind: 'local', frame: main, index: 1 }, trace);
    const lineAt = (index: number | undefined) =>
      index === undefined ? undefined : trace.state(index).frames.get(main)?.line;
    expect(lineAt(fresh.created)).toBe(20);
    expect(lineAt(fresh.dropped)).toBe(24);
  });

  test('of a block knows each change before a step', () => {
    const trace = traceOf(arena().events);
    const [block] = [...trace.state(trace.length - 1).blocks.keys()];
    const past = pastOf({ kind: 'block', id: block ?? -1 }, trace);
    expect(past.dropped).toBeUndefined();
    expect(past.changed.length).toBeGreaterThan(3);
    expect(lastChange(past, past.changed[1] ?? 0)).toBe(past.changed[0]);
    expect(lastChange(past, past.created ?? 0)).toBeUndefined();
  });
});
