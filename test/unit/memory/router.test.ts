import { describe, expect, test } from 'vitest';
import { type Channels, crossings, type Link, route } from '../../../playground/memory/router.ts';

const channels: Channels = {
  left: { near: 7, far: 2 },
  middle: { near: 294, far: 336 },
  right: { near: 615, far: 628 },
};

/** From a row of the stack, in the middle of 32 px, to rows of the memory. */
function across(key: string, y: number, top: number, bottom: number): Link {
  return {
    key,
    from: { column: 'stack', edge: 'right', x: 274, y },
    to: { column: 'memory', edge: 'left', x: 352, top, bottom },
  };
}

function beside(key: string, y: number, top: number, bottom: number): Link {
  return {
    key,
    from: { column: 'memory', edge: 'right', x: 590, y },
    to: { column: 'memory', edge: 'right', x: 600, top, bottom },
  };
}

const points = (links: Link[]) =>
  new Map(route(links, channels).map((one) => [one.key, one.points]));

describe('the router', () => {
  test('goes straight where it can', () => {
    expect(points([across('a', 64, 52, 244)]).get('a')).toEqual([
      [274, 64],
      [352, 64],
    ]);
  });

  test('turns twice where it cannot, in the channel', () => {
    const [from, first, second, to] = points([across('a', 300, 52, 76)]).get('a') ?? [];
    expect(from).toEqual([274, 300]);
    expect(first?.[0]).toBe(second?.[0]);
    expect(first?.[0]).toBeGreaterThan(284);
    expect(first?.[0]).toBeLessThan(344);
    expect(to?.[1]).toBeGreaterThan(52);
    expect(to?.[1]).toBeLessThan(76);
  });

  test('of arrows that go up, the lower source turns later', () => {
    const found = points([
      across('a', 200, 40, 60),
      across('b', 240, 60, 80),
      across('c', 280, 80, 100),
    ]);
    const xs = ['a', 'b', 'c'].map((key) => found.get(key)?.[1]?.[0] ?? 0);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  test('of arrows that go down, the lower source turns sooner', () => {
    const found = points([
      across('a', 40, 200, 220),
      across('b', 60, 240, 260),
      across('c', 80, 280, 300),
    ]);
    const xs = ['a', 'b', 'c'].map((key) => found.get(key)?.[1]?.[0] ?? 0);
    expect(xs).toEqual([...xs].sort((a, b) => b - a));
  });

  test('crosses nothing where targets are in the order of their sources', () => {
    const links = Array.from({ length: 8 }, (_, index) =>
      across(`${index}`, 40 + 32 * index, 20 + 70 * index, 70 + 70 * index),
    );
    expect(crossings(route(links, channels))).toBe(0);
  });

  test('nests arrows on one side', () => {
    const links = [
      beside('outer', 20, 200, 224),
      beside('middle', 50, 160, 184),
      beside('inner', 80, 120, 144),
    ];
    const routes = route(links, channels);
    expect(crossings(routes)).toBe(0);
    const found = new Map(routes.map((one) => [one.key, one.points[1]?.[0] ?? 0]));
    expect(found.get('outer')).toBeGreaterThan(found.get('middle') ?? 0);
    expect(found.get('middle')).toBeGreaterThan(found.get('inner') ?? 0);
  });

  test('nests arrows to one target, too', () => {
    const links = [20, 50, 80].map((y) => beside(`${y}`, y, 160, 240));
    expect(crossings(route(links, channels))).toBe(0);
  });

  test('spreads the ends at one target, in the order of their sources', () => {
    const found = points([
      across('a', 120, 20, 80),
      across('b', 160, 20, 80),
      across('c', 200, 20, 80),
    ]);
    const ys = ['a', 'b', 'c'].map((key) => found.get(key)?.at(-1)?.[1] ?? 0);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
    for (const [index, y] of ys.slice(1).entries())
      expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(9);
  });

  test('keeps an owner apart from a borrow of the row beside which it would end', () => {
    const found = points([across('owner', 64, 52, 244), across('borrow', 200, 52, 76)]);
    const [a, b] = ['owner', 'borrow'].map((key) => found.get(key)?.at(-1)?.[1] ?? 0);
    expect(Math.abs((a ?? 0) - (b ?? 0))).toBeGreaterThanOrEqual(7);
  });

  test('stays in its channel with a dozen arrows', () => {
    const links = Array.from({ length: 12 }, (_, index) =>
      across(`${index}`, 500 - 32 * index, 20 + 40 * index, 44 + 40 * index),
    );
    for (const { points: way } of route(links, channels)) {
      expect(way[1]?.[0]).toBeGreaterThanOrEqual(294);
      expect(way[1]?.[0]).toBeLessThanOrEqual(352);
    }
  });
});
