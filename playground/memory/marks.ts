/**
 * What a whole trace looks like in time: the events that have a mark over the slider, and who
 * runs, waits or holds a lock from when to when.
 */
import { type Happening, locksOf, nameOf } from './happenings.ts';
import type { Block, Frame, ThreadState } from './step.ts';
import type { Trace } from './trace.ts';
import { words } from './words.ts';

export type Mark = keyof typeof words.marks;

/** From a step up to, but without, another one. */
export interface Bar {
  from: number;
  to: number;
  kind: 'runs' | 'waits' | 'ready' | 'reading' | 'writing';
  label: string;
}

export interface Lane {
  name: string;
  /** The open bar is the last one. */
  bars: Bar[];
}

export class Marks {
  /** By step. Most steps have none. */
  readonly marks = new Map<number, Mark[]>();
  readonly threads = new Map<number, Lane>();
  readonly locks = new Map<string, Lane>();
  readonly #trace: Trace;
  #read: number;
  readonly #states = new Map<number, ThreadState>();
  readonly #held = new Map<string, string>();

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#read = trace.first;
  }

  /** Reads the steps that are new. */
  update(): void {
    const { first } = this.#trace;
    this.#read = Math.max(this.#read, first);
    for (const at of this.marks.keys()) {
      if (at >= first) break;
      this.marks.delete(at);
    }
    for (const { bars } of [...this.threads.values(), ...this.locks.values()]) {
      const kept = bars.findIndex(({ to }) => to > first);
      bars.splice(0, kept < 0 ? bars.length : kept);
    }
    for (; this.#read < this.#trace.length; this.#read += 1) this.#take(this.#read);
  }

  /** The nearest step with a mark after this one, or before it. */
  nextTo(index: number, direction: 1 | -1): number | undefined {
    for (
      let at = index + direction;
      at >= this.#trace.first && at < this.#trace.length;
      at += direction
    )
      if (this.marks.has(at)) return at;
    return undefined;
  }

  #take(index: number): void {
    const { step, happened } = this.#trace.moment(index);
    const marks = new Set(happened.flatMap((one) => markOf(one) ?? []));
    if (marks.size > 0) this.marks.set(index, [...marks]);
    if (!step) {
      // The end has a cell of its own in which nobody runs.
      return;
    }
    for (const thread of step.threads) this.#states.set(thread.id, thread);
    const name = (id: number) => nameOf(this.#states.get(id), id);
    for (const thread of this.#states.values()) {
      const { id, state, reason, holders } = thread;
      if (state === 'ended' && id !== step.thread) continue;
      const kind = id === step.thread ? 'runs' : state === 'waiting' ? 'waits' : 'ready';
      const label =
        kind === 'runs'
          ? words.runs
          : kind === 'waits'
            ? words.waitsInLane(reason, holders.map(name))
            : '';
      extend(lane(this.threads, id, name(id)), index, kind, label);
    }
    for (const id of step.freed) this.#forget(`block ${id} `);
    for (const id of step.left) this.#forget(`frame ${id} `);
    for (const of of [...step.frames, ...step.blocks]) this.#findLocks(of, name);
    for (const [key, label] of this.#held) {
      const [kind, ...names] = label.split(' ');
      const known = this.locks.get(key);
      if (known) extend(known, index, kind as 'reading' | 'writing', names.join(' '));
    }
  }

  #findLocks(of: Frame | Block, name: (id: number) => string): void {
    for (const { key, name: lock, lock: state, isMutex } of locksOf(of)) {
      if (state.holders.length === 0) {
        this.#held.delete(key);
        continue;
      }
      lane(this.locks, key, lock);
      const holders = words.holds(state.holders.map(name), state.writing && !isMutex);
      this.#held.set(key, `${state.writing && !isMutex ? 'writing' : 'reading'} ${holders}`);
    }
  }

  #forget(prefix: string): void {
    for (const key of this.#held.keys()) if (key.startsWith(prefix)) this.#held.delete(key);
  }
}

function lane<Key>(lanes: Map<Key, Lane>, key: Key, name: string): Lane {
  const known = lanes.get(key) ?? { name, bars: [] };
  // A thread may be named only once it runs.
  known.name = name;
  lanes.set(key, known);
  return known;
}

function extend({ bars }: Lane, index: number, kind: Bar['kind'], label: string): void {
  const last = bars.at(-1);
  if (last && last.to === index && last.kind === kind && last.label === label) last.to = index + 1;
  else bars.push({ from: index, to: index + 1, kind, label });
}

function markOf(happening: Happening): Mark | undefined {
  switch (happening.kind) {
    case 'move':
    case 'drop':
    case 'locked':
    case 'unlocked':
    case 'switch':
    case 'output':
      return happening.kind;
    case 'count':
      return happening.to > happening.from ? 'clone' : 'drop';
    case 'reallocated':
      return 'move';
    case 'dangles':
    case 'panic':
      return 'fault';
    case 'end':
      return happening.end.kind === 'exit' && happening.end.code === 0 ? undefined : 'fault';
    default:
      return undefined;
  }
}
