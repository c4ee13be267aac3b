/**
 * Runs the threads of a C++ program. They take turns in one worker, each on its own stack,
 * which needs JavaScript Promise Integration; a program with one thread runs without it.
 * The seed decides how long turns are. Time in which all threads wait is skipped.
 */
import { defaultLimits, type End, type RunEvent, type Waiting } from './runner.ts';

/** JavaScript Promise Integration, which TypeScript doesn't know yet. */
interface Promises {
  Suspending: new (call: (...numbers: never[]) => unknown) => WebAssembly.ImportValue;
  promising(call: (...numbers: never[]) => void): (...numbers: number[]) => Promise<void>;
}

const promises =
  'Suspending' in WebAssembly ? (WebAssembly as typeof WebAssembly & Promises) : undefined;

/** Makes an import during which other threads may run. */
export function suspending(call: (...numbers: never[]) => unknown): WebAssembly.ImportValue {
  return promises ? new promises.Suspending(call) : call;
}

/** What a thread waits for, in the order of host.h. */
export const reasons = ['mutex', 'signal', 'join', 'sleep', 'other'] as const;

/** Memory accesses in the longest turn. Lengths are spread evenly over their magnitudes. */
const longestTurn = 10_000;

/** What the threads need from their program. */
export interface ThreadsHost {
  onEvent(event: RunEvent): void;
  /** The program has ended. */
  finish(end: End): void;
  /** A thread has thrown. */
  fail(error: unknown): void;
  /** Where the running thread is in the reader's code. */
  place(): string;
}

/** A waiting thread. */
interface Waiter {
  waiting: Waiting;
  /** The address that wakes it. */
  address: number;
  /** The value of `now` at which it stops waiting; may be infinite. */
  deadline: number;
  resume(late: boolean): void;
}

export class CppThreads {
  readonly #host: ThreadsHost;
  readonly #random: Random;
  #ready: (() => void)[] = [];
  #waiters: Waiter[] = [];
  #running = 0;
  #count = 1;
  /** Milliseconds skipped because all threads waited. */
  #skipped = 0;
  readonly #began = performance.now();

  constructor(random: Random, host: ThreadsHost) {
    this.#random = random;
    this.#host = host;
  }

  /** Milliseconds since the program began. */
  get now(): number {
    return performance.now() - this.#began + this.#skipped;
  }

  /** Runs one thread to its end. */
  async enter(thread: number, call: (...numbers: never[]) => void, ...given: number[]) {
    this.#running = thread;
    try {
      if (promises) await promises.promising(call)(...given);
      else call(...(given as never[]));
      if (thread > 0) this.#host.onEvent({ kind: 'thread-ended', thread });
      this.#next();
    } catch (error) {
      this.#host.fail(error);
    }
  }

  /** Queues a new thread, which will call `main` with `given`. */
  spawn(number: number, main: (given: number) => void, given: number): void {
    if (!promises) {
      const message = 'threads, which need a browser that has promises for WebAssembly';
      this.#stop({ kind: 'unsupported', message, place: '' });
    }
    if (++this.#count > defaultLimits.threads) this.#stop({ kind: 'limit', limit: 'threads' });
    this.#host.onEvent({ kind: 'thread-started', thread: number });
    this.#ready.push(() => this.enter(number, main, given));
  }

  yield(): Promise<void> | undefined {
    if (this.#count === 1) return undefined;
    const thread = this.#running;
    return new Promise((resolve) => {
      this.#ready.push(() => {
        this.#running = thread;
        resolve();
      });
      this.#next();
    });
  }

  /** Lets other threads run, and returns the length of the next turn in memory accesses. */
  endTurn(): Promise<number> | number {
    const length = Math.ceil(longestTurn ** (this.#random.byte() / 255));
    this.#resumeUntil(this.now);
    if (this.#ready.length === 0) return length;
    return Promise.resolve(this.yield()).then(() => length);
  }

  /** Implements `host_wait` of host.h; returns 1 if the time ran out. */
  wait(
    address: number,
    reason: number,
    holder: number,
    milliseconds: number,
  ): Promise<number> | number {
    if (!promises && milliseconds >= 0) {
      this.#skipped += milliseconds;
      return 1;
    }
    const thread = this.#running;
    const waiting: Waiting = {
      thread,
      place: this.#host.place(),
      reason: reasons[reason] ?? 'other',
      holders: holder < 0 ? [] : [{ thread: holder, place: '' }],
    };
    if (!promises) this.#stop({ kind: 'deadlock', waiting: [waiting] });
    const deadline = milliseconds < 0 ? Number.POSITIVE_INFINITY : this.now + milliseconds;
    return new Promise((resolve) => {
      const resume = (late: boolean) => {
        this.#ready.push(() => {
          this.#running = thread;
          resolve(late ? 1 : 0);
        });
      };
      this.#waiters.push({ waiting, address, deadline, resume });
      this.#next();
    });
  }

  wake(address: number, most: number): void {
    this.#resume((waiter) => waiter.address === address, most, false);
  }

  /** Resumes the threads whose time has run out. */
  #resumeUntil(time: number): void {
    this.#resume(({ deadline }) => deadline <= time, this.#count, true);
  }

  #resume(wanted: (waiter: Waiter) => boolean, most: number, late: boolean): void {
    const woken = this.#waiters.filter(wanted).slice(0, most);
    this.#waiters = this.#waiters.filter((waiter) => !woken.includes(waiter));
    for (const { resume } of woken) resume(late);
  }

  /** Continues with the next thread once the current one has left its stack. */
  #next(): void {
    this.#resumeUntil(this.now);
    if (this.#ready.length === 0) {
      const soonest = Math.min(...this.#waiters.map(({ deadline }) => deadline));
      if (!Number.isFinite(soonest)) {
        const waiting = this.#waiters.map((waiter) => waiter.waiting);
        this.#host.finish({ kind: 'deadlock', waiting });
        return;
      }
      this.#skipped += Math.max(0, soonest - this.now);
      this.#resumeUntil(soonest);
    }
    const next = this.#ready.shift();
    if (next) queueMicrotask(next);
  }

  /** Ends the program from inside a call. Destructors may still run, but their output is dropped. */
  #stop(end: End): never {
    this.#host.finish(end);
    throw new Error('stopped');
  }
}

/** Mulberry32: the same seed gives the same bytes. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  byte(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  }
}
