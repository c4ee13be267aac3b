/**
 * Lays arrows between boxes: horizontal and vertical runs only, in the channels beside and
 * between the two columns, so that none crosses a text. Where they end and which one turns
 * where is chosen so that as few as possible cross each other.
 */

/** A vertical line at which arrows begin and end: a side of a column. */
export interface Side {
  column: 'stack' | 'memory';
  edge: 'left' | 'right';
}

/** What must be joined. */
export interface Link {
  key: string;
  from: Side & { x: number; y: number };
  /** It may end anywhere from `top` to `bottom`. */
  to: Side & { x: number; top: number; bottom: number };
}

export interface Route {
  key: string;
  points: Point[];
  /** Whether others are so near that a thick line would touch them. */
  isDense: boolean;
}

export type Point = readonly [x: number, y: number];

/** Where vertical runs go: from `near`, where the first one is, to `far`. */
export interface Channel {
  near: number;
  far: number;
}

export interface Channels {
  left: Channel;
  middle: Channel;
  right: Channel;
}

/** Between two ends at one edge, in pixels. */
const apart = 10;
/** Between two vertical runs, where there is room. */
const laneWidth = 14;
/** Between vertical runs of thick lines, at least. */
const denseLane = 5;
/** From the ends of a target, so that an arrow's head stays within it. */
const inset = 5;

interface Draft {
  link: Link;
  channel: keyof Channels;
  /** Where it ends. */
  y: number;
  low: number;
  high: number;
}

export function route(links: readonly Link[], channels: Channels): Route[] {
  const drafts = links.map(draft);
  chooseEnds(drafts);
  const lanes = new Map<Draft, number>();
  const dense = new Set<keyof Channels>();
  for (const channel of ['left', 'middle', 'right'] as const) {
    const inChannel = drafts.filter(
      (one) => one.channel === channel && !(channel === 'middle' && isStraight(one)),
    );
    const { xs, step } = laneXs(inChannel, channel, channels[channel]);
    for (const [one, x] of xs) lanes.set(one, x);
    if (step < denseLane) dense.add(channel);
  }
  return drafts.map((one) => {
    const { key, from, to } = one.link;
    const x = lanes.get(one);
    const points: Point[] =
      x === undefined
        ? [
            [from.x, from.y],
            [to.x, one.y],
          ]
        : [
            [from.x, from.y],
            [x, from.y],
            [x, one.y],
            [to.x, one.y],
          ];
    return { key, points, isDense: dense.has(one.channel) };
  });
}

/** How often two routes cross, for tests and for the choice of lanes. */
export function crossings(routes: readonly Route[]): number {
  let count = 0;
  for (const [index, one] of routes.entries())
    for (const other of routes.slice(index + 1))
      for (const a of segments(one)) for (const b of segments(other)) if (cross(a, b)) count += 1;
  return count;
}

export function segments({ points }: Pick<Route, 'points'>): [Point, Point][] {
  return points.slice(1).map((point, index) => [points[index] as Point, point]);
}

function cross([a, b]: [Point, Point], [c, d]: [Point, Point]): boolean {
  const isVertical = a[0] === b[0];
  if (isVertical === (c[0] === d[0])) return false;
  const [[v, w], [h, i]] = isVertical
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [c, d],
        [a, b],
      ];
  return isBetween(v[0], h[0], i[0]) && isBetween(h[1], v[1], w[1]);
}

const isBetween = (value: number, one: number, other: number) =>
  value > Math.min(one, other) && value < Math.max(one, other);

const isStraight = ({ link, y }: Draft) => link.from.y === y;

function draft(link: Link): Draft {
  const { from, to } = link;
  const margin = Math.min(inset, (to.bottom - to.top) / 2);
  const low = to.top + margin;
  const high = to.bottom - margin;
  const channel = from.edge === to.edge ? from.edge : 'middle';
  // Straight if it can be; else to the part that is nearest, but not to the very corner.
  const middle = (low + high) / 2;
  const near = Math.min(12, (high - low) / 2);
  const y =
    channel !== 'middle'
      ? from.y < low
        ? low + near
        : from.y > high
          ? high - near
          : middle
      : Math.max(low, Math.min(from.y, high));
  const isInside = y === from.y;
  return {
    link,
    channel,
    low,
    high,
    y: channel === 'middle' && !isInside ? (from.y < low ? low + near : high - near) : y,
  };
}

/** Moves ends apart that would be at one place, in the order in which they don't cross. */
function chooseEnds(drafts: readonly Draft[]): void {
  const targets = new Map<string, Draft[]>();
  for (const one of drafts) {
    const { column, edge, top, bottom } = one.link.to;
    const key = [column, edge, top, bottom].join();
    targets.set(key, [...(targets.get(key) ?? []), one]);
  }
  improve(drafts);
  for (const group of targets.values()) spread(group.sort(order));
  // An arrow to a box and one to a row of it, or an arrow that starts where another one ends.
  const edges = new Map<string, number[]>();
  for (const { link } of drafts) {
    const key = `${link.from.column} ${link.from.edge}`;
    edges.set(key, [...(edges.get(key) ?? []), link.from.y]);
  }
  for (const one of [...drafts].sort((a, b) => a.high - a.low - (b.high - b.low))) {
    const { to } = one.link;
    const key = `${to.column} ${to.edge}`;
    const taken = edges.get(key) ?? [];
    one.y = freeNear(one, taken);
    edges.set(key, [...taken, one.y]);
  }
}

/** Lets arrows end at another part of a large target where that makes fewer crossings. */
function improve(drafts: readonly Draft[]): void {
  for (const one of drafts) {
    const others = drafts.filter((other) => other !== one && other.channel === one.channel);
    const cost = one.channel === 'middle' ? crossingsInMiddle : crossingsBeside;
    const total = () =>
      others.reduce((sum, other) => sum + Math.min(cost(one, other), cost(other, one)), 0);
    let best = one.y;
    let least = total();
    const near = Math.min(12, (one.high - one.low) / 2);
    for (const y of [one.low + near, (one.low + one.high) / 2, one.high - near]) {
      if (least === 0) break;
      one.y = y;
      const crossed = total();
      if (crossed >= least) continue;
      least = crossed;
      best = y;
    }
    one.y = best;
  }
}

function freeNear({ y, low, high }: Draft, taken: readonly number[]): number {
  const isFree = (at: number) => taken.every((other) => Math.abs(other - at) >= apart);
  for (let distance = 0; distance <= high - low; distance += 1) {
    if (y - distance >= low && isFree(y - distance)) return y - distance;
    if (y + distance <= high && isFree(y + distance)) return y + distance;
  }
  return y;
}

/**
 * The order of ends at one target, from the top. Through the middle, ends are ordered as their
 * beginnings are. On one side they nest: what begins higher ends lower, except that what comes
 * from above ends above what comes from below.
 */
function order(a: Draft, b: Draft): number {
  if (a.channel !== b.channel) return a.link.from.y - b.link.from.y;
  if (a.channel === 'middle') return a.link.from.y - b.link.from.y;
  const isAbove = (one: Draft) => one.link.from.y < one.low;
  if (isAbove(a) !== isAbove(b)) return isAbove(a) ? -1 : 1;
  return b.link.from.y - a.link.from.y;
}

function spread(group: Draft[]): void {
  if (group.length < 2) return;
  const { low, high } = group[0] as Draft;
  const step = Math.min(apart, (high - low) / (group.length - 1));
  let least = low;
  for (const one of group) {
    one.y = Math.max(one.y, least);
    least = one.y + step;
  }
  let most = high;
  for (const one of group.toReversed()) {
    one.y = Math.min(one.y, most);
    most = one.y - step;
  }
}

/** The vertical runs of one channel, from the side where it is `near`. */
function laneXs(
  drafts: readonly Draft[],
  name: keyof Channels,
  { near, far }: Channel,
): { xs: Map<Draft, number>; step: number } {
  const sorted = fewestCrossings(drafts, name);
  const lanes = new Map<Draft, number>();
  for (const [index, one] of sorted.entries()) {
    const before = sorted.slice(0, index).filter((other) => overlap(one, other));
    lanes.set(one, Math.max(-1, ...before.map((other) => lanes.get(other) ?? 0)) + 1);
  }
  const count = Math.max(0, ...lanes.values()) + 1;
  const room = Math.abs(far - near);
  const step = Math.min(laneWidth, count > 1 ? room / (count - 1) : laneWidth);
  // In the middle of the middle channel; beside a column, as near as there is room for a head.
  const first = name === 'middle' ? (room - step * (count - 1)) / 2 : 0;
  const direction = Math.sign(far - near);
  const xs = new Map(
    [...lanes].map(([one, lane]) => [one, near + direction * (first + lane * step)] as const),
  );
  return { xs, step };
}

const span = ({ link, y }: Draft) => [Math.min(link.from.y, y), Math.max(link.from.y, y)] as const;

function overlap(one: Draft, other: Draft): boolean {
  const [top, bottom] = span(one);
  const [otherTop, otherBottom] = span(other);
  return top - apart < otherBottom && otherTop - apart < bottom;
}

/**
 * Orders the drafts of a channel from near to far, swapping neighbours for as long as that
 * makes fewer crossings. A dozen arrows are few enough for that.
 */
function fewestCrossings(drafts: readonly Draft[], name: keyof Channels): Draft[] {
  const cost = name === 'middle' ? crossingsInMiddle : crossingsBeside;
  const length = (one: Draft) => span(one)[1] - span(one)[0];
  const sorted = [...drafts].sort((a, b) =>
    name === 'middle' ? b.link.from.y - a.link.from.y : length(a) - length(b),
  );
  for (let pass = 0; pass < sorted.length; pass += 1) {
    let isBetter = false;
    for (let index = 0; index + 1 < sorted.length; index += 1) {
      const [a, b] = [sorted[index] as Draft, sorted[index + 1] as Draft];
      if (cost(b, a) >= cost(a, b)) continue;
      sorted[index] = b;
      sorted[index + 1] = a;
      isBetter = true;
    }
    if (!isBetter) break;
  }
  return sorted;
}

/** Crossings of two arrows on one side, where `a` turns nearer to the boxes. */
function crossingsBeside(a: Draft, b: Draft): number {
  const [top, bottom] = span(a);
  return [b.link.from.y, b.y].filter((y) => isBetween(y, top, bottom)).length;
}

/** Crossings of two arrows between the columns, where `a` turns further left. */
function crossingsInMiddle(a: Draft, b: Draft): number {
  const atLeft = ({ link, y }: Draft) => (link.from.column === 'stack' ? link.from.y : y);
  const atRight = ({ link, y }: Draft) => (link.from.column === 'stack' ? y : link.from.y);
  return Number(isBetween(atLeft(b), ...span(a))) + Number(isBetween(atRight(a), ...span(b)));
}
