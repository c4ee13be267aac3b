/**
 * Runs a program that clang compiled, in Node or in a worker, with WASI and with the
 * functions declared in playground/cpp/runtime/host.h.
 */
import { File, OpenFile, PreopenDirectory, WASI, wasi } from '@bjorn3/browser_wasi_shim';
import { CppThreads, Random, suspending } from './cpp-threads.ts';
import { type Lines, placesOf } from './dwarf-lines.ts';
import { OutputCap } from './output-cap.ts';
import { type End, type Fault, type RunEvent, type RunOptions, startOfClock } from './runner.ts';
import { Terminal, tree } from './wasi.ts';

/** Frames kept in the stack of an error. */
const stackDepth = 50;
/** Limit for remembered places where memory was allocated or freed. */
const mostNotes = 30_000;
/** A stack counts as full this many bytes above address 0, towards which it grows. */
const stackReserve = 1024;

interface Exports {
  memory: WebAssembly.Memory;
  __stack_pointer: WebAssembly.Global<'i32'>;
  _start(): void;
  thread_main(thread: number): void;
}

/** In the order of host.h. */
export const faults = [
  ...(['dangling', 'double-free', 'wrong-layout', 'out-of-bounds', 'null', 'misaligned'] as const),
  ...(['invalid-value', 'uninitialised', 'unreachable', 'overflow', 'other'] as const),
] as const;

/** Reports all events of a run, the `end` last. Never throws. */
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

class CppRun {
  readonly end: Promise<End>;
  readonly #exports: Exports;
  readonly #random: Random;
  readonly #threads: CppThreads;
  readonly #file: string;
  readonly #lines: Lines;
  readonly #clock: number;
  #finish: (end: End) => void = () => {};
  #over = false;
  /** The last characters of stderr. */
  #lastWords = '';
  /** Set when the program reports an exit, an abort or a fault, just before the trap that ends it. */
  #said: End | undefined;
  /** Places where memory was allocated or freed, as errors: their stacks become text only when read. */
  readonly #notes: Error[] = [];

  constructor(
    module: WebAssembly.Module,
    file: string,
    options: RunOptions,
    output: OutputCap,
    onEvent: (event: RunEvent) => void,
  ) {
    this.#file = file;
    this.#lines = linesOf(module);
    this.#clock = options.clock ?? startOfClock;
    this.#random = new Random(options.seed ?? 0);
    this.end = new Promise((resolve) => {
      this.#finish = (end) => {
        this.#over = true;
        resolve(end);
      };
    });
    this.#threads = new CppThreads(this.#random, {
      onEvent,
      finish: this.#finish,
      fail: (error) => this.#finish(this.#said ?? this.#endOf(error)),
      place: () => this.#places(new Error())[0] ?? '',
    });
    const system = this.#system(options, output);
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: { ...system.wasiImport, ...this.#ownWasi() },
      page: this.#host(),
    });
    this.#exports = instance.exports as unknown as Exports;
    system.inst = instance as typeof system.inst;
    this.#threads.enter(0, this.#exports._start);
  }

  /** Streams, files, arguments and environment. */
  #system(options: RunOptions, output: OutputCap): WASI {
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
    return new WASI(
      [this.#file.replace(/\.\w+$/, ''), ...(options.arguments ?? [])],
      Object.entries(options.environment ?? {}).map(([name, value]) => `${name}=${value}`),
      [
        new OpenFile(new File(encode(options.stdin ?? ''))),
        write('stdout'),
        write('stderr'),
        new PreopenDirectory('/', tree(Object.fromEntries(files))),
      ],
      { debug: false },
    );
  }

  /** Our versions of WASI's exit, clock and random numbers: time is the threads', and randomness the seed's. */
  #ownWasi(): WebAssembly.ModuleImports {
    return {
      proc_exit: (code: number) => {
        this.#said = { kind: 'exit', code };
      },
      clock_time_get: (clock: number, _precision: bigint, to: number) => {
        const start = clock === wasi.CLOCKID_REALTIME ? this.#clock : 0;
        const now = BigInt(Math.round((start + this.#threads.now) * 1e6));
        new DataView(this.#exports.memory.buffer).setBigUint64(to, now, true);
        return 0;
      },
      random_get: (to: number, length: number) => {
        const bytes = new Uint8Array(this.#exports.memory.buffer, to, length);
        for (let index = 0; index < length; index++) bytes[index] = this.#random.byte();
        return 0;
      },
    };
  }

  /** The functions of host.h. */
  #host(): WebAssembly.ModuleImports {
    const threads = this.#threads;
    return {
      abort: () => {
        this.#said = this.#lastWords.includes('std::bad_alloc')
          ? { kind: 'limit', limit: 'memory' }
          : { kind: 'abort' };
      },
      fault: (kind: number, message: number, note: number, allocated: number, place: number) => {
        this.#said = this.#faultEnd(kind, message, note, allocated, place);
      },
      note: () => (this.#notes.length === mostNotes ? 0 : this.#notes.push(new Error())),
      wake: (address: number, most: number) => threads.wake(address, most),
      spawn: (thread: number, number: number) =>
        threads.spawn(number, this.#exports.thread_main, thread),
      wait: suspending((address: number, reason: number, holder: number, time: number) =>
        threads.wait(address, reason, holder, time),
      ),
      yield: suspending(() => threads.yield()),
      turn: suspending(() => threads.endTurn()),
    };
  }

  #faultEnd(kind: number, message: number, note: number, allocated: number, place: number): End {
    const fault = faults[kind] ?? 'other';
    const [noted, made] = [this.#notes[note - 1], this.#notes[allocated - 1]];
    // An uninitialised read is reported late: its place is in the note.
    const isOver = fault === 'uninitialised';
    const backtrace = this.#places(isOver && noted ? noted : new Error());
    return {
      kind: 'undefined-behaviour',
      fault,
      message: this.#text(message),
      place: this.#text(place) || (backtrace[0] ?? ''),
      other: (!isOver && noted && this.#places(noted)[0]) || null,
      allocated: made && this.#places(made)[0],
      backtrace,
    };
  }

  /** The end for an error that no check has reported: a trap, or a full stack. */
  #endOf(error: unknown): End {
    const stack = this.#exports.__stack_pointer.value;
    const isFull = stack < stackReserve || stack > this.#exports.memory.buffer.byteLength;
    if (error instanceof RangeError || isFull) return { kind: 'limit', limit: 'stack' };
    const fault = faultOf(error instanceof Error ? error.message : String(error));
    const backtrace = error instanceof Error ? this.#places(error) : [];
    const place = backtrace[0] ?? '';
    return { kind: 'undefined-behaviour', fault, message: '', place, other: null, backtrace };
  }

  /** Places in the reader's file, innermost first. */
  #places({ stack }: Error): string[] {
    return placesOf(stack ?? '', this.#file, this.#lines);
  }

  /** Reads a zero-terminated text from the program's memory. */
  #text(at: number): string {
    const bytes = new Uint8Array(this.#exports.memory.buffer);
    return new TextDecoder().decode(bytes.slice(at, bytes.indexOf(0, at)));
  }
}

function linesOf(module: WebAssembly.Module): Lines {
  const [lines] = WebAssembly.Module.customSections(module, 'lines');
  if (!lines) return { codeStart: 0, lines: [] };
  return JSON.parse(new TextDecoder().decode(lines)) as Lines;
}

/** The kind of a trap, from its message, which differs between browsers. */
function faultOf(message: string): Fault {
  if (/out.of.bounds memory|memory access out/i.test(message)) return 'out-of-bounds';
  if (/divide|division|remainder|integer overflow|truncat|unrepresentable/i.test(message))
    return 'overflow';
  if (/indirect|table|signature|null function/i.test(message)) return 'call';
  if (/unreachable/i.test(message)) return 'unreachable';
  return 'other';
}
