/**
 * The steps of a watched run, in order, as states that can be shown forward and back. A state
 * is made of the very objects that the engine told, so what didn't change between two states is
 * the same object in both.
 */
import type { End, RunEvent } from '../runner/runner.ts';
import { type Told, whole } from './changes.ts';
import { type Happening, happenings } from './happenings.ts';
import { danglingBlocks } from './pointers.ts';
import type { Block, Frame, Step, ThreadState, ToldStep } from './step.ts';

/** The program before a line runs. */
export interface State {
  /** The thread that runs next; null once the program has ended. */
  running: number | null;
  threads: ReadonlyMap<number, ThreadState>;
  frames: ReadonlyMap<number, Frame>;
  blocks: ReadonlyMap<number, Block>;
  /** Blocks that the engine didn't tell. */
  hidden: number;
}

export interface Output {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** A step, and what its difference from the step before means. */
export interface Moment {
  /**
   * Null for the program's end, which comes after the last step. If steps were dropped, the
   * earliest one tells all that there is, as the first one of a run does.
   */
  step: Step | null;
  happened: readonly Happening[];
  /** How many calls of the thread that runs are under way. */
  depth: number;
  /** How many pieces of output came before it. */
  printed: number;
}

/** Steps that are kept, and a few more; of a longer run, the last ones. */
export const mostSteps = 10_000;

/** Steps between two states that are stored whole. The others are made from these. */
const stride = 64;

/** States made lately, which are likely to be wanted again: the one shown and its neighbours. */
const mostMade = 4;

interface Live {
  running: number | null;
  threads: Map<number, ThreadState>;
  frames: Map<number, Frame>;
  blocks: Map<number, Block>;
  hidden: number;
}

export class Trace {
  /** Index of the earliest step that is kept. Steps before it were dropped. */
  first = 0;
  /** How the run ended, once it has. */
  end: End | undefined;
  readonly #moments: Moment[] = [];
  /** The states before the moments at `first`, `first + stride`, … */
  readonly #whole: State[] = [];
  readonly #made = new Map<number, State>();
  readonly #latest: Live = {
    running: null,
    threads: new Map(),
    frames: new Map(),
    blocks: new Map(),
    hidden: 0,
  };
  readonly #output: Output[] = [];
  /** Output and panics since the last step, which belong to the next one. */
  #pending: Happening[] = [];
  readonly #freed = new Map<number, Block>();

  /** Takes the next event of the run. Events that aren't about memory or output are ignored. */
  add(event: RunEvent): void {
    switch (event.kind) {
      case 'stdout':
      case 'stderr':
        this.#output.push({ stream: event.kind, text: event.text });
        this.#pending.push({ kind: 'output', stream: event.kind, text: event.text });
        break;
      case 'panic':
        this.#pending.push({ kind: 'panic', thread: event.thread, message: event.message });
        break;
      case 'step':
        this.#push(this.#wholeStep(event));
        break;
    }
  }

  /** The run has ended; its end is a moment of its own, so that its last output can be seen. */
  ended(end: End): void {
    if (this.end) return;
    this.end = end;
    if (this.length > 0) this.#push(null, [{ kind: 'end', end }]);
  }

  /** The index after the last moment. */
  get length(): number {
    return this.first + this.#moments.length;
  }

  /** The index nearest to this one that is kept. */
  nearest(index: number): number {
    return Math.max(this.first, Math.min(index, this.length - 1));
  }

  moment(index: number): Moment {
    const moment = this.#moments[index - this.first];
    if (!moment) throw new RangeError(`no step ${index}`);
    return moment;
  }

  state(index: number): State {
    const made = this.#made.get(index);
    if (made) return made;
    this.moment(index);
    const segment = Math.floor((index - this.first) / stride);
    const state = copy(this.#whole[segment] as State);
    for (let at = this.first + segment * stride; at <= index; at += 1)
      apply(state, this.moment(at).step);
    if (this.#made.size >= mostMade) {
      const [oldest] = this.#made.keys();
      if (oldest !== undefined) this.#made.delete(oldest);
    }
    this.#made.set(index, state);
    return state;
  }

  /** What the program had printed before this step. */
  output(index: number): readonly Output[] {
    return this.#output.slice(0, this.moment(index).printed);
  }

  /** A block as it was when it was freed. */
  freed(block: number): Block | undefined {
    return this.#freed.get(block);
  }

  #wholeStep({ threads, frames, blocks, ...rest }: ToldStep): Step {
    const of = <T extends { id: number }>(told: Told<T>[], before: Map<number, T>): T[] =>
      told.map((one) => whole(one, before.get(one.id)));
    const { threads: oldThreads, frames: oldFrames, blocks: oldBlocks } = this.#latest;
    return {
      ...rest,
      threads: of(threads, oldThreads),
      frames: of(frames, oldFrames),
      blocks: of(blocks, oldBlocks),
    };
  }

  #push(step: Step | null, more: Happening[] = []): void {
    if (this.#moments.length % stride === 0) {
      if (this.#moments.length >= mostSteps) this.#dropEarliest();
      this.#whole.push(copy(this.#latest));
    }
    const happened = [...(step ? happenings(this.#latest, step) : []), ...this.#pending, ...more];
    this.#pending = [];
    for (const id of step?.freed ?? []) {
      const block = this.#latest.blocks.get(id);
      if (block) this.#freed.set(id, block);
    }
    apply(this.#latest, step);
    const depth = depthOf(this.#latest.threads.get(step?.thread ?? 0));
    this.#moments.push({ step, happened, depth, printed: this.#output.length });
  }

  #dropEarliest(): void {
    const dropped = this.#moments.splice(0, stride);
    this.#whole.shift();
    const [first] = this.#moments;
    if (first?.step) this.#moments[0] = { ...first, step: toldWhole(this.#whole[0], first.step) };
    // What is still pointed at is still drawn.
    const dangling = danglingBlocks(this.#latest);
    for (const { step } of dropped)
      for (const id of step?.freed ?? []) if (!dangling.has(id)) this.#freed.delete(id);
    for (let index = this.first; index < this.first + stride; index += 1) this.#made.delete(index);
    this.first += stride;
  }
}

/** The innermost call of the thread that runs next; after the end, of the main thread. */
export function runningFrame({ running, threads, frames }: State): Frame | undefined {
  return frames.get(threads.get(running ?? 0)?.frames.at(-1) ?? -1);
}

/** The index of the step before a line runs for the first time, or a later one; undefined if it never does. */
export function indexBefore(trace: Trace, line: number, time = 1): number | undefined {
  let times = 0;
  let last: Frame | undefined;
  for (let index = trace.first; index < trace.length; index += 1) {
    const frame = runningFrame(trace.state(index));
    const isNew = frame?.id !== last?.id || frame?.line !== last?.line;
    if (frame?.line === line && isNew && ++times === time) return index;
    last = frame;
  }
  return undefined;
}

const depthOf = (thread: ThreadState | undefined) =>
  thread ? thread.frames.length + thread.skipped : 0;

function copy({ running, threads, frames, blocks, hidden }: State): Live {
  return {
    running,
    threads: new Map(threads),
    frames: new Map(frames),
    blocks: new Map(blocks),
    hidden,
  };
}

/** A step as if all that is there after it were new. */
function toldWhole(before: State | undefined, step: Step): Step {
  if (!before) return step;
  const state = copy(before);
  apply(state, step);
  return {
    ...step,
    threads: [...state.threads.values()],
    frames: [...state.frames.values()],
    blocks: [...state.blocks.values()],
  };
}

function apply(state: Live, step: Step | null): void {
  if (!step) {
    state.running = null;
    return;
  }
  state.running = step.thread;
  state.hidden = step.hidden;
  for (const id of step.left) state.frames.delete(id);
  for (const id of step.freed) state.blocks.delete(id);
  for (const thread of step.threads) state.threads.set(thread.id, thread);
  for (const frame of step.frames) state.frames.set(frame.id, frame);
  for (const block of step.blocks) state.blocks.set(block.id, block);
}
