/**
 * Where everything of a picture is. A plan reads the whole trace, and gives each call and each
 * block a place that it keeps through all steps: calls by their depth, blocks by their first
 * owner. Places are used again only after what was there has gone.
 */
import { locksOf, type NamedLock, nameOf } from './happenings.ts';
import { pointersOf } from './pointers.ts';
import { blockGroups, frameGroups, type Group, nameColumn, type Row, sizes } from './rows.ts';
import type { Block, Frame, Step, ThreadState } from './step.ts';
import type { State, Trace } from './trace.ts';
import { words } from './words.ts';

/** At this width and below, the heap goes below the stack. In pixels. */
export const narrowest = 480;

export interface PlacedRow {
  row: Row;
  top: number;
  /** At least the row's own; more where another step needs more room. */
  height: number;
}

export interface Box {
  /** The same at each step. */
  key: string;
  column: 'stack' | 'memory';
  x: number;
  y: number;
  width: number;
  height: number;
  rows: PlacedRow[];
  frame?: Frame;
  /** Of a frame: its thread, if it's the innermost call of that thread. */
  thread?: ThreadState;
  block?: Block;
  /** `freed` is a block in the step that frees it, `dangling` one that is still pointed at. */
  life: 'live' | 'freed' | 'dangling';
  /** Where a dangling block was freed, if that's known. */
  story?: string | undefined;
}

export interface Label {
  text: string;
  x: number;
  y: number;
}

/** What to draw at a step, without the arrows. */
export interface Picture {
  columns: Columns;
  height: number;
  boxes: Box[];
  headings: Label[];
  /** How much of something isn't drawn. */
  notes: Label[];
}

/** The x coordinates that all pictures of a plan share. */
export interface Columns {
  isNarrow: boolean;
  width: number;
  stack: { x: number; width: number };
  memory: { x: number; width: number };
}

/** Calls of a thread that are drawn; of more, the first and the last three. */
const mostCalls = 7;
const atEachEnd = 3;
const mostThreads = 12;
const mostBlocks = 40;
/** Places of blocks from which a place is used again even for another type. */
const manyBlocks = 8;

/** Of what pointed at the blocks of a place: how many are compared. */
const mostHeld = 64;

const headingHeight = 24;
const gap = 16;
const sectionGap = 24;

/** What points at a block: a row of a call, or another block. */
type Source = { thread: number; slot: number; frame: number; group: number } | { block: number };

/** For how long something has pointed at a block. */
interface Held {
  source: Source;
  owns: boolean;
  /** In steps, without the time since `since`. */
  steps: number;
  /** The step since which it points there; undefined if it doesn't. */
  since: number | undefined;
}

/** A place for one block after another. */
interface BlockSlot {
  section: Block['kind'];
  type: string;
  height: number;
  /** The block in it, and whether that can still be seen. */
  block: number;
  isFree: boolean;
  held: Map<string, Held>;
}

interface ThreadSlot {
  /** Heights of the calls, by depth. */
  calls: number[];
  isFree: boolean;
}

export class Plan {
  readonly columns: Columns;
  readonly #trace: Trace;
  #read: number;
  readonly #threads = new Map<number, { slot: number; frames: readonly number[] }>();
  readonly #threadSlots: ThreadSlot[] = [];
  readonly #threadOf = new Map<number, number>();
  /** Heights of the groups of a call or block, and the width of a call's names. */
  readonly #frames = new Map<number, { heights: number[]; column: number }>();
  readonly #blocks = new Map<number, { slot: number; heights: number[] }>();
  readonly #slots: BlockSlot[] = [];
  /** Freed blocks that something still points at, by what holds the pointer. */
  readonly #dangling = new Map<string, number[]>();
  readonly #holding = new Map<string, Held[]>();
  readonly #live = new Set<number>();
  readonly #justFreed = new Set<number>();
  /** What was left or freed, and at which step, earliest first. */
  readonly #gone: { at: number; frame?: number; block?: number }[] = [];
  #tops: Tops | undefined;

  constructor(trace: Trace, width: number) {
    this.#trace = trace;
    this.#read = trace.first;
    this.columns = columnsIn(width);
    this.update();
  }

  /** Reads the steps that are new. Places move only if these need more room. */
  update(): void {
    if (this.#read === this.#trace.length) return;
    const { first } = this.#trace;
    this.#read = Math.max(this.#read, first);
    this.#dropGone(first);
    for (; this.#read < this.#trace.length; this.#read += 1) {
      const { step } = this.#trace.moment(this.#read);
      if (step) this.#take(step);
    }
    this.#tops = undefined;
  }

  picture(index: number): Picture {
    this.#tops ??= this.#arrange();
    const tops = this.#tops;
    const state = this.#trace.state(index);
    const picture: Picture = {
      columns: this.columns,
      height: tops.height,
      boxes: [],
      headings: [],
      notes: [],
    };
    this.#placeThreads(state, tops, picture);
    this.#placeBlocks(state, index, tops, picture);
    return picture;
  }

  #take(step: Step): void {
    const ghosts = [...this.#justFreed];
    this.#justFreed.clear();
    for (const block of ghosts) this.#release(block);
    const touched = new Set<number>();
    for (const { id, frames, state } of step.threads) {
      const known = this.#threads.get(id);
      const slot = known?.slot ?? this.#threadSlot();
      this.#threads.set(id, { slot, frames });
      for (const frame of frames) this.#threadOf.set(frame, id);
      const place = this.#threadSlots[slot];
      if (place && state === 'ended') place.isFree = true;
      touched.add(id);
    }
    for (const frame of step.frames) {
      this.#reserveFrame(frame);
      const thread = this.#threadOf.get(frame.id);
      if (thread !== undefined) touched.add(thread);
    }
    for (const id of touched) this.#reserveCalls(id);
    for (const block of step.blocks) this.#reserveBlock(block);
    for (const frame of step.frames) this.#findSources(frame);
    for (const block of step.blocks) this.#findSources(block);
    for (const frame of step.left) {
      this.#forget(`frame ${frame}`);
      this.#gone.push({ at: this.#read, frame });
    }
    for (const id of step.freed) {
      this.#gone.push({ at: this.#read, block: id });
      this.#live.delete(id);
      this.#justFreed.add(id);
      this.#forget(`block ${id}`);
    }
  }

  /** Forgets the sizes of what is in no step that is kept. */
  #dropGone(first: number): void {
    let count = 0;
    for (const { at, frame, block } of this.#gone) {
      if (at >= first) break;
      count += 1;
      if (frame !== undefined) {
        this.#frames.delete(frame);
        this.#threadOf.delete(frame);
      }
      // What is still pointed at is still drawn.
      const place =
        block === undefined ? undefined : this.#slots[this.#blocks.get(block)?.slot ?? -1];
      if (block !== undefined && (place?.block !== block || place.isFree))
        this.#blocks.delete(block);
    }
    this.#gone.splice(0, count);
  }

  #threadSlot(): number {
    const free = this.#threadSlots.findIndex(({ isFree }) => isFree);
    if (free >= 0) {
      (this.#threadSlots[free] as ThreadSlot).isFree = false;
      return free;
    }
    return this.#threadSlots.push({ calls: [], isFree: false }) - 1;
  }

  #reserveFrame(frame: Frame): void {
    const { id, locals } = frame;
    let known = this.#frames.get(id);
    if (!known) {
      known = { heights: [], column: 0 };
      this.#frames.set(id, known);
    }
    known.column = Math.max(known.column, nameColumn(locals.map(({ name }) => name)));
    reserve(known.heights, frameGroups(frame, this.columns.stack.width, known.column));
  }

  #reserveCalls(id: number): void {
    const thread = this.#threads.get(id);
    const place = thread && this.#threadSlots[thread.slot];
    if (!place) return;
    for (const [slot, frame] of shownCalls(thread.frames))
      place.calls[slot] = Math.max(
        place.calls[slot] ?? 0,
        frame === undefined ? sizes.head : sizes.head + total(this.#frames.get(frame)?.heights),
      );
  }

  #reserveBlock(block: Block): void {
    this.#live.add(block.id);
    let known = this.#blocks.get(block.id);
    if (!known) {
      known = { slot: this.#blockSlot(block), heights: [] };
      this.#blocks.set(block.id, known);
    }
    reserve(known.heights, blockGroups(block, this.columns.memory.width));
    const slot = this.#slots[known.slot];
    if (slot) slot.height = Math.max(slot.height, sizes.head + total(known.heights));
  }

  /** A place for a block; -1 if there are too many. */
  #blockSlot({ id, kind: section, value: { type } }: Block): number {
    const inSection = this.#slots.filter((slot) => slot.section === section);
    const free =
      inSection.find((slot) => slot.isFree && slot.type === type) ??
      (inSection.length >= manyBlocks ? inSection.find(({ isFree }) => isFree) : undefined);
    if (free) {
      Object.assign(free, { block: id, type, isFree: false });
      return this.#slots.indexOf(free);
    }
    if (inSection.length >= mostBlocks) return -1;
    const slot = { section, type, height: 0, block: id, isFree: false, held: new Map() };
    return this.#slots.push(slot) - 1;
  }

  /** Frees a block's place, unless somebody would still see it there. */
  #release(id: number): void {
    const slot = this.#slots[this.#blocks.get(id)?.slot ?? -1];
    if (!slot || slot.block !== id) return;
    const isSeen = this.#justFreed.has(id) || this.#live.has(id);
    slot.isFree = !isSeen && ![...this.#dangling.values()].some((blocks) => blocks.includes(id));
  }

  /** A call or block is gone or has changed: what it pointed at. */
  #forget(holder: string): void {
    for (const held of this.#holding.get(holder) ?? []) {
      held.steps += this.#read - (held.since ?? this.#read);
      held.since = undefined;
    }
    this.#holding.delete(holder);
    const blocks = this.#dangling.get(holder);
    this.#dangling.delete(holder);
    for (const block of blocks ?? []) this.#release(block);
  }

  /** Notes which blocks a call or block points at. */
  #findSources(of: Frame | Block): void {
    const holder = 'locals' in of ? `frame ${of.id}` : `block ${of.id}`;
    this.#forget(holder);
    const gone: number[] = [];
    const holding: Held[] = [];
    for (const { pointer, group } of pointersOf(of)) {
      if (!pointer.to) continue;
      if (pointer.dangling) gone.push(pointer.to.block);
      const slot = this.#slots[this.#blocks.get(pointer.to.block)?.slot ?? -1];
      if (!slot || slot.block !== pointer.to.block) continue;
      const source = this.#sourceOf(of, group);
      if (!source || ('block' in source && source.block === slot.block)) continue;
      const owns = pointer.kind === 'owns' || pointer.kind === 'shares';
      const key = `${holder} ${group} ${owns}`;
      const held = slot.held.get(key) ?? { source, owns, steps: 0, since: undefined };
      slot.held.set(key, held);
      if (slot.held.size > mostHeld) forgetShortest(slot.held);
      held.since ??= this.#read;
      holding.push(held);
    }
    this.#holding.set(holder, holding);
    if (gone.length === 0) return;
    this.#dangling.set(holder, gone);
    for (const block of gone) this.#release(block);
  }

  #sourceOf(of: Frame | Block, group: number): Source | undefined {
    if (!('locals' in of)) return { block: of.id };
    const thread = this.#threadOf.get(of.id);
    if (thread === undefined) return undefined;
    const calls = shownCalls(this.#threads.get(thread)?.frames ?? []);
    const slot = calls.find(([, frame]) => frame === of.id)?.[0];
    return slot === undefined ? undefined : { thread, slot, frame: of.id, group };
  }

  /** What owned the blocks of a place for the longest time, or else pointed at them. */
  #longest({ held }: BlockSlot, owns: boolean): Source | undefined {
    let longest: Source | undefined;
    let most = -1;
    for (const one of held.values()) {
      const steps = one.steps + (one.since === undefined ? 0 : this.#read - one.since);
      if (one.owns !== owns || steps <= most) continue;
      most = steps;
      longest = one.source;
    }
    return longest;
  }

  /** The y coordinates of all places. */
  #arrange(): Tops {
    const threads: Tops['threads'] = [];
    let y = 0;
    for (const { calls } of this.#threadSlots.slice(0, mostThreads)) {
      const heading = y;
      y += headingHeight;
      const tops: number[] = [];
      for (const height of calls) {
        tops.push(y);
        // A thread may have no call at some depth that another one needed.
        y += (height ?? 0) + gap;
      }
      if (calls.length > 0) y -= gap;
      threads.push({ heading, calls: tops });
      y += sectionGap;
    }
    const stackEnd = Math.max(headingHeight, y - sectionGap);
    const below = this.columns.isNarrow ? stackEnd + sectionGap : 0;
    const wanted = this.#wanted({ threads });
    const { isNarrow } = this.columns;
    const kinds = ['heap', 'temporary', 'static', 'thread-local'] as const;
    // Below the stack, what is owned from furthest up goes furthest down, so that arrows nest.
    const sections = (isNarrow ? kinds.toReversed() : kinds).flatMap((kind) => {
      const slots = this.#slots
        .map((slot, index) => ({ slot, index, y: wanted[index] ?? 0 }))
        .filter(({ slot }) => slot.section === kind)
        .sort((a, b) => (isNarrow ? b.y - a.y : a.y - b.y));
      return slots.length > 0 ? [{ kind, slots }] : [];
    });
    const blocks: number[] = [];
    const headings: Tops['headings'] = [];
    y = below;
    for (const { kind, slots } of sections) {
      headings.push({ kind, y });
      y += headingHeight;
      for (const { index, slot, y: at } of slots) {
        if (!isNarrow && kind === 'heap' && at < stackEnd) y = Math.max(y, at);
        blocks[index] = y;
        y += slot.height + gap;
      }
      y += sectionGap - gap;
    }
    let end = y - sectionGap;
    if (!isNarrow && sections.length > 0) {
      // Beside their owners, as long as that makes the picture no longer than it must be.
      const needed = sections.reduce(
        (sum, { slots }) =>
          sum + headingHeight + slots.reduce((all, { slot }) => all + slot.height + gap, 0) + 8,
        -sectionGap,
      );
      const limit = Math.max(stackEnd, needed);
      if (end > limit) {
        end = limit;
        let bottom = limit;
        for (const { kind, slots } of sections.toReversed()) {
          for (const { index, slot } of slots.toReversed()) {
            blocks[index] = Math.min(blocks[index] ?? 0, bottom - slot.height);
            bottom = (blocks[index] ?? 0) - gap;
          }
          const heading = headings.find((one) => one.kind === kind);
          const first = blocks[slots[0]?.index ?? 0] ?? 0;
          if (heading) heading.y = Math.min(heading.y, first - headingHeight);
          bottom = first - headingHeight - sectionGap;
        }
      }
    }
    const height = Math.max(stackEnd, end);
    return { threads, blocks, headings, stackEnd, below, height: height + 24 };
  }

  /** Where each block would be beside its owner; a block of a block comes after that. */
  #wanted({ threads }: Pick<Tops, 'threads'>): number[] {
    const after = this.columns.isNarrow ? -0.01 : 0.01;
    const known: number[] = [];
    const yOf = (source: Source | undefined, seen: number[]): number | undefined => {
      if (!source) return undefined;
      if ('block' in source) {
        const y = find(this.#blocks.get(source.block)?.slot ?? -1, seen);
        return y === undefined ? undefined : y + after;
      }
      const { heights = [] } = this.#frames.get(source.frame) ?? {};
      const place = threads[this.#threads.get(source.thread)?.slot ?? -1];
      const top = place?.calls[source.slot];
      // The middle of the block's head is as high as that of the owner's row.
      return top && top + sizes.head + total(heights.slice(0, source.group)) + 4;
    };
    const find = (index: number, seen: number[]): number | undefined => {
      const slot = this.#slots[index];
      if (known[index] !== undefined || !slot || seen.includes(index)) return known[index];
      const owner = yOf(this.#longest(slot, true), [...seen, index]);
      const other = yOf(this.#longest(slot, false), [...seen, index]);
      // Of two blocks of one owner, the one that others point at from further down is lower.
      return owner === undefined ? other : owner + (other ?? 0) * 1e-6;
    };
    for (const index of this.#slots.keys())
      known[index] = find(index, []) ?? Number.MAX_SAFE_INTEGER;
    return known;
  }

  #placeThreads(state: State, tops: Tops, picture: Picture): void {
    const { x, width } = this.columns.stack;
    const isAlone = this.#threads.size === 1;
    let left = 0;
    /** Threads whose places were used again are gone; the latest one of a place is shown. */
    const shown = new Map<number, ThreadState>();
    for (const thread of state.threads.values()) {
      const slot = this.#threads.get(thread.id)?.slot ?? 0;
      if (slot >= mostThreads) left += thread.state === 'ended' ? 0 : 1;
      else shown.set(slot, thread);
    }
    for (const [slot, thread] of shown) {
      const place = tops.threads[slot];
      if (!place) continue;
      const name = nameOf(thread, thread.id);
      const text =
        thread.state === 'ended' && !isAlone
          ? words.threadEnded(name)
          : words.stack(isAlone ? null : name);
      picture.headings.push({ text, x, y: place.heading + 14 });
      const calls = shownCalls(thread.frames);
      for (const [depth, id] of calls) {
        const y = place.calls[depth] ?? 0;
        const frame = id === undefined ? undefined : state.frames.get(id);
        if (frame) {
          const isInnermost = id === thread.frames.at(-1);
          picture.boxes.push(this.#frameBox(frame, isInnermost ? thread : undefined, x, y, width));
        } else if (id === undefined) {
          const more = thread.frames.length - 2 * atEachEnd + thread.skipped;
          picture.notes.push({ text: words.moreCalls(more), x: x + sizes.padding, y: y + 16 });
        }
      }
    }
    if (left > 0) picture.notes.push({ text: words.moreThreads(left), x, y: tops.stackEnd + 18 });
  }

  #frameBox(
    frame: Frame,
    thread: ThreadState | undefined,
    x: number,
    y: number,
    width: number,
  ): Box {
    const { heights, column } = this.#frames.get(frame.id) ?? { heights: [], column: 0 };
    const groups = frameGroups(frame, width, column);
    const { rows, bottom } = placed(groups, heights, y + sizes.head);
    return {
      key: `frame ${frame.id}`,
      column: 'stack',
      x,
      y,
      width,
      height: bottom - y,
      rows,
      frame,
      thread,
      life: 'live',
    };
  }

  #placeBlocks(state: State, index: number, tops: Tops, picture: Picture): void {
    const { x, width } = this.columns.memory;
    for (const { kind, y } of tops.headings)
      picture.headings.push({ text: sectionName[kind], x, y: y + 14 });
    let left = state.hidden;
    /** Places in use at this step; a block that dangles anew may have lost its own. */
    const used = new Set<number>();
    const place = (block: Block, life: Box['life'], story?: string) => {
      const known = this.#blocks.get(block.id);
      const y = known && tops.blocks[known.slot];
      if (!known || y === undefined) {
        if (life === 'live') left += 1;
        return;
      }
      if (life !== 'live' && used.has(known.slot)) return;
      used.add(known.slot);
      const groups = blockGroups(block, width);
      const { rows, bottom } = placed(groups, known.heights, y + sizes.head);
      const box = { x, y, width, height: bottom - y, rows, block, life, story } as const;
      picture.boxes.push({ key: `block ${block.id}`, column: 'memory', ...box });
    };
    for (const block of state.blocks.values()) place(block, 'live');
    const dangling = new Map<number, string | undefined>();
    for (const of of [...state.frames.values(), ...state.blocks.values()])
      for (const { pointer } of pointersOf(of))
        if (pointer.dangling && pointer.to) dangling.set(pointer.to.block, pointer.freed);
    for (const id of this.#trace.moment(index).step?.freed ?? []) {
      const block = this.#trace.freed(id);
      if (block && !dangling.has(id)) place(block, 'freed');
    }
    for (const [id, freed] of dangling) {
      const block = this.#trace.freed(id);
      if (block && !state.blocks.has(id)) place(block, 'dangling', freed);
    }
    if (left > 0) picture.notes.push({ text: words.moreBlocks(left), x, y: tops.height - 6 });
  }
}

interface Tops {
  threads: { heading: number; calls: number[] }[];
  blocks: number[];
  headings: { kind: Block['kind']; y: number }[];
  stackEnd: number;
  below: number;
  height: number;
}

const sectionName = {
  heap: words.heap,
  static: words.static,
  'thread-local': words.threadLocal,
  temporary: words.temporary,
};

function columnsIn(width: number): Columns {
  if (width <= narrowest) {
    // Arrows nest on the right; few go left.
    const column = { x: 16, width: width - 16 - 48 };
    return { isNarrow: true, width, stack: column, memory: column };
  }
  const left = 20;
  const right = 30;
  const between = Math.round(Math.min(84, Math.max(52, width * 0.11)));
  const room = Math.min(680, width - left - right - between);
  const stack = Math.round(room * 0.54);
  return {
    isNarrow: false,
    width,
    stack: { x: left, width: stack },
    memory: { x: left + stack + between, width: room - stack },
  };
}

/** The calls of a thread that are drawn, each with its place; undefined stands for those left out. */
export function shownCalls(frames: readonly number[]): [slot: number, frame: number | undefined][] {
  if (frames.length <= mostCalls) return frames.map((frame, slot) => [slot, frame]);
  return [...frames.slice(0, atEachEnd), undefined, ...frames.slice(-atEachEnd)].map(
    (frame, slot) => [slot, frame],
  );
}

/** Forgets what pointed at a block for the shortest time and doesn't any more. */
function forgetShortest(held: Map<string, Held>): void {
  const [shortest] = [...held]
    .filter(([, { since }]) => since === undefined)
    .sort(([, a], [, b]) => a.steps - b.steps);
  if (shortest) held.delete(shortest[0]);
}

function reserve(heights: number[], groups: readonly Group[]): void {
  for (const [index, { height }] of groups.entries())
    heights[index] = Math.max(heights[index] ?? 0, height);
}

/** Rows at their places; the last row of a group takes the room that the group has besides. */
function placed(
  groups: readonly Group[],
  heights: readonly number[],
  from: number,
): { rows: PlacedRow[]; bottom: number } {
  const rows: PlacedRow[] = [];
  let top = from;
  for (const [index, group] of groups.entries()) {
    const end = top + Math.max(group.height, heights[index] ?? 0);
    for (const [at, row] of group.rows.entries()) {
      const height = at === group.rows.length - 1 ? end - top : row.height;
      rows.push({ row, top, height });
      top += height;
    }
    top = end;
  }
  return { rows, bottom: top };
}

/** Threads that wait for a lock: those that need a lock of its kind, from just its holders. */
export function waitingFor({ lock }: NamedLock, state: State): ThreadState[] {
  const holders = [...lock.holders].sort().join();
  return [...state.threads.values()].filter(
    (thread) =>
      thread.state === 'waiting' &&
      (thread.reason === 'mutex' || thread.reason === 'read' || thread.reason === 'write') &&
      lock.holders.length > 0 &&
      [...thread.holders].sort().join() === holders,
  );
}

/** All locks of a state. */
export function locksIn(state: State): NamedLock[] {
  return [...state.frames.values(), ...state.blocks.values()].flatMap(locksOf);
}

const total = (heights: readonly number[] = []) => heights.reduce((sum, height) => sum + height, 0);
