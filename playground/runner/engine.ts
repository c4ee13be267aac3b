/**
 * Runs the Rust engine (rustc with its two executors) in Node or in a worker. Each run is a
 * fresh instance, with the reader's files in an in-memory file system. The standard
 * library's 60 MB stay in memory, which all instances use in turn.
 */
import {
  Directory,
  File,
  type Inode,
  OpenFile,
  PreopenDirectory,
  WASI,
} from '@bjorn3/browser_wasi_shim';
import { unpack } from './archive.ts';
import { type Host, hasPromises, prepareHost, runCompiled } from './compiled-program.ts';
import type { CompilerParts } from './compiler.ts';
import { type Ended, type Execution, OutputStream, ReusedMemory, start, tree } from './wasi.ts';

/**
 * Addresses of the library and of the instance's own data; its stack is below both.
 * playground/engine/cargo-config.toml repeats the second, and a test compares them.
 */
export const libraryStart = 0x100_0000;
export const ownStart = 0x600_0000;

/** Parts of the library besides std's metadata. */
export const compiledStd = { host: 'host.wasm', base: 'base.wasm', index: 'base.index' };

/** A loaded engine, for one run at a time. */
export interface Engine {
  module: WebAssembly.Module;
  /** Names of the library's files. */
  names: string[];
  /** Also holds the library. */
  memory: ReusedMemory;
  /** What compiled programs need; undefined only while `npm run build:engine` makes it. */
  compiled: Compiled | undefined;
}

interface Compiled {
  host: Host;
  /** std, compiled with debug assertions. */
  base: WebAssembly.Module;
  /** What the base holds, as the engine reads it. */
  index: Uint8Array;
  last: Compilation | undefined;
}

export async function prepareEngine({ module, library }: CompilerParts): Promise<Engine> {
  if (libraryStart + library.size > ownStart) throw new Error('the library is too large');
  const memory = new ReusedMemory({
    fixed: ownStart,
    initial: ownStart + 0x300_0000,
    kept: 0x2000_0000,
    maximum: 0x8000_0000,
  });
  const { buffer } = memory.current;
  // Copied piece by piece, so that memory never holds it twice.
  let at = libraryStart;
  for await (const piece of library.stream()) {
    new Uint8Array(buffer).set(piece, at);
    at += piece.byteLength;
  }
  const parts = new Map(unpack(new Uint8Array(buffer, libraryStart)));
  return { module, names: [...parts.keys()], memory, compiled: await compiledParts(parts) };
}

async function compiledParts(parts: Map<string, Uint8Array>): Promise<Compiled | undefined> {
  const [host, base, index] = [compiledStd.host, compiledStd.base, compiledStd.index].map((name) =>
    parts.get(name)?.slice(),
  );
  if (!host || !base || !index) return undefined;
  return {
    host: prepareHost(await WebAssembly.compile(host)),
    base: await WebAssembly.compile(base),
    index,
    last: undefined,
  };
}

/** WASI's `EINVAL`: what `readlink` returns for a file that isn't a link. */
const notLink = 28;

const target = 'riscv64gc-unknown-linux-gnu';

/** Where the engine puts a program's module, and where it finds the base's index. */
const paths = { module: '/tmp/program.wasm', index: '/lib/base.index' };

/** Bytes that the engine may write for its compilation to be kept: an interpreted program may write without end. */
const mostKept = 1 << 20;

/** A program that was compiled. */
interface Compilation {
  /** All that it was compiled from. */
  key: string;
  /** What the engine wrote: rustc's warnings. */
  output: [stream: 'stdout' | 'stderr', bytes: Uint8Array][];
  /** The base, if it is compiled on that, and its own module. */
  modules: WebAssembly.Module[];
}

/**
 * Runs one command, and the program that it compiled, whose output follows the engine's. The
 * program that was compiled last is not compiled again: another seed gives another run of it.
 * A trap after a diagnostic is how rustc ends a fatal error.
 */
export async function execute(engine: Engine, execution: Execution): Promise<Ended> {
  const { compiled } = engine;
  // A watched program is interpreted, so there is nothing to compile.
  const isWatched = beforeArguments(execution.words).includes('--watch');
  if (execution.words[0] !== 'run' || isWatched || !compiled) return runEngine(engine, execution);
  const key = keyOf(execution);
  const { last } = compiled;
  if (last?.key === key) {
    for (const [stream, bytes] of last.output) execution[stream](bytes);
    return { code: await runCompiled(compiled.host, last.modules, execution) };
  }
  compiled.last = undefined;
  const output: Compilation['output'] = [];
  let written = 0;
  const keeping = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array) => {
    written += bytes.byteLength;
    if (written <= mostKept) output.push([stream, bytes]);
    execution[stream](bytes);
  };
  const { files, ...ended } = runEngine(engine, {
    ...execution,
    words: wordsToCompile(execution.words),
    stdout: keeping('stdout'),
    stderr: keeping('stderr'),
  });
  const bytes = files.get('program.wasm');
  if (!bytes) return ended;
  const program = await WebAssembly.compile(bytes);
  // A program that defines what the base links with is compiled without it.
  const uses = WebAssembly.Module.imports(program).some(({ module }) => module === 'base');
  const modules = uses ? [compiled.base, program] : [program];
  if (written <= mostKept) compiled.last = { key, output, modules };
  return { code: await runCompiled(compiled.host, modules, execution) };
}

function wordsToCompile([command, file, ...options]: Execution['words']): Execution['words'] {
  return [
    command,
    file,
    ...['--module', paths.module],
    // The base has debug assertions.
    ...(beforeArguments(options).includes('--release') ? [] : ['--base', paths.index]),
    ...(hasPromises() ? [] : ['--one-stack']),
    ...options,
  ];
}

/** The options without the program's own. */
function beforeArguments(options: string[]): string[] {
  const end = options.indexOf('--');
  return end < 0 ? options : options.slice(0, end);
}

/** The same for all that gives the same module. */
function keyOf({ words, files }: Execution): string {
  const options = beforeArguments(words).filter(
    (word, at) => word !== '--seed' && words[at - 1] !== '--seed',
  );
  const texts = Object.entries(files).map(([path, bytes]) => [
    path,
    new TextDecoder().decode(bytes),
  ]);
  return JSON.stringify([options, texts]);
}

/** Runs the engine once; `files` are those that it has made in /tmp. */
export function runEngine(
  engine: Engine,
  { words, files, stdin, stdout, stderr }: Execution,
): Ended & { files: Map<string, Uint8Array<ArrayBuffer>> } {
  const [command, file, ...options] = words;
  const folder = (entries: Iterable<[string, Inode]>) => new Directory(new Map(entries));
  // rustc looks up the library's files by name and skips empty ones; it reads their contents from memory.
  const metadata = folder(engine.names.map((name) => [name, new File([0])]));
  const rustlib = folder([[target, folder([['lib', metadata]])]]);
  const temporary = new Map<string, Inode>();
  const own = new Map<string, Inode>([
    [
      'lib',
      folder([
        ['rustlib', rustlib],
        ['base.index', new File(engine.compiled?.index ?? [])],
      ]),
    ],
    ['bin', folder([['engine', new File([])]])],
    ['tmp', new Directory(temporary)],
  ]);
  const root = new PreopenDirectory('/', tree(files, own));
  const run = new WASI(
    ['/bin/engine', command, file, '--library', `${libraryStart}`, ...options],
    // Without `RUSTC_ICE=0`, a crash of rustc would write a report file; the page shows its own report.
    ['RUSTC_BOOTSTRAP=1', 'RUSTC_ICE=0', 'TMPDIR=/tmp'],
    [new OpenFile(new File(stdin)), new OutputStream(stdout), new OutputStream(stderr), root],
    { debug: false },
  );
  const memory = engine.memory.clean();
  // rustc first searches for its library next to its own executable, and resolves argv[0]
  // if that is a link. This makes it one, to a path where nothing is found.
  const readlink = (
    _fd: number,
    path: number,
    length: number,
    to: number,
    _room: number,
    used: number,
  ) => {
    const name = new TextDecoder().decode(new Uint8Array(memory.buffer, path, length));
    if (!name.endsWith('bin/engine')) return notLink;
    new Uint8Array(memory.buffer)[to] = 'x'.charCodeAt(0);
    new DataView(memory.buffer).setUint32(used, 1, true);
    return 0;
  };
  const ended = start(engine.module, memory, run, { path_readlink: readlink });
  const written = [...temporary].flatMap(([name, inode]) =>
    inode instanceof File ? [[name, inode.data as Uint8Array<ArrayBuffer>] as const] : [],
  );
  return { ...ended, files: new Map(written) };
}
