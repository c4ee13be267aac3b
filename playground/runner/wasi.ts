/**
 * Runs the engine's WASM module, in Node or in a worker: for each run an instance
 * of its own, with the reader's files in a file system in memory, and its output
 * handed over as it is written. The standard library's 60 MB lie in the memory
 * that all instances use, one after the other; what a run wrote is wiped before
 * the next.
 */
import {
  Directory,
  Fd,
  File,
  type Inode,
  OpenFile,
  PreopenDirectory,
  WASI,
  wasi,
} from '@bjorn3/browser_wasi_shim';
import { namesIn } from './archive.ts';

/** What is loaded once and used by every run. */
export interface EngineParts {
  module: WebAssembly.Module;
  /** rustc's metadata of std and what it depends on, as `pack` packs it; a blob is not copied between workers. */
  library: Blob;
}

/**
 * Where the library lies, and from where on memory is the instance's own; its
 * stack is below both. playground/engine/cargo-config.toml has the same numbers.
 */
const libraryStart = 0x100_0000;
const ownStart = 0x600_0000;
const page = 0x1_0000;
/** The instance's own memory before it grows. */
const atFirst = 0x300_0000;
/** Memory that a large program has grown to is given back rather than wiped. */
const mostKept = 0x2000_0000;
/** What the compiler, the interpreter and the program may use together. */
const most = 0x8000_0000;

/** An engine ready to run; one run at a time. */
export interface Engine {
  module: WebAssembly.Module;
  /** Of the library's files. */
  names: string[];
  /** With the library in its place. */
  memory: WebAssembly.Memory;
}

export async function prepare({ module, library }: EngineParts): Promise<Engine> {
  if (libraryStart + library.size > ownStart) throw new Error('the library is too large');
  const memory = newMemory();
  // Piece by piece, so that it lies in memory once.
  let at = libraryStart;
  for await (const piece of library.stream()) {
    new Uint8Array(memory.buffer).set(piece, at);
    at += piece.byteLength;
  }
  return { module, names: namesIn(new Uint8Array(memory.buffer, libraryStart)), memory };
}

function newMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: (ownStart + atFirst) / page, maximum: most / page });
}

/** Memory as a new instance expects it: the library in its place, zeros from `ownStart` on. */
function cleanMemory(engine: Engine): WebAssembly.Memory {
  const used = engine.memory.buffer;
  if (used.byteLength <= mostKept) new Uint8Array(used, ownStart).fill(0);
  else {
    engine.memory = newMemory();
    const library = new Uint8Array(used, libraryStart, ownStart - libraryStart);
    new Uint8Array(engine.memory.buffer).set(library, libraryStart);
  }
  return engine.memory;
}

export interface Execution {
  /** Command line: `run`, the file, options; see playground/engine/src/main.rs. */
  words: [command: string, file: string, ...options: string[]];
  /** By path. */
  files: Record<string, Uint8Array>;
  stdin: Uint8Array;
  stdout(bytes: Uint8Array): void;
  stderr(bytes: Uint8Array): void;
}

/** Of a command: its exit code, or 1 and `trapped` for one that ended by a trap. */
export interface Ended {
  code: number;
  trapped: boolean;
}

/** Runs a command in an instance of its own, which uses this memory. */
export function start(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  run: WASI,
  own: WebAssembly.ModuleImports = {},
): Ended {
  // The shim counts letters here where it writes bytes.
  const argumentSizes = (count: number, size: number) => {
    const view = new DataView(memory.buffer);
    const sizes = run.args.map((word) => new TextEncoder().encode(word).byteLength + 1);
    view.setUint32(count, sizes.length, true);
    view.setUint32(
      size,
      sizes.reduce((sum, each) => sum + each, 0),
      true,
    );
    return 0;
  };
  const instance = new WebAssembly.Instance(module, {
    env: { memory },
    wasi_snapshot_preview1: { ...run.wasiImport, args_sizes_get: argumentSizes, ...own },
  });
  const _start = instance.exports._start as () => unknown;
  try {
    const code = run.start({ exports: { memory, _start } });
    return { code, trapped: false };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return { code: 1, trapped: true };
    throw error;
  }
}

/** `EINVAL`. */
const notLink = 28;

const target = 'riscv64gc-unknown-linux-gnu';

/** Hands over what a command writes. */
export class Output extends Fd {
  readonly #take: (bytes: Uint8Array) => void;

  constructor(take: (bytes: Uint8Array) => void) {
    super();
    this.#take = take;
  }

  override fd_write(bytes: Uint8Array): { ret: number; nwritten: number } {
    this.#take(bytes.slice());
    return { ret: 0, nwritten: bytes.byteLength };
  }
}

/** A stream that is a terminal: what a line of it says is seen when it ends. */
export class Terminal extends Output {
  override fd_fdstat_get() {
    const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
    fdstat.fs_rights_base = BigInt(wasi.RIGHTS_FD_WRITE);
    return { ret: 0, fdstat };
  }

  override fd_filestat_get() {
    return { ret: 0, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
  }
}

/**
 * The engine's exit code. rustc ends a fatal error by a trap after its
 * diagnostic: that is exit code 1, and `trapped` tells it from an orderly end.
 */
export function execute(engine: Engine, { words, files, stdin, stdout, stderr }: Execution): Ended {
  const [command, file, ...options] = words;
  const folder = (entries: Iterable<[string, Inode]>) => new Directory(new Map(entries));
  // rustc looks for the library by name, and passes an empty file by; what it reads lies in memory.
  const metadata = folder(engine.names.map((name) => [name, new File([0])]));
  const root = new PreopenDirectory(
    '/',
    new Map<string, Inode>([
      ['lib', folder([['rustlib', folder([[target, folder([['lib', metadata]])]])]])],
      ['bin', folder([['engine', new File([])]])],
      ['tmp', folder([])],
      ...tree(files),
    ]),
  );
  const run = new WASI(
    ['/bin/engine', command, file, '--library', `${libraryStart}`, ...options],
    // No report is written when the compiler itself fails: the page tells.
    ['RUSTC_BOOTSTRAP=1', 'RUSTC_ICE=0', 'TMPDIR=/tmp'],
    [new OpenFile(new File(stdin)), new Output(stdout), new Output(stderr), root],
    { debug: false },
  );
  const memory = cleanMemory(engine);
  // rustc looks for its library from where it stands itself, through a link if
  // argv[0] is one, before it looks where it is told to.
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
  return start(engine.module, memory, run, { path_readlink: readlink });
}

/** Puts files into a tree, which has none or some already. */
export function tree(
  files: Record<string, Uint8Array>,
  top = new Map<string, Inode>(),
): Map<string, Inode> {
  for (const [path, bytes] of Object.entries(files)) {
    const names = path.split('/').filter(Boolean);
    const name = names.pop();
    if (!name) continue;
    let contents = top;
    for (const part of names) {
      const next = contents.get(part) ?? new Directory(new Map());
      contents.set(part, next);
      if (next instanceof Directory) contents = next.contents;
    }
    const file = new File([], { readonly: true });
    // What it is made of, rather than a copy.
    file.data = bytes;
    contents.set(name, file);
  }
  return top;
}
