/**
 * Runs the Rust engine (rustc and its interpreter) in Node or in a worker. Each run is a
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
import { namesIn } from './archive.ts';
import type { CompilerParts } from './compiler.ts';
import { type Ended, OutputStream, ReusedMemory, start, tree } from './wasi.ts';

/**
 * Addresses of the library and of the instance's own data; its stack is below both.
 * playground/engine/cargo-config.toml repeats the second, and a test compares them.
 */
export const libraryStart = 0x100_0000;
export const ownStart = 0x600_0000;

/** A loaded engine, for one run at a time. */
export interface Engine {
  module: WebAssembly.Module;
  /** Names of the library's files. */
  names: string[];
  /** Also holds the library. */
  memory: ReusedMemory;
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
  return { module, names: namesIn(new Uint8Array(buffer, libraryStart)), memory };
}

export interface Execution {
  /** The command line; see playground/engine/src/main.rs. */
  words: [command: string, file: string, ...options: string[]];
  /** By path. */
  files: Record<string, Uint8Array>;
  stdin: Uint8Array;
  stdout(bytes: Uint8Array): void;
  stderr(bytes: Uint8Array): void;
}

/** WASI's `EINVAL`: what `readlink` returns for a file that isn't a link. */
const notLink = 28;

const target = 'riscv64gc-unknown-linux-gnu';

/** Runs one command. A trap after a diagnostic is how rustc ends a fatal error. */
export function execute(engine: Engine, { words, files, stdin, stdout, stderr }: Execution): Ended {
  const [command, file, ...options] = words;
  const folder = (entries: Iterable<[string, Inode]>) => new Directory(new Map(entries));
  // rustc looks up the library's files by name and skips empty ones; it reads their contents from memory.
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
  return start(engine.module, memory, run, { path_readlink: readlink });
}
