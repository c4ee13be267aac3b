import { describe, expect, test } from 'vitest';
import { arrowsOf } from '../../../playground/memory/arrows.ts';
import { type Box, type Picture, Plan } from '../../../playground/memory/layout.ts';
import { segments } from '../../../playground/memory/router.ts';
import { Trace } from '../../../playground/memory/trace.ts';
import {
  anything,
  arena,
  config,
  dangling,
  type Recorded,
  recursion,
  refcell,
  weak,
} from './programs.ts';
import { elements, place, pointer, Recording, scalar, struct } from './recording.ts';

const widths = [340, 563, 720];

function plan({ events, end }: Pick<Recorded, 'events' | 'end'>, width = 563) {
  const trace = new Trace();
  for (const event of events) trace.add(event);
  trace.ended(end);
  const made = new Plan(trace, width);
  const pictures = Array.from({ length: trace.length - trace.first }, (_, index) =>
    made.picture(trace.first + index),
  );
  return { trace, plan: made, pictures };
}

const exit = { kind: 'exit', code: 0 } as const;
const all = () => [
  arena(),
  config(),
  dangling(),
  refcell(),
  weak(),
  ...[1, 2, 3, 4].map(anything),
  recursion(30),
];

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function rowY(picture: Picture, box: string, name: string): number | undefined {
  return picture.boxes.find(({ key }) => key === box)?.rows.find(({ row }) => row.name === name)
    ?.top;
}

describe('a plan', () => {
  test.each(widths)('keeps each box at its place through all steps, at %i px', (width) => {
    // Without recursion, whose innermost calls share places.
    for (const program of all().slice(0, -1)) {
      const places = new Map<string, string>();
      for (const { boxes } of plan(program, width).pictures)
        for (const { key, x, y } of boxes) {
          const at = `${x} ${y}`;
          expect(places.get(key) ?? at).toBe(at);
          places.set(key, at);
        }
    }
  });

  test('keeps rows at their places while other rows of the box change', () => {
    const { pictures } = plan(config());
    const tops = pictures.map((picture) => rowY(picture, 'frame 1', 'worker'));
    expect(new Set(tops.filter((top) => top !== undefined)).size).toBe(1);
  });

  test.each(widths)('puts no two boxes over each other, at %i px', (width) => {
    for (const program of all())
      for (const { boxes, height } of plan(program, width).pictures)
        for (const [index, box] of boxes.entries()) {
          expect(box.y + box.height).toBeLessThanOrEqual(height);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
        }
  });

  test('grows with the trace', () => {
    const { events, end } = arena();
    const whole = plan({ events, end });
    const trace = new Trace();
    const grown = new Plan(trace, 563);
    for (const event of events) {
      trace.add(event);
      grown.update();
    }
    trace.ended(end);
    grown.update();
    expect(grown.picture(20)).toEqual(whole.pictures[20]);
  });

  test('uses the place of a returned call again, at the same depth', () => {
    const { pictures } = plan(arena());
    const tops = new Set(
      pictures.flatMap(({ boxes }) =>
        boxes.filter(({ frame }) => frame?.function !== 'main' && frame).map(({ y }) => y),
      ),
    );
    expect(tops.size).toBe(1);
  });

  test('shows a freed block in the step that frees it, and later only if it is pointed at', () => {
    const { pictures } = plan(dangling());
    const lives = pictures.map(({ boxes }) =>
      boxes.flatMap(({ block, life }) => (block ? life : [])),
    );
    expect(lives).toEqual([[], ['live'], ['live'], ['live', 'dangling'], ['live', 'dangling']]);
    expect(pictures[3]?.boxes.at(-1)?.story).toBe('src/main.rs:4:5');
  });

  test('says how many calls it leaves out', () => {
    const { pictures } = plan(recursion(1000));
    const deepest = pictures[1000];
    expect(deepest?.boxes).toHaveLength(6);
    expect(deepest?.notes.map(({ text }) => text)).toEqual(['995 calls more']);
    expect(deepest?.height).toBeLessThan(700);
  });

  test('counts the calls that the engine left out', () => {
    const run = new Recording();
    const thread = run.thread(0);
    for (let depth = 0; depth < 10; depth += 1) run.call(thread, 'deep');
    thread.skipped = 990;
    run.call(thread, 'deepest').line(1);
    const [picture] = plan({ events: run.events, end: exit }).pictures;
    expect(picture?.notes.map(({ text }) => text)).toEqual(['995 calls more']);
  });

  test('says how much of a long vector, a long list and many variables it leaves out', () => {
    const run = new Recording();
    const main = run.call(run.thread(0), 'main');
    const vec = run.id();
    const shown = Array.from({ length: 30 }, (_, index) =>
      scalar('u8', `${index}`, place(vec, index, 1)),
    );
    run.block({ ...elements('Vec<u8>', shown), more: 9_970 }, { id: vec, size: 16_384 });
    for (let index = 0; index < 1000; index += 1) main.set(`v${index}`, scalar('u8', '1'));
    for (let index = 0; index < 200; index += 1)
      run.block(struct('Node', { value: scalar('u8', '1') }), { size: 16 });
    main.line(1);
    const [picture] = plan({ events: run.events, end: exit }).pictures;
    const texts = picture?.boxes.flatMap(({ rows }) => rows.map(({ row }) => row.text));
    expect(texts).toContain('9,992 more');
    expect(texts).toContain('960 more');
    expect(picture?.notes.map(({ text }) => text)).toEqual(['161 more blocks aren’t drawn']);
  });

  test('says how many of 50 threads it leaves out', () => {
    const run = new Recording();
    const main = run.call(run.thread(0), 'main');
    for (let id = 1; id < 50; id += 1) run.call(run.thread(id), 'work');
    main.line(1);
    const [picture] = plan({ events: run.events, end: exit }).pictures;
    expect(picture?.headings).toHaveLength(12);
    expect(picture?.notes.map(({ text }) => text)).toEqual(['38 more threads']);
  });

  test('puts blocks beside their owners, so that arrows are straight where they can be', () => {
    const { trace, pictures } = plan(config());
    const index = 12;
    const { arrows } = arrowsOf(pictures[index] as Picture, trace.state(index));
    const before = arrows.find(({ key }) => key.endsWith('0 before'));
    expect(before?.points).toHaveLength(2);
    expect(before?.spine?.edge).toBe('left');
  });
});

describe('arrows', () => {
  test.each(widths)('never cross a box or its text, at %i px', (width) => {
    for (const program of all()) {
      const { trace, pictures } = plan(program, width);
      for (const [index, picture] of pictures.entries())
        for (const { key, points } of arrowsOf(picture, trace.state(trace.first + index)).arrows)
          for (const [from, to] of segments({ points }))
            for (const box of picture.boxes) {
              // An arrow may begin at its dot, which is in its row, and end at an edge.
              const left = Math.min(from[0], to[0]) + 1;
              const right = Math.max(from[0], to[0]) - 1;
              const top = Math.min(from[1], to[1]);
              const bottom = Math.max(from[1], to[1]);
              const inside =
                left < box.x + box.width - 10 &&
                right > box.x &&
                top < box.y + box.height &&
                bottom > box.y;
              expect(inside, `${key} crosses ${box.key}`).toBe(false);
            }
    }
  });

  test.each(widths)('stay within the picture, at %i px', (width) => {
    for (const program of all()) {
      const { trace, pictures } = plan(program, width);
      for (const [index, picture] of pictures.entries())
        for (const { points } of arrowsOf(picture, trace.state(index)).arrows)
          for (const [x, y] of points) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(width);
            expect(y).toBeLessThanOrEqual(picture.height);
          }
    }
  });

  test('on a phone, weak pointers are tags', () => {
    const { trace, pictures } = plan(weak(), 340);
    const { arrows, tags } = arrowsOf(pictures[3] as Picture, trace.state(3));
    expect(arrows.map(({ kind }) => kind)).not.toContain('weak');
    expect(tags.map(({ name }) => name)).toEqual(['parent']);
  });

  test('a thread that waits is joined to the lock', () => {
    const { trace, pictures } = plan(config());
    const waits = trace.state(11).threads.get(1)?.state;
    expect(waits).toBe('waiting');
    const { arrows } = arrowsOf(pictures[11] as Picture, trace.state(11));
    expect(arrows.map(({ kind }) => kind)).toContain('waits');
  });

  test('a dangling pointer to a call that has returned is a stub', () => {
    const run = new Recording();
    const thread = run.thread(0);
    const main = run.call(thread, 'main');
    const gone = pointer('*const i32', 'raw', place(99, 0, 4), { dangling: true });
    main.set('p', gone).line(3);
    const { trace, pictures } = plan({ events: run.events, end: exit });
    const { arrows } = arrowsOf(pictures[0] as Picture, trace.state(0));
    expect(arrows).toMatchObject([{ kind: 'dangling', isStub: true }]);
  });
});
