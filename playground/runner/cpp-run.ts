/**
 * Runs a program that clang compiled, in Node or in a worker: WASI, and what
 * playground/cpp/runtime/host.h asks for. Its threads take turns, as long as the seed
 * says, on stacks of their own, which needs the browser's promises for WebAssembly; a
 * program with one thread runs without them.
 */
import { File, OpenFile, PreopenDirectory, WASI, wasi } from '@bjorn3/browser_wasi_shim';
import { type Lines, placesOf } from './dwarf-lines.ts';
import { OutputCap } from './output-cap.ts';
import type { End, RunEvent, RunOptions, Waiting } from './runner.ts';
import { Terminal, tree } from './wasi.ts';

/** 1 January 2026, as for Rust. */
const defaultClock = Date.UTC(2026, 0, 1);

const mostThreads = 1_000;

/** Accesses to memory that a turn may have; short ones are as likely as long ones. */
const longestTurn = 10_000;

/** Frames of a stack, and places of freed memory, that are remembered. */
const stackDepth = 50;
const mostNotes = 20_000;

interface Exports {
  memory: WebAssembly.Memory;
  __stack_pointer: WebAssembly.Global<'i32'>;
  _start(): void;
  thread_main(thread: number): void;
}

/** WebAssembly's promises, which TypeScript does not know yet. */
interface Promises {
  Suspending: new (call: (...numbers: never[]) => unknown) => WebAssembly.ImportValue;
  promising(call: (...numbers: never[]) => void): (...numbers: number[]) => Promise<void>;
}

const promises =
  'Suspending' in WebAssembly ? (WebAssembly as typeof WebAssembly & Promises) : undefined;

/** In the order of host.h, as are the reasons. */
const faults = [
  ...(['dangling', 'double-free', 'wrong-layout', 'out-of-bounds', 'null', 'misaligned'] as const),
  ...(['invalid-value', 'uninitialised', 'unreachable', 'overflow', 'other'] as const),
] as const;
const reasons = ['mutex', 'signal', 'join', 'sleep', 'other'] as const;

/** Tells every event of a run, the end last. Never throws. */
export async function runCpp(
  module: WebAssembly.Module,
  file: string,
  options: RunOptions,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  const output = new OutputCap(onEvent);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = stackDepth;
  let end: End;
  try {
    end = await new CppRun(module, file, options, output, onEvent).end;
  } catch (error) {
    end = { kind: 'failed', failure: 'module-not-started', detail: String(error) };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  output.report();
  onEvent({ kind: 'end', end });
}

/** A thread that lets others run, and what it waits for. */
interface Waiter {
  waiting: Waiting;
  address: number;
  /** Of the run's own clock; never, where it is infinite. */
  deadline: number;
  resume(late: boolean): void;
}

class CppRun {
  readonly end: Promise<End>;
  readonly #exports: Exports;
  readonly #onEvent: (event: RunEvent) => void;
  #finish: (end: End) => void = () => {};
  #over = false;
  /** The end of stderr. */
  #lastWords = '';
  /** Exit code, or an abort: said before the trap that ends the program. */
  #said: End | undefined;
  #ready: (() => void)[] = [];
  #waiters: Waiter[] = [];
  #running = 0;
  #threads = 1;
  /** Milliseconds that nobody had anything to do in, and that were passed over. */
  #skipped = 0;
  readonly #began = performance.now();
  #random: number;
  readonly #file: string;
  readonly #lines: Lines;
  /** Where memory was freed, by number; a stack's text is made when it is read. */
  readonly #notes: Error[] = [];

  constructor(
    module: WebAssembly.Module,
    file: string,
    options: RunOptions,
    output: OutputCap,
    onEvent: (event: RunEvent) => void,
  ) {
    this.#onEvent = onEvent;
    this.#random = options.seed ?? 0;
    this.#file = file;
    const [lines] = WebAssembly.Module.customSections(module, 'lines');
    this.#lines = lines
      ? (JSON.parse(new TextDecoder().decode(lines)) as Lines)
      : { codeStart: 0, lines: [] };
    this.end = new Promise((resolve) => {
      this.#finish = (end) => {
        this.#over = true;
        resolve(end);
      };
    });
    const write = (kind: 'stdout' | 'stderr') => {
      const decoder = new TextDecoder();
      return new Terminal((bytes) => {
        const text = decoder.decode(bytes, { stream: true });
        if (kind === 'stderr') this.#lastWords = (this.#lastWords + text).slice(-200);
        if (!this.#over) output.write(kind, text);
      });
    };
    const encode = (text: string) => new TextEncoder().encode(text);
    const files = Object.entries(options.files ?? {}).map(([path, text]) => [path, encode(text)]);
    const system = new WASI(
      [file.replace(/\.\w+$/, ''), ...(options.arguments ?? [])],
      Object.entries(options.environment ?? {}).map(([name, value]) => `${name}=${value}`),
      [
        new OpenFile(new File(encode(options.stdin ?? ''))),
        write('stdout'),
        write('stderr'),
        new PreopenDirectory('/', tree(Object.fromEntries(files))),
      ],
      { debug: false },
    );
    const suspending = (call: (...numbers: never[]) => unknown) =>
      promises ? new promises.Suspending(call) : call;
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: {
        ...system.wasiImport,
        proc_exit: (code: number) => {
          this.#said = { kind: 'exit', code };
        },
        clock_time_get: (clock: number, _precision: bigint, to: number) => {
          const start = clock === wasi.CLOCKID_REALTIME ? (options.clock ?? defaultClock) : 0;
          const now = BigInt(Math.round((start + this.#now) * 1e6));
          new DataView(this.#exports.memory.buffer).setBigUint64(to, now, true);
          return 0;
        },
        random_get: (to: number, length: number) => {
          const bytes = new Uint8Array(this.#exports.memory.buffer, to, length);
          for (let index = 0; index < length; index++) bytes[index] = this.#randomByte();
          return 0;
        },
      },
      page: {
        abort: () => {
          this.#said = this.#lastWords.includes('std::bad_alloc')
            ? { kind: 'limit', limit: 'memory' }
            : { kind: 'abort' };
        },
        fault: (kind: number, message: number, note: number, place: number) => {
          const fault = faults[kind] ?? 'other';
          const noted = this.#notes[note - 1];
          // A read is told of when it is over.
          const isOver = fault === 'uninitialised';
          const backtrace = this.#places(isOver && noted ? noted : new Error());
          this.#said = {
            kind: 'undefined-behaviour',
            fault,
            message: this.#text(message),
            place: this.#text(place) || (backtrace[0] ?? ''),
            other: (!isOver && noted && this.#places(noted)[0]) || null,
            backtrace,
          };
        },
        note: () => {
          if (this.#notes.length === mostNotes) return 0;
          return this.#notes.push(new Error());
        },
        wake: (address: number, most: number) => this.#wake(address, most),
        spawn: (thread: number, number: number) => this.#spawn(thread, number),
        wait: suspending((address: number, reason: number, holder: number, time: number) =>
          this.#wait(address, reason, holder, time),
        ),
        yield: suspending(() => this.#yield()),
        turn: suspending(() => this.#endTurn()),
      },
    });
    this.#exports = instance.exports as unknown as Exports;
    system.inst = instance as typeof system.inst;
    this.#enter(0, this.#exports._start);
  }

  /** Where the program was, innermost first. */
  #places({ stack }: Error): string[] {
    return placesOf(stack ?? '', this.#file, this.#lines);
  }

  /** Up to its zero. */
  #text(at: number): string {
    const bytes = new Uint8Array(this.#exports.memory.buffer);
    return new TextDecoder().decode(bytes.slice(at, bytes.indexOf(0, at)));
  }

  get #now(): number {
    return performance.now() - this.#began + this.#skipped;
  }

  /** Mulberry32. */
  #randomByte(): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  }

  /** Runs one thread to its end. */
  async #enter(thread: number, call: (...numbers: never[]) => void, ...given: number[]) {
    this.#running = thread;
    try {
      if (promises) await promises.promising(call)(...given);
      else call(...(given as never[]));
      if (thread > 0) this.#onEvent({ kind: 'thread-ended', thread });
      this.#next();
    } catch (error) {
      this.#finish(this.#said ?? this.#faultOf(error));
    }
  }

  #faultOf(error: unknown): End {
    const stack = this.#exports.__stack_pointer.value;
    if (
      error instanceof RangeError ||
      stack < 1024 ||
      stack > this.#exports.memory.buffer.byteLength
    )
      return { kind: 'limit', limit: 'stack' };
    const message = error instanceof Error ? error.message : String(error);
    const fault = /out.of.bounds memory|memory access out/i.test(message)
      ? 'out-of-bounds'
      : /divide|division|remainder|integer overflow|truncat|unrepresentable/i.test(message)
        ? 'overflow'
        : /indirect|table|signature|null function/i.test(message)
          ? 'call'
          : /unreachable/i.test(message)
            ? 'unreachable'
            : 'other';
    const backtrace = error instanceof Error ? this.#places(error) : [];
    const place = backtrace[0] ?? '';
    return { kind: 'undefined-behaviour', fault, message: '', place, other: null, backtrace };
  }

  #spawn(thread: number, number: number): void {
    if (!promises) {
      const message = 'threads, which need a browser that has promises for WebAssembly';
      this.#stop({ kind: 'unsupported', message, place: '' });
    }
    if (++this.#threads > mostThreads) this.#stop({ kind: 'limit', limit: 'threads' });
    this.#onEvent({ kind: 'thread-started', thread: number });
    this.#ready.push(() => this.#enter(number, this.#exports.thread_main, thread));
  }

  /** Ends the program in the middle of a call; the destructors that this runs say nothing any more. */
  #stop(end: End): never {
    this.#finish(end);
    throw new Error('stopped');
  }

  #yield(): Promise<void> | undefined {
    if (this.#threads === 1) return undefined;
    const thread = this.#running;
    return new Promise((resolve) => {
      this.#ready.push(() => {
        this.#running = thread;
        resolve();
      });
      this.#next();
    });
  }

  /** Lets others run that can, and says how long the next turn is. */
  #endTurn(): Promise<number> | number {
    const length = Math.ceil(longestTurn ** (this.#randomByte() / 255));
    this.#resume(({ deadline }) => deadline <= this.#now, this.#threads, true);
    if (this.#ready.length === 0) return length;
    return Promise.resolve(this.#yield()).then(() => length);
  }

  #wait(
    address: number,
    reason: number,
    holder: number,
    milliseconds: number,
  ): Promise<number> | number {
    const thread = this.#running;
    if (!promises && milliseconds >= 0) {
      this.#skipped += milliseconds;
      return 1;
    }
    const waiting: Waiting = {
      thread,
      place: this.#places(new Error())[0] ?? '',
      reason: reasons[reason] ?? 'other',
      holders: holder < 0 ? [] : [{ thread: holder, place: '' }],
    };
    const deadline = milliseconds < 0 ? Number.POSITIVE_INFINITY : this.#now + milliseconds;
    if (!promises) this.#stop({ kind: 'deadlock', waiting: [waiting] });
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

  #wake(address: number, most: number): void {
    this.#resume((waiter) => waiter.address === address, most, false);
  }

  #resume(wanted: (waiter: Waiter) => boolean, most: number, late: boolean): void {
    const woken = this.#waiters.filter(wanted).slice(0, most);
    this.#waiters = this.#waiters.filter((waiter) => !woken.includes(waiter));
    for (const { resume } of woken) resume(late);
  }

  /** Lets the next thread run, once the one that runs now has left its stack. */
  #next(): void {
    this.#resume(({ deadline }) => deadline <= this.#now, this.#threads, true);
    if (this.#ready.length === 0) {
      const soonest = Math.min(...this.#waiters.map(({ deadline }) => deadline));
      if (!Number.isFinite(soonest)) {
        this.#finish({ kind: 'deadlock', waiting: this.#waiters.map(({ waiting }) => waiting) });
        return;
      }
      this.#skipped += Math.max(0, soonest - this.#now);
      this.#resume(({ deadline }) => deadline <= soonest, this.#threads, true);
    }
    const next = this.#ready.shift();
    if (next) queueMicrotask(next);
  }
}
