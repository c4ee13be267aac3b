/**
 * Runs a compiled program under Node: `node --experimental-wasm-jspi run.ts PROGRAM.wasm
 * [--base BASE.wasm] [--env NAME=VALUE]… [-- ARGUMENT…]`. It will be replaced when the
 * engine's own C functions are written against memory. Until then it has those that ordinary
 * programs need, and names one that is missing (exit code 90).
 */
import { readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What a module's own section says: see ../README.md. */
interface Layout {
  dataEnd: number;
  slots: number;
  main: number;
  threadLocals: number;
  threadLocalsSize: number;
  environ: number;
}

type CFunction = (...args: never[]) => unknown;

/** Promises of WebAssembly, which TypeScript's own types lack. */
const { promising, Suspending } = WebAssembly as unknown as {
  promising(call: CFunction): (...args: unknown[]) => Promise<unknown>;
  Suspending: new (call: CFunction) => WebAssembly.ImportValue;
};

class Exit extends Error {
  code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

class Missing extends Error {}

/** The main thread's stack may not go below this address: the allocator's lists are there. */
const stackEnd = 64 << 10;
/** Where the main thread's stack begins. */
const stackStart = 8 << 20;
/** Bytes of another thread's stack, as std asks for. */
const threadStack = 2 << 20;
/** A frame may reach this far below a stack's limit without a check. */
const slack = 1 << 10;
/** How many loop turns and calls a thread makes before another one runs. */
const fuelOfTurn = 100_000;
const page = 1 << 16;

const errors = { again: 11, noMemory: 12, noSystem: 38, timedOut: 110 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    env: { type: 'string', multiple: true, default: [] },
    time: { type: 'boolean' },
  },
});
const [programFile = '', ...programArguments] = positionals;
const begun = performance.now();
const program = new WebAssembly.Module(readFileSync(programFile));
// A program that defines what a base links with is compiled without it.
const isOnBase = WebAssembly.Module.imports(program).some(({ module }) => module === 'base');
const base = isOnBase ? new WebAssembly.Module(readFileSync(values.base ?? '')) : undefined;
const compiled = performance.now();
const modules = base ? [base, program] : [program];
const layouts = modules.map(layoutOf);
const programLayout = layouts.at(-1) as Layout;

const dataEnd = Math.max(...layouts.map((layout) => layout.dataEnd));
const memory = new WebAssembly.Memory({ initial: dataEnd / page + 16 });
const table = new WebAssembly.Table({
  element: 'anyfunc',
  initial: Math.max(...layouts.map(({ slots }) => slots)),
});
// TypeScript's types don't know that it can be imported.
const tag = new WebAssembly.Tag({ parameters: ['i64'] }) as unknown as WebAssembly.ImportValue;
const global = (value: number) => new WebAssembly.Global({ value: 'i32', mutable: true }, value);
const globals = {
  stack_pointer: global(stackStart),
  stack_limit: global(stackEnd),
  heap_top: global(dataEnd),
  fuel: global(fuelOfTurn),
  thread_locals: global(0),
};

function layoutOf(module: WebAssembly.Module): Layout {
  const [section] = WebAssembly.Module.customSections(module, 'layout');
  if (!section) throw new Error('not a module of the code generator');
  const [dataEnd = 0, slots = 0, main = 0, threadLocals = 0, threadLocalsSize = 0, environ = 0] =
    new Uint32Array(section);
  return { dataEnd, slots, main, threadLocals, threadLocalsSize, environ };
}

// Memory.

const bytes = () => new Uint8Array(memory.buffer);
const view = () => new DataView(memory.buffer);
const address = (pointer: bigint) => Number(BigInt.asUintN(32, pointer));

function textAt(pointer: bigint): string {
  const all = bytes();
  const start = address(pointer);
  return Buffer.from(all.subarray(start, all.indexOf(0, start))).toString();
}

/** Memory that is never given back. */
function reserve(size: number, align = 16): number {
  const at = (globals.heap_top.value + align - 1) & -align;
  // The program's allocator goes on here with blocks of 16 bytes.
  const end = (at + size + 15) & -16;
  if (end > memory.buffer.byteLength)
    memory.grow(Math.ceil((end - memory.buffer.byteLength) / page) + 16);
  globals.heap_top.value = end;
  return at;
}

function cString(text: string): number {
  const encoded = Buffer.from(`${text}\0`);
  const at = reserve(encoded.length);
  bytes().set(encoded, at);
  return at;
}

/** A list of pointers that ends with null. */
function pointers(all: number[]): number {
  const at = reserve(8 * (all.length + 1));
  all.forEach((pointer, index) => {
    view().setBigUint64(at + 8 * index, BigInt(pointer), true);
  });
  return at;
}

// Threads: each is a promise with a stack of its own, and a turn is from one await to the next.

interface Thread {
  id: number;
  done: boolean;
  joiners: Thread[];
  keys: Map<number, bigint>;
  errno: number;
  stackPointer: number;
  stackLimit: number;
  threadLocals: number;
  /** When it gives up waiting, in nanoseconds of the clock. */
  deadline?: bigint;
  late: boolean;
  resume?: () => void;
}

const threads: Thread[] = [];
const freeStacks: number[] = [];
const ready: Thread[] = [];
const waiting = new Map<number, Thread[]>();
const sleeping: Thread[] = [];
const destructors: number[] = [];
let running: Thread;
let fail: (error: unknown) => void;
/** Sleep takes no time: the clock is ahead by what was slept. */
let slept = 0n;

const now = () => process.hrtime.bigint() + slept;
/** What the clock of the wall is ahead. */
const epoch = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();

function newThread(stack: number, limit: number): Thread {
  const size = layouts.reduce((sum, layout) => sum + layout.threadLocalsSize, 0);
  const threadLocals = reserve(size + 64, 64);
  let at = threadLocals;
  for (const layout of layouts) {
    bytes().copyWithin(at, layout.threadLocals, layout.threadLocals + layout.threadLocalsSize);
    at += layout.threadLocalsSize;
  }
  const thread: Thread = {
    id: threads.length + 1,
    done: false,
    joiners: [],
    keys: new Map(),
    errno: 0,
    stackPointer: stack,
    stackLimit: limit,
    threadLocals,
    late: false,
  };
  threads.push(thread);
  return thread;
}

const slot = (index: bigint | number) => table.get(Number(index)) as (...args: bigint[]) => unknown;

async function runDestructors(thread: Thread): Promise<void> {
  for (let round = 0; round < 4 && thread.keys.size > 0; round++) {
    const all = [...thread.keys];
    thread.keys.clear();
    for (const [key, value] of all) {
      const destructor = destructors[key - 1];
      if (value && destructor) await promising(slot(destructor))(value);
    }
  }
}

function switchTo(thread: Thread): void {
  running = thread;
  globals.stack_pointer.value = thread.stackPointer;
  globals.stack_limit.value = thread.stackLimit;
  globals.thread_locals.value = thread.threadLocals;
  globals.fuel.value = fuelOfTurn;
  const resume = thread.resume;
  thread.resume = undefined;
  queueMicrotask(() => resume?.());
}

function remove(list: Thread[], thread: Thread): void {
  const index = list.indexOf(thread);
  if (index >= 0) list.splice(index, 1);
}

/** The thread that wakes first, now awake: the clock goes ahead to its time. */
function wakeFirst(): Thread | undefined {
  const [first] = [...sleeping].sort((a, b) => Number((a.deadline ?? 0n) - (b.deadline ?? 0n)));
  if (!first) return undefined;
  const ahead = (first.deadline ?? 0n) - now();
  if (ahead > 0n) slept += ahead;
  remove(sleeping, first);
  for (const list of waiting.values()) remove(list, first);
  first.late = true;
  return first;
}

/** Lets the next thread run; if all wait, the one whose time is up first. */
function schedule(): void {
  const next = ready.shift() ?? wakeFirst();
  if (next) switchTo(next);
  else fail(new Exit(91));
}

/** The running thread stops here until it is ready again, and goes on with this value. */
function suspend<T>(value: () => T): Promise<T> {
  const thread = running;
  thread.stackPointer = globals.stack_pointer.value;
  const result = new Promise<T>((resolve) => {
    thread.resume = () => resolve(value());
  });
  schedule();
  return result;
}

function giveTurn<T>(value: T): T | Promise<T> {
  globals.fuel.value = fuelOfTurn;
  // One that spins until a sleeping one has done something must not wait forever.
  if (ready.length === 0) ready.push(...[wakeFirst() ?? []].flat());
  if (ready.length === 0) return value;
  ready.push(running);
  return suspend(() => value);
}

function sleepUntil(deadline: bigint): Promise<number> | number {
  const thread = running;
  thread.deadline = deadline;
  sleeping.push(thread);
  return suspend(() => 0);
}

const timeAt = (pointer: bigint) => {
  const at = address(pointer);
  return view().getBigInt64(at, true) * 1_000_000_000n + view().getBigInt64(at + 8, true);
};

function setErrno(number: number): void {
  view().setInt32(Number(threadFunctions.__errno_location()), number, true);
}

function futex(at: number, operation: number, value: number, timeout: bigint): unknown {
  const list = waiting.get(at) ?? [];
  waiting.set(at, list);
  if (operation === 1 || operation === 10) {
    const woken = list.splice(0, value >>> 0);
    for (const thread of woken) {
      remove(sleeping, thread);
      ready.push(thread);
    }
    return BigInt(woken.length);
  }
  if (view().getInt32(at, true) !== value) {
    setErrno(errors.again);
    return -1n;
  }
  const thread = running;
  thread.late = false;
  if (timeout) {
    const time = timeAt(timeout);
    thread.deadline = operation === 0 ? now() + time : time;
    sleeping.push(thread);
  }
  list.push(thread);
  return suspend(() => {
    if (!thread.late) return 0n;
    setErrno(errors.timedOut);
    return -1n;
  });
}

const threadFunctions = {
  __errno_location: () => {
    running.errno ||= reserve(16);
    return BigInt(running.errno);
  },
  pthread_self: () => BigInt(running.id),
  pthread_create: (handle: bigint, _attributes: bigint, main: bigint, data: bigint) => {
    const stack = freeStacks.pop() ?? reserve(threadStack);
    const thread = newThread(stack + threadStack, stack + slack);
    thread.resume = () => {
      promising(slot(main))(data)
        .then(() => runDestructors(thread))
        .then(() => {
          thread.done = true;
          freeStacks.push(stack);
          ready.push(...thread.joiners);
          schedule();
        })
        .catch(fail);
    };
    view().setBigUint64(address(handle), BigInt(thread.id), true);
    ready.push(thread);
    return 0;
  },
  pthread_join: (id: bigint) => {
    const thread = threads[Number(id) - 1];
    if (!thread || thread.done) return 0;
    thread.joiners.push(running);
    return suspend(() => 0);
  },
  pthread_key_create: (key: bigint, destructor: bigint) => {
    destructors.push(Number(destructor));
    view().setUint32(address(key), destructors.length, true);
    return 0;
  },
  pthread_setspecific: (key: number, value: bigint) => {
    running.keys.set(key, value);
    return 0;
  },
  pthread_getspecific: (key: number) => running.keys.get(key) ?? 0n,
  pthread_getattr_np: () => errors.noSystem,
  sched_yield: () => giveTurn(0),
  miri_spin_loop: () => giveTurn(undefined),
  out_of_fuel: () => giveTurn(undefined),
  nanosleep: (time: bigint) => sleepUntil(now() + timeAt(time)),
  clock_nanosleep: (_clock: number, flags: number, time: bigint) =>
    sleepUntil(flags & 1 ? timeAt(time) : now() + timeAt(time)),
  syscall: (number: bigint, ...args: bigint[]) => {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = args.map(BigInt);
    if (number === 98n) return futex(address(a), Number(b) & 127, Number(BigInt.asIntN(32, c)), d);
    if (number === 178n) return BigInt(running.id);
    if (number === 278n) return machine.getrandom(a, b);
    setErrno(errors.noSystem);
    return -1n;
  },
};

/** Those that may wait. */
const suspending = [
  ...['pthread_join', 'syscall', 'sched_yield', 'nanosleep', 'clock_nanosleep'],
  ...['miri_spin_loop', 'out_of_fuel'],
];

// Input and output.

function write(descriptor: number, start: bigint, size: bigint): bigint {
  const part = bytes().slice(address(start), address(start) + Number(size));
  for (let at = 0; at < part.length; ) {
    try {
      at += writeSync(descriptor, part, at);
    } catch (error) {
      // A pipe that is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
  return size;
}

let input: Buffer | undefined;
let inputAt = 0;

function read(descriptor: number, start: bigint, size: bigint): bigint {
  if (descriptor !== 0) throw new Missing('read of a file');
  input ??= process.stdin.isTTY ? Buffer.alloc(0) : readFileSync(0);
  const part = input.subarray(inputAt, inputAt + Number(size));
  bytes().set(part, address(start));
  inputAt += part.length;
  return BigInt(part.length);
}

/** Does something for each part of an `iovec`. */
function forParts(list: bigint, count: number, each: (start: bigint, size: bigint) => bigint) {
  let all = 0n;
  for (let index = 0; index < count; index++) {
    const at = address(list) + 16 * index;
    all += each(view().getBigUint64(at, true), view().getBigUint64(at + 8, true));
  }
  return all;
}

const io = {
  write,
  read,
  writev: (descriptor: number, list: bigint, count: number) =>
    forParts(list, count, (start, size) => write(descriptor, start, size)),
  readv: (descriptor: number, list: bigint, count: number) =>
    forParts(list, count, (start, size) => read(descriptor, start, size)),
  isatty: () => 0,
  poll: () => 0,
  puts: (text: bigint) => {
    writeSync(1, `${textAt(text)}\n`);
    return 1;
  },
  putchar: (character: number) => {
    writeSync(1, Buffer.from([character]));
    return character;
  },
};

// The machine, the process and its environment.

const variables = new Map<string, number>();

function setVariable(name: string, value: string): void {
  variables.set(name, cString(`${name}=${value}`));
  tellEnvironment();
}

/** Writes the list of variables where the program looks for it. */
function tellEnvironment(): void {
  const list = BigInt(pointers([...variables.values()]));
  for (const { environ } of layouts) if (environ) view().setBigUint64(environ, list, true);
}

let random = 1;

const machine = {
  exit: (code: number) => {
    throw new Exit(code);
  },
  _exit: (code: number) => {
    throw new Exit(code);
  },
  abort: () => {
    throw new Exit(134);
  },
  stack_overflow: () => {
    throw new RangeError('the shadow stack is full');
  },
  getenv: (name: bigint) => {
    const text = textAt(name);
    const variable = variables.get(text);
    return BigInt(variable ? variable + Buffer.byteLength(text) + 1 : 0);
  },
  setenv: (name: bigint, value: bigint) => {
    setVariable(textAt(name), textAt(value));
    return 0;
  },
  unsetenv: (name: bigint) => {
    variables.delete(textAt(name));
    tellEnvironment();
    return 0;
  },
  clock_gettime: (clock: number, time: bigint) => {
    const at = address(time);
    const read = now() + (clock === 0 ? epoch : 0n);
    view().setBigInt64(at, read / 1_000_000_000n, true);
    view().setBigInt64(at + 8, read % 1_000_000_000n, true);
    return 0;
  },
  getrandom: (start: bigint, size: bigint) => {
    for (let index = 0; index < Number(size); index++) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
      bytes()[address(start) + index] = random >>> 16;
    }
    return size;
  },
  getpid: () => 1,
  sysconf: (name: number) => ({ 30: 4096n, 84: 4n })[name] ?? -1n,
  sched_getaffinity: () => {
    setErrno(errors.noSystem);
    return -1;
  },
  // Every signal is ignored already, so that std installs no handler.
  sigaction: (_signal: number, _new: bigint, old: bigint) => {
    if (old) view().setBigUint64(address(old), 1n, true);
    return 0;
  },
  mmap: () => -1n,
  dlsym: () => 0n,
  gnu_get_libc_version: () => 0n,
  abs: Math.abs,
  labs: (n: bigint) => (n < 0n ? -n : n),
};

/** Settings that change nothing here. */
const settings = [
  ...['pthread_attr_init', 'pthread_attr_destroy', 'pthread_attr_setstacksize'],
  ...['pthread_attr_setguardsize', 'pthread_attr_getstack', 'pthread_setname_np'],
  ...['pthread_detach', 'pthread_key_delete', 'prctl', 'sigaltstack', 'munmap', 'mprotect'],
];

// Floats.

/** Product and sum with one rounding: exact in integers, as a float is one times a power of two. */
function fusedMultiplyAdd(x: number, y: number, z: number, round: (n: number) => number): number {
  const simple = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) return simple;
  if (x === 0 || y === 0 || z === 0) return round(z === 0 ? x * y + z : simple);
  const split = (n: number): [bigint, number] => {
    const data = new DataView(new ArrayBuffer(8));
    data.setFloat64(0, n);
    const bits = data.getBigUint64(0);
    const exponent = Number((bits >> 52n) & 2047n);
    const fraction = bits & ((1n << 52n) - 1n);
    const mantissa = exponent ? fraction | (1n << 52n) : fraction;
    return [n < 0 ? -mantissa : mantissa, (exponent || 1) - 1075];
  };
  const [[a, i], [b, j], [c, k]] = [split(x), split(y), split(z)];
  const least = Math.min(i + j, k);
  const sum = ((a * b) << BigInt(i + j - least)) + (c << BigInt(k - least));
  return sum === 0n ? simple : roundedTo(sum, least, round === Math.fround);
}

/** An integer times a power of two as the nearest float. */
function roundedTo(n: bigint, power: number, single: boolean): number {
  const [digits, least] = single ? [24, -149] : [53, -1074];
  const size = (n < 0n ? -n : n).toString(2).length;
  const cut = Math.max(size - digits, least - power, 0);
  let kept = n < 0n ? -n : n;
  if (cut > 0) {
    const rest = kept & ((1n << BigInt(cut)) - 1n);
    const half = 1n << BigInt(cut - 1);
    kept >>= BigInt(cut);
    if (rest > half || (rest === half && kept & 1n)) kept++;
  }
  // In two steps, as the power alone may be out of range.
  const shift = power + cut;
  const part = Math.trunc(shift / 2);
  const value = Number(kept) * 2 ** part * 2 ** (shift - part);
  return n < 0n ? -value : value;
}

/** As compiler-rt does it: by squaring, in the precision of the result. */
function powi(x: number, n: number, round: (n: number) => number): number {
  let [result, square] = [1, x];
  for (let rest = n; ; square = round(square * square)) {
    if (rest & 1) result = round(result * square);
    rest = Math.trunc(rest / 2);
    if (rest === 0) return n < 0 ? round(1 / result) : result;
  }
}

function mathFunctions(suffix: string, round: (n: number) => number): Record<string, CFunction> {
  const named = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, Math[name as 'sin']]));
  const functions: Record<string, (...args: number[]) => number> = {
    ...named(['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh']),
    ...named(['asinh', 'acosh', 'atanh', 'cbrt', 'expm1', 'log1p', 'exp', 'log']),
    ...named(['log10', 'log2', 'pow', 'atan2', 'hypot']),
    exp2: (x = 0) => 2 ** x,
    // C's is 1 where ECMAScript's is NaN.
    pow: (x = 0, y = 0) => (x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : x ** y),
    fmod: (x = 0, y = 0) => x % y,
    fdim: (x = 0, y = 0) => (x > y ? x - y : 0),
    fma: (x = 0, y = 0, z = 0) => fusedMultiplyAdd(x, y, z, round),
    powi: (x = 0, n = 0) => powi(x, n, round),
  };
  return Object.fromEntries(
    Object.entries(functions).map(([name, compute]) => [`${name}${suffix}`, compute]),
  );
}

// The run.

const functions: Record<string, CFunction> = {
  ...Object.fromEntries(settings.map((name) => [name, () => 0])),
  signal: () => 0n,
  ...mathFunctions('', (n) => n),
  ...mathFunctions('f', Math.fround),
  ...threadFunctions,
  ...io,
  ...machine,
};

/** The C functions that a module asks for; one that is missing ends the run when it is called. */
function libraryOf(module: WebAssembly.Module): Record<string, WebAssembly.ImportValue> {
  const wanted = WebAssembly.Module.imports(module).filter((entry) => entry.module === 'c');
  return Object.fromEntries(
    wanted.map(({ name }) => {
      const call = functions[name];
      if (!call) return [name, missing(name)];
      return [name, suspending.includes(name) ? new Suspending(call) : call];
    }),
  );
}

const missing = (name: string) => () => {
  throw new Missing(name);
};

async function run(): Promise<number> {
  const host = { memory, table, tag, ...globals };
  const imports: WebAssembly.Imports = { host };
  for (const module of modules) {
    const instance = new WebAssembly.Instance(module, { ...imports, c: libraryOf(module) });
    imports.base = instance.exports;
  }
  for (const variable of values.env) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(variable) ?? [];
    variables.set(name, cString(`${name}=${value}`));
  }
  tellEnvironment();
  const argv = pointers(['main', ...programArguments].map(cString));
  running = newThread(stackStart, stackEnd);
  globals.thread_locals.value = running.threadLocals;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const start = promising(imports.base?.start as CFunction);
  const ended = (async () => {
    const count = BigInt(programArguments.length + 1);
    const code = await start(BigInt(programLayout.main), count, BigInt(argv), 2);
    await runDestructors(running);
    return Number(code);
  })();
  return Promise.race([ended, failed]);
}

function codeOf(error: unknown): number {
  if (error instanceof Exit) {
    if (error.code === 91) writeSync(2, 'deadlock: every thread waits\n');
    return error.code;
  }
  if (error instanceof Missing) {
    writeSync(2, `missing: ${error.message}\n`);
    return 90;
  }
  if (error instanceof RangeError) {
    writeSync(2, `\nthread has overflowed its stack (${error.message})\n`);
    return 134;
  }
  writeSync(2, `${error instanceof Error ? error.stack : error}\n`);
  return 92;
}

let code: number;
try {
  code = await run();
} catch (error) {
  code = codeOf(error);
}
if (values.time) {
  const spent = performance.now() - compiled;
  writeSync(2, `loaded ${(compiled - begun).toFixed(1)} ms, ran ${spent.toFixed(1)} ms\n`);
}
// A thread that is still waiting keeps Node alive.
process.exit(code);
