/** Traces of programs written by hand, as the engine would tell them. */
import type {
  Act,
  Block,
  Frame,
  Local,
  Place,
  Pointer,
  Step,
  ThreadState,
  Value,
} from '../../../playground/memory/step.ts';
import type { RunEvent } from '../../../playground/runner/runner.ts';

/** A world that a test changes, and that tells at each step what is new in it. */
export class Recording {
  readonly events: RunEvent[] = [];
  readonly #threads = new Map<number, ThreadState>();
  readonly #frames = new Map<number, Frame>();
  readonly #blocks = new Map<number, Block>();
  #told = { threads: new Map(), frames: new Map(), blocks: new Map() } as Record<
    'threads' | 'frames' | 'blocks',
    Map<number, string>
  >;
  #acts: Act[] = [];
  #next = 1;
  #steps = 0;

  id(): number {
    return this.#next++;
  }

  thread(id: number, name: string | null = null): ThreadState {
    const thread: ThreadState = {
      id,
      name,
      state: 'ready',
      reason: null,
      holders: [],
      frames: [],
      skipped: 0,
    };
    this.#threads.set(id, thread);
    return thread;
  }

  call(thread: ThreadState, name: string, line = 1): Call {
    const frame: Frame = { id: this.id(), function: name, line, locals: [] };
    this.#frames.set(frame.id, frame);
    thread.frames.push(frame.id);
    return new Call(this, thread, frame);
  }

  leave(thread: ThreadState): void {
    const id = thread.frames.pop();
    if (id !== undefined) this.#frames.delete(id);
  }

  block(value: Value, more: Partial<Block> & { size: number }): Block {
    const block = this.made(value, more);
    this.add(block);
    return block;
  }

  add(block: Block): void {
    this.#blocks.set(block.id, block);
  }

  made(value: Value, more: Partial<Block> & { size: number }): Block {
    const id = more.id ?? this.id();
    return {
      id,
      kind: 'heap',
      name: null,
      address: 0x1000 + 64 * id,
      strong: null,
      weak: null,
      value,
      ...more,
    };
  }

  free({ id }: Block): void {
    this.#blocks.delete(id);
  }

  act(act: Act): void {
    this.#acts.push(act);
  }

  print(text: string): void {
    this.events.push({ kind: 'stdout', text });
  }

  /** Tells all that has changed. */
  step(thread: ThreadState): void {
    const step: Step = {
      number: this.#steps,
      thread: thread.id,
      threads: this.#news('threads', this.#threads),
      frames: this.#news('frames', this.#frames),
      blocks: this.#news('blocks', this.#blocks),
      left: this.#gone('frames', this.#frames),
      freed: this.#gone('blocks', this.#blocks),
      acts: this.#acts,
      hidden: 0,
    };
    this.#acts = [];
    this.#steps += 1;
    this.events.push({ kind: 'step', ...step });
  }

  #news<Thing extends { id: number }>(
    of: 'threads' | 'frames' | 'blocks',
    now: Map<number, Thing>,
  ): Thing[] {
    const news: Thing[] = [];
    for (const [id, thing] of now) {
      const told = JSON.stringify(thing);
      if (this.#told[of].get(id) === told) continue;
      this.#told[of].set(id, told);
      news.push(JSON.parse(told));
    }
    return news;
  }

  #gone(of: 'frames' | 'blocks', now: Map<number, unknown>): number[] {
    const gone = [...this.#told[of].keys()].filter((id) => !now.has(id));
    for (const id of gone) this.#told[of].delete(id);
    return gone;
  }
}

export class Call {
  readonly frame: Frame;
  readonly #recording: Recording;
  readonly #thread: ThreadState;

  constructor(recording: Recording, thread: ThreadState, frame: Frame) {
    this.#recording = recording;
    this.#thread = thread;
    this.frame = frame;
  }

  /** Goes on to a line; the thread runs it next. */
  line(line: number): this {
    this.frame.line = line;
    this.#recording.step(this.#thread);
    return this;
  }

  set(name: string, value: Value, state: Local['state'] = 'live'): this {
    const known = this.frame.locals.find((local) => local.name === name);
    if (known) Object.assign(known, { value, state });
    else this.frame.locals.push({ name, value, state });
    return this;
  }

  move(name: string, to: string | null): this {
    this.#end(name, 'moved');
    this.#recording.act({ kind: 'move', frame: this.frame.id, name, to });
    return this;
  }

  drop(name: string): this {
    this.#end(name, 'dropped');
    this.#recording.act({ kind: 'drop', frame: this.frame.id, name });
    return this;
  }

  out(name: string): this {
    this.frame.locals = this.frame.locals.filter((local) => local.name !== name);
    return this;
  }

  leave(): void {
    this.#recording.leave(this.#thread);
  }

  #end(name: string, state: Local['state']): void {
    const local = this.frame.locals.find((one) => one.name === name);
    if (local) local.state = state;
  }
}

export const place = (block: number, offset: number, size: number): Place => ({
  block,
  offset,
  size,
});

export const scalar = (type: string, text: string, at?: Place): Value => ({ type, text, at });

export const struct = (type: string, fields: Record<string, Value>, at?: Place): Value => ({
  type,
  at,
  parts: Object.entries(fields).map(([name, value]) => ({ name, value })),
});

export const pointer = (
  type: string,
  kind: Pointer['kind'],
  to: Place | null,
  more: { text?: string; at?: Place; freed?: string; dangling?: boolean } = {},
): Value => ({
  type,
  text: more.text,
  at: more.at,
  pointer: {
    kind,
    address: to ? 0x1000 + 64 * to.block + to.offset : 0,
    to,
    dangling: more.dangling ?? false,
    freed: more.freed,
  },
});

export const elements = (type: string, values: Value[], at?: Place, unused?: number): Value => ({
  type,
  at,
  unused,
  parts: values.map((value, index) => ({ name: `[${index}]`, value })),
});
