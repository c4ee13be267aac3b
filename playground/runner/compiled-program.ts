/**
 * Runs a compiled program, in Node or in a worker: joins its modules with the host, which is
 * the system under it (engine/codegen/host). The program's memory, its table and its stacks
 * are made here, and each call of a C function goes to the host's instance, which says who
 * runs next. A stack is a promise of WebAssembly; where the browser has none, a program runs
 * all the same until it starts a thread.
 */
import { File, OpenFile, PreopenDirectory, WASI, WASIProcExit } from '@bjorn3/browser_wasi_shim';
import { type Execution, OutputStream, ReusedMemory, tree, wasiImports } from './wasi.ts';

/** What a module's own section says, in its order: see README.md. */
interface Layout {
  dataEnd: number;
  slots: number;
  main: number;
  threadLocals: number;
  threadLocalsSize: number;
  environ: number;
  /** What a panic's message is read by. */
  strVtable: number;
  stringVtable: number;
  stringStart: number;
  stringLength: number;
}

/** What the host's instance exports: see engine/codegen/host/src/run.rs. */
interface HostExports {
  /** Where arguments and results are passed. */
  exchange(): number;
  function(length: number): number;
  call(number: number, count: number): number;
  returned(value: bigint): number;
  more_stack(): number;
  less_stack(): void;
  failed(why: number): void;
}

type Call = (...args: (number | bigint)[]) => unknown;

/** The types that a function takes and returns: `i`, `j`, `f`, `d` for i32, i64, f32, f64. */
interface Signature {
  parameters: string;
  results: string;
}

/** Promises of WebAssembly, which TypeScript's own types lack. */
const promises = WebAssembly as unknown as {
  promising?(call: Call): (...args: (number | bigint)[]) => Promise<unknown>;
  Suspending?: new (call: Call) => WebAssembly.ImportValue;
};

/** The C functions in which a thread may wait for another. */
const waiting = new Set([
  ...['pthread_join', 'syscall', 'sched_yield', 'nanosleep', 'clock_nanosleep'],
  ...['miri_spin_loop', 'out_of_fuel'],
]);

/** The C functions that a program calls to be explained, and that do nothing otherwise. */
const explaining = new Set(['allocated', 'word_changed']);
/** Sections of a module that the host reads, as it numbers them. */
const sections = ['mutable', 'source map'];
/** The one that throws a panic, with the address of std's exception. */
const raise = '_Unwind_RaiseException';
/** The most calls of one piece of a stack that are kept: more than there is room for. */
const mostCalls = 20_000;
/** Bytes before the first block of the heap: see engine/codegen/src/runtime.rs. */
const blockHeader = 8;

/** What modules and host share, as the host numbers them. */
const globals = ['stack_pointer', 'stack_limit', 'heap_top', 'fuel', 'thread_locals'];

/** What the host answers instead of a thread's number. */
const answers = { goOn: -1, end: -2 };
/** Why the host is told that the run failed. */
const failures = { stack: 0, noPromises: 1, other: 2 };

const page = 1 << 16;
/** As many as a browser gives: addresses are cut to 32 bits. */
const mostPages = 1 << 16;
/** Bytes below a stack's limit, for what is passed to another stack. */
const passed = 1 << 10;
/** `SIGPIPE` is ignored, as std does for every program. */
const sigpipe = 2;

/** A stack as the browser tells of it: that of each piece, the last one first. */
type Stack = Error[];

/** Unwinds a stack of a run that has ended. */
class Ended extends Error {}

/** Whether threads can take turns, and a stack go on in another one. */
export const hasPromises = () => promises.Suspending !== undefined;

/** What runs compiled programs, one at a time. */
export interface Host {
  module: WebAssembly.Module;
  memory: ReusedMemory;
}

/** Memory as engine/codegen/host/build.rs has it linked; it holds the files that a program writes. */
export function prepareHost(module: WebAssembly.Module): Host {
  const memory = new ReusedMemory({ initial: 2 << 20, kept: 64 << 20, maximum: 1 << 30 });
  return { module, memory };
}

/**
 * Runs a program to its end and returns its exit code. Its modules are the base, if it was
 * compiled on one, and its own.
 * @throws what the browser throws when it can't run it.
 */
export async function runCompiled(
  host: Host,
  modules: WebAssembly.Module[],
  { words, files, stdin, stdout, stderr }: Execution,
): Promise<number> {
  const program = new CompiledProgram(modules);
  const run = new WASI(
    ['host', ...words],
    [],
    [
      new OpenFile(new File(stdin)),
      new OutputStream(stdout),
      new OutputStream(stderr),
      new PreopenDirectory('/', tree(files)),
    ],
    { debug: false },
  );
  const memory = host.memory.clean();
  const instance = await WebAssembly.instantiate(host.module, {
    env: { memory },
    wasi_snapshot_preview1: wasiImports(run, memory),
    program: program.imports,
  });
  program.connect(instance.exports as unknown as HostExports, memory);
  run.initialize({ exports: { memory } });
  const start = instance.exports._start as () => void;
  try {
    await (promises.promising ? promises.promising(start)() : start());
  } catch (error) {
    if (program.failure) throw program.failure;
    if (!(error instanceof WASIProcExit)) throw error;
    return error.code;
  }
  return 0;
}

/** A compiled program, for one run. */
class CompiledProgram {
  readonly #modules: WebAssembly.Module[];
  readonly #layouts: Layout[];
  #memory!: WebAssembly.Memory;
  #table!: WebAssembly.Table;
  /** In the order of their names. */
  #globals: WebAssembly.Global[] = [];
  #tag!: WebAssembly.Tag;
  #start: Call = () => undefined;
  #host: { exports: HostExports; memory: WebAssembly.Memory } | undefined;
  #running = 0;
  /** How threads that have run before go on. */
  readonly #paused = new Map<number, () => void>();
  /** What the stacks of threads were where they went on with another piece, the last one first. */
  readonly #outer = new Map<number, Stack>();
  /** Stacks that the host may ask about. */
  readonly #kept = new Map<number, Stack>();
  #nextKept = 0;
  #end: () => void = () => {};
  /** What the browser threw when it gave up the program, unless that was a full stack. */
  failure: unknown;

  constructor(modules: WebAssembly.Module[]) {
    this.#modules = modules;
    this.#layouts = modules.map(layoutOf);
  }

  /** What the host imports from `program`. */
  get imports(): WebAssembly.ModuleImports {
    const section = (module: number, name: number) =>
      sectionOf(this.#modules[module] as WebAssembly.Module, sections[name] ?? '');
    const bytes = () => new Uint8Array(this.#memory.buffer);
    const ours = () => new Uint8Array(this.#hostMemory.buffer);
    const run = promises.Suspending
      ? new promises.Suspending(() => this.#runOnStacks())
      : () => this.#runOnOneStack();
    return {
      read: (from: number, to: number, size: number) => {
        ours().set(bytes().subarray(from >>> 0, (from >>> 0) + size), to >>> 0);
      },
      write: (to: number, from: number, size: number) => {
        bytes().set(ours().subarray(from >>> 0, (from >>> 0) + size), to >>> 0);
      },
      size: () => this.#memory.buffer.byteLength,
      grow: (end: number) => this.#grow(end >>> 0),
      get: (global: number) => this.#globals[global]?.value,
      set: (global: number, value: number) => {
        (this.#globals[global] as WebAssembly.Global).value = value;
      },
      modules: () => this.#modules.length,
      layout: (module: number, field: number) =>
        Object.values(this.#layouts[module] as Layout)[field],
      section_size: (module: number, name: number) => section(module, name).byteLength,
      read_section: (module: number, name: number, to: number) => {
        ours().set(new Uint8Array(section(module, name)), to >>> 0);
      },
      keep_stack: () => {
        this.#kept.set(++this.#nextKept, this.#stackHere());
        return this.#nextKept;
      },
      drop_stack: (number: number) => this.#kept.delete(number),
      calls: (number: number, to: number, most: number) => {
        const calls = callsOf(this.#kept.get(number) ?? []).slice(0, most);
        new Uint32Array(this.#hostMemory.buffer, to >>> 0).set(calls.flat());
        return calls.length;
      },
      load: (explained: number, memory: bigint) => this.#load(explained !== 0, Number(memory)),
      run,
    };
  }

  /** Says which instance the imports belong to, before that one starts. */
  connect(exports: HostExports, memory: WebAssembly.Memory): void {
    this.#host = { exports, memory };
  }

  get #connected(): { exports: HostExports; memory: WebAssembly.Memory } {
    if (!this.#host) throw new Error('a program runs before it is connected');
    return this.#host;
  }

  get #exports(): HostExports {
    return this.#connected.exports;
  }

  get #hostMemory(): WebAssembly.Memory {
    return this.#connected.memory;
  }

  /** Makes the memory reach an address; 0 if it does. */
  #grow(end: number): number {
    const missing = end - this.#memory.buffer.byteLength;
    if (missing <= 0) return 0;
    try {
      this.#memory.grow(Math.ceil(missing / page));
      return 0;
    } catch {
      return 1;
    }
  }

  /** Makes new instances. Their memory may grow by so many bytes. */
  #load(isExplained: boolean, memory: number): void {
    const dataEnd = Math.max(...this.#layouts.map((layout) => layout.dataEnd));
    this.#memory = new WebAssembly.Memory({
      initial: dataEnd / page + 16,
      maximum: Math.min(mostPages, Math.ceil((dataEnd + memory) / page)),
    });
    const slots = Math.max(...this.#layouts.map((layout) => layout.slots));
    this.#table = new WebAssembly.Table({ element: 'anyfunc', initial: slots });
    this.#globals = globals.map((name) => {
      const value = name === 'heap_top' ? dataEnd + blockHeader : 0;
      return new WebAssembly.Global({ value: 'i32', mutable: true }, value);
    });
    this.#tag = new WebAssembly.Tag({ parameters: ['i64'] });
    this.#running = 0;
    this.#paused.clear();
    this.#outer.clear();
    this.failure = undefined;
    const host = {
      memory: this.#memory,
      table: this.#table,
      // TypeScript's types don't know that it can be imported.
      tag: this.#tag as unknown as WebAssembly.ImportValue,
      ...Object.fromEntries(this.#globals.map((global, index) => [globals[index], global])),
    };
    let exports: WebAssembly.Exports = {};
    for (const module of this.#modules) {
      const c = this.#library(module, isExplained);
      const imports = { host, base: this.#ofBase(module), c };
      exports = new WebAssembly.Instance(module, imports).exports;
    }
    this.#start = exports.start as Call;
  }

  /** The base's functions that a module asks for, each by its slot. */
  #ofBase(module: WebAssembly.Module): WebAssembly.ModuleImports {
    const wanted = WebAssembly.Module.imports(module).filter((entry) => entry.module === 'base');
    return Object.fromEntries(
      wanted.map(({ name }) => [name, this.#table.get(Number(name)) as Call]),
    );
  }

  /** The C functions that a module asks for, each by its name and its types. */
  #library(module: WebAssembly.Module, isExplained: boolean): WebAssembly.ModuleImports {
    const signatures = new TextDecoder()
      .decode(sectionOf(module, 'types'))
      .split(' ')
      .map(readSignature);
    const wanted = WebAssembly.Module.imports(module).filter((entry) => entry.module === 'c');
    return Object.fromEntries(
      wanted.map(({ name }) => {
        const [symbol = '', types = ''] = name.split(':');
        if (symbol === 'more_stack') return [name, this.#moreStack(signatures)];
        if (explaining.has(symbol) && !isExplained) return [name, () => undefined];
        const call = this.#function(symbol, readSignature(types));
        if (symbol === raise) return [name, this.#raising(call)];
        return [
          name,
          promises.Suspending && waiting.has(symbol) ? new promises.Suspending(call) : call,
        ];
      }),
    );
  }

  /** The host hears of a panic before it is thrown. */
  #raising(tell: Call): Call {
    return (exception) => {
      tell(exception as bigint);
      throw new WebAssembly.Exception(this.#tag, [exception]);
    };
  }

  /** The stack of the running thread. */
  #stackHere(): Stack {
    return [stackHere(), ...(this.#outer.get(this.#running) ?? [])];
  }

  #function(name: string, { parameters, results }: Signature): Call {
    const exports = this.#exports;
    const exchange = exports.exchange();
    const room = new Uint8Array(this.#hostMemory.buffer, exchange);
    let view = new DataView(room.buffer, exchange);
    // Where the memory was before it grew, nothing is any more.
    const exchanged = () => {
      const { buffer } = this.#hostMemory;
      if (view.buffer !== buffer) view = new DataView(buffer, exchange);
      return view;
    };
    const number = exports.function(new TextEncoder().encodeInto(name, room).written);
    // The host takes and gives floats with 64 bits.
    const [given, returned] = [parameters, results].map((types) => types.replaceAll('f', 'd'));
    const put = [...(given ?? '')].map((type, index) => writer(type, 8 * index));
    const value = () => (returned ? read(exchanged(), returned, 0) : undefined);
    return (...args) => {
      const to = exchanged();
      for (let index = 0; index < args.length; index++) put[index]?.(to, args[index] as never);
      const next = exports.call(number, args.length);
      if (next === answers.goOn) return value();
      if (next === answers.end) throw new Ended();
      if (!hasPromises()) {
        exports.failed(failures.noPromises);
        throw new Ended();
      }
      return new Promise((resolve) => {
        this.#paused.set(this.#running, () => resolve(value()));
        this.#switchTo(next);
      });
    };
  }

  /**
   * Calls a function on a stack of its own, because the one that called it had no room for it:
   * arguments and results lie just below that stack's limit.
   */
  #moreStack(signatures: Signature[]): WebAssembly.ImportValue {
    const exports = this.#exports;
    const prepare = (slot: number, signature: number) => {
      const { parameters, results } = signatures[signature] as Signature;
      const at = (this.#globals[globals.indexOf('stack_limit')]?.value as number) - passed;
      const view = new DataView(this.#memory.buffer);
      const args = [...parameters].map((type, index) => read(view, type, at + 8 * index));
      if (exports.more_stack() === answers.end) throw new Ended();
      const thread = this.#running;
      const outer = this.#outer.get(thread) ?? [];
      // Without promises, the outer calls are on the same stack.
      if (hasPromises()) this.#outer.set(thread, [stackHere(), ...outer]);
      const leave = () => {
        this.#outer.set(thread, outer);
        exports.less_stack();
      };
      const store = (value: unknown) => {
        const view = new DataView(this.#memory.buffer);
        const values = results.length > 1 ? (value as never[]) : [value as never];
        for (let index = 0; index < results.length; index++)
          writer(results[index] ?? '', at + 8 * index)(view, values[index] as never);
      };
      return { call: this.#table.get(slot) as Call, args, store, leave };
    };
    const { promising, Suspending } = promises;
    if (!promising || !Suspending)
      return (slot: number, signature: number) => {
        const { call, args, store, leave } = prepare(slot, signature);
        try {
          store(call(...args));
        } finally {
          leave();
        }
      };
    return new Suspending(async (slot, signature) => {
      const { call, args, store, leave } = prepare(Number(slot), Number(signature));
      // What goes on from here has none of the outer calls on its stack, now as later.
      await undefined;
      try {
        store(await promising(call)(...args));
      } finally {
        leave();
      }
    });
  }

  #switchTo(thread: number): void {
    this.#running = thread;
    const goOn = this.#paused.get(thread);
    if (goOn) {
      this.#paused.delete(thread);
      goOn();
    } else {
      const next = this.#next();
      // Not from here, where the other thread's calls are on the stack.
      queueMicrotask(() => void this.#begin(...next));
    }
  }

  /** The function that the running thread begins with, and its arguments. */
  #next(): [call: Call, ...args: bigint[]] {
    const view = new DataView(this.#hostMemory.buffer, this.#exports.exchange());
    const slot = Number(view.getBigUint64(0, true));
    return [this.#table.get(slot) as Call, view.getBigInt64(8, true)];
  }

  /** What the main thread begins with. */
  #main(): [call: Call, ...args: (number | bigint)[]] {
    const view = new DataView(this.#hostMemory.buffer, this.#exports.exchange());
    const [count, words] = [view.getBigInt64(0, true), view.getBigInt64(8, true)];
    const { main = 0 } = this.#layouts.at(-1) ?? {};
    return [this.#start, BigInt(main), count, words, sigpipe];
  }

  #runOnStacks(): Promise<void> {
    return new Promise((resolve) => {
      this.#end = resolve;
      void this.#begin(...this.#main());
    });
  }

  /** Runs a thread from its first function to its last: those after the first are destructors. */
  async #begin(call: Call, ...args: (number | bigint)[]): Promise<void> {
    const thread = this.#running;
    let next = thread;
    try {
      let [step, ...given] = [call, ...args];
      for (;;) {
        const value = await promises.promising?.(step)(...given);
        next = this.#exports.returned(asLong(value));
        if (next !== thread) break;
        [step, ...given] = this.#next();
      }
    } catch (error) {
      this.#fail(error);
      next = answers.end;
    }
    if (next === answers.end) this.#end();
    else this.#switchTo(next);
  }

  #runOnOneStack(): void {
    try {
      let [step, ...given] = this.#main();
      while (this.#exports.returned(asLong(step(...given))) !== answers.end)
        [step, ...given] = this.#next();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (error instanceof Ended) return;
    // A full stack, in the words of any browser.
    const isFull = error instanceof RangeError || (error as Error).name === 'InternalError';
    if (!isFull) this.failure = error;
    this.#exports.failed(isFull ? failures.stack : failures.other);
  }
}

const asLong = (value: unknown) => (typeof value === 'bigint' ? value : BigInt(Number(value ?? 0)));

/** Reads what the code generator writes: `ijj>j`. */
function readSignature(types: string): Signature {
  const [parameters = '', results = ''] = types.split('>');
  return { parameters, results };
}

/** How a value of this type is written, at this place; an i32 with its sign. */
function writer(type: string, at: number): (view: DataView, value: never) => void {
  if (type === 'j') return (view, value) => view.setBigInt64(at, value, true);
  if (type === 'i')
    return (view, value) => {
      view.setInt32(at, value, true);
      view.setInt32(at + 4, (value as number) >> 31, true);
    };
  if (type === 'f') return (view, value) => view.setFloat32(at, value, true);
  return (view, value) => view.setFloat64(at, value, true);
}

function read(view: DataView, type: string, at: number): number | bigint {
  if (type === 'j') return view.getBigInt64(at, true);
  if (type === 'i') return view.getInt32(at, true);
  return type === 'f' ? view.getFloat32(at, true) : view.getFloat64(at, true);
}

function layoutOf(module: WebAssembly.Module): Layout {
  const numbers = [...new Uint32Array(sectionOf(module, 'layout'))];
  const next = () => numbers.shift() ?? 0;
  return {
    dataEnd: next(),
    slots: next(),
    main: next(),
    threadLocals: next(),
    threadLocalsSize: next(),
    environ: next(),
    strVtable: next(),
    stringVtable: next(),
    stringStart: next(),
    stringLength: next(),
  };
}

/** A section of our own. */
function sectionOf(module: WebAssembly.Module, name: string): ArrayBuffer {
  const [section] = WebAssembly.Module.customSections(module, name);
  if (!section) throw new Error('not a module of the code generator');
  return section;
}

/** The stack of whoever calls this. Words are made of it only when it is read. */
function stackHere(): Error {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = mostCalls;
  const stack = new Error();
  Error.stackTraceLimit = before;
  return stack;
}

/** The calls of a program's functions, innermost first: the number of the function in its module, and the place. */
function callsOf(stack: Stack): [number, number][] {
  // In Chromium, Firefox and Node: `wasm-function[12]:0x345`.
  const calls = stack.flatMap((piece) => [
    ...(piece.stack ?? '').matchAll(/wasm-function\[(\d+)\]:0x([\da-f]+)/g),
  ]);
  return calls.map(([, index, place]) => [Number(index), Number.parseInt(place ?? '', 16)]);
}
