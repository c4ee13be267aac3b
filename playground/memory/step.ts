/**
 * What the engine tells of a watched run (`playground/engine/src/watch`): a step before
 * each line of the reader's own code, with what has changed since the step before. Numbers of
 * frames and blocks are never used twice in a run.
 */

import type { Waiting } from '../runner/runner.ts';
import type { Told } from './changes.ts';

/** A step as the engine tells it. */
export interface ToldStep extends Omit<Step, 'threads' | 'frames' | 'blocks'> {
  threads: Told<ThreadState>[];
  frames: Told<Frame>[];
  blocks: Told<Block>[];
}

/** The program is about to run a line; all that changed since the step before. */
export interface Step {
  /** From 0. A run tells at most 10,000, from the one that was asked for. */
  number: number;
  /** The thread that runs next. */
  thread: number;
  /** Threads that are new or in another state. */
  threads: ThreadState[];
  /** Calls that are new or changed. */
  frames: Frame[];
  /** Blocks of memory that are new or changed. */
  blocks: Block[];
  /** Frames that are left. */
  left: number[];
  /** Blocks that are freed. */
  freed: number[];
  /** What the reader's own code did since the step before, in order. */
  acts: Act[];
  /** Blocks that are not told because there are too many. */
  hidden: number;
}

/** A first step in which nothing has changed. */
export const noChange: Step = {
  number: 0,
  thread: 0,
  threads: [],
  frames: [],
  blocks: [],
  left: [],
  freed: [],
  acts: [],
  hidden: 0,
};

export interface ThreadState {
  /** 0 is the main thread. */
  id: number;
  /** What the program calls it. */
  name: string | null;
  state: 'ready' | 'waiting' | 'ended';
  /** For a waiting thread: what for, and the threads that could end that. */
  reason: Waiting['reason'] | null;
  holders: number[];
  /** The calls of the reader's own functions, outermost first. */
  frames: number[];
  /** Calls of a deep stack that are not told; they are after the first eight. */
  skipped: number;
}

/** A call of one of the reader's own functions. */
export interface Frame {
  id: number;
  /** `main`, `Arena::get`, `main::closure`. */
  function: string;
  /** The line that runs next, or the call that it waits for, from 1. */
  line: number;
  /** Variables in scope, in the order of their declaration. */
  locals: Local[];
}

export interface Local {
  name: string;
  /** `unset` has no value yet; of `moved` and `dropped` the value is what it was. */
  state: 'live' | 'unset' | 'moved' | 'dropped';
  value: Value;
}

/** What a place in memory holds, as Rust means it. */
export interface Value {
  /** Without paths: `Arc<Config>`. */
  type: string;
  /** Where it is. A local that nobody points at has no memory. */
  at?: Place;
  /**
   * `1111`, `"Ada"`, `true`; the variant of an enum; `len 2, cap 4` of a vector. A struct has
   * none, nor does a reference.
   */
  text?: string;
  pointer?: Pointer;
  /** Fields, elements, entries. */
  parts?: Part[];
  /** How many parts there are besides. */
  more?: number;
  /** Of a buffer: room for so many more elements, or bytes of text. */
  unused?: number;
  /** Of a part of a variable: it has moved away, and the rest has not. */
  moved?: boolean;
  /** Of a `RefCell`: how many borrow it, or -1 for one that may write. */
  borrowed?: number;
  /** Of a `Mutex` or `RwLock`. */
  lock?: Lock;
}

export interface Part {
  /** `port`, `[0]`, `0` in a tuple; of a map, the key's text; of a set, empty. */
  name: string;
  value: Value;
}

export interface Place {
  /** A block's id, or one of its own for the memory of a local. */
  block: number;
  /** In bytes. */
  offset: number;
  size: number;
}

export interface Pointer {
  /**
   * `owns` frees its target alone, as `Box` and `Vec` do; `shares` is a counted owner, `weak`
   * one that keeps nothing alive. `writes` is `&mut`.
   */
  kind: 'owns' | 'shares' | 'weak' | 'borrows' | 'writes' | 'raw';
  address: number;
  /** None for null, or an address where nothing ever was. */
  to: Place | null;
  /** The target is gone: freed, or a call that has returned. */
  dangling: boolean;
  /** `file:line:column` of what freed it, if that is known. */
  freed?: string;
}

export interface Lock {
  /** Threads that hold it. */
  holders: number[];
  /** Held to write; always so of a `Mutex`. */
  writing: boolean;
  poisoned: boolean;
}

/** An allocation. */
export interface Block {
  id: number;
  /** `temporary` is memory of a stack that no variable has, but something points at. */
  kind: 'heap' | 'static' | 'thread-local' | 'temporary';
  /** Of a static: `CURRENT`. */
  name: string | null;
  address: number;
  /** In bytes. */
  size: number;
  /** Counts of an `Rc` or `Arc`; not what the weak ones among themselves count as one. */
  strong: number | null;
  weak: number | null;
  /** What it was made for: the elements of a vector with its unused room, an `Rc`'s value. */
  value: Value;
}

export type Act =
  /** A variable gave its value away: to another place, a function, or the caller (null). */
  | { kind: 'move'; frame: number; name: string; to: string | null }
  /** A variable's value is dropped. */
  | { kind: 'drop'; frame: number; name: string };
