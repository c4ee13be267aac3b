/**
 * WASI for compilers and programs, in Node or in a worker: memory, streams and files on
 * top of browser_wasi_shim.
 */
import { Directory, Fd, File, type Inode, type WASI, wasi } from '@bjorn3/browser_wasi_shim';

/** Bytes in a page of WebAssembly memory. */
const page = 0x1_0000;

/** Sizes in bytes, all multiples of a page. */
export interface MemorySizes {
  /** The start of the memory, which isn't wiped between instances. */
  fixed?: number;
  initial: number;
  /** A memory that has grown larger than this is replaced instead of wiped. */
  kept: number;
  maximum: number;
}

/**
 * A memory that instances of a module use in turn. Browsers have room for only a few
 * memories that wait for the garbage collector.
 */
export class ReusedMemory {
  current: WebAssembly.Memory;
  readonly #sizes: MemorySizes;

  constructor(sizes: MemorySizes) {
    this.#sizes = sizes;
    this.current = this.#allocate();
  }

  /**
   * Returns the memory as a new instance expects it: zeros from the fixed part up to the initial
   * size. What earlier instances grew isn't wiped, because wasi-libc's heap continues behind it.
   */
  clean(): WebAssembly.Memory {
    const { fixed = 0, initial, kept } = this.#sizes;
    const { buffer } = this.current;
    if (buffer.byteLength <= kept) {
      new Uint8Array(buffer, fixed, initial - fixed).fill(0);
    } else {
      this.current = this.#allocate();
      new Uint8Array(this.current.buffer).set(new Uint8Array(buffer, 0, fixed));
    }
    return this.current;
  }

  #allocate(): WebAssembly.Memory {
    const { initial, maximum } = this.#sizes;
    return new WebAssembly.Memory({ initial: initial / page, maximum: maximum / page });
  }
}

/** A run of the engine, or of a program that it compiled. */
export interface Execution {
  /** The command line; see playground/engine/src/main.rs. */
  words: [command: string, file: string, ...options: string[]];
  /** By path. */
  files: Record<string, Uint8Array>;
  stdin: Uint8Array;
  stdout(bytes: Uint8Array): void;
  stderr(bytes: Uint8Array): void;
}

/** How a command ended: its exit code, and the trap if there was one. */
export interface Ended {
  code: number;
  trap?: WebAssembly.RuntimeError;
}

/** What the shim gives a command, with the sizes of arguments right: it counts UTF-16 units, but writes UTF-8. */
export function wasiImports(run: WASI, memory: WebAssembly.Memory): WebAssembly.ModuleImports {
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
  return { ...run.wasiImport, args_sizes_get: argumentSizes };
}

/** Runs a command in a fresh instance with this memory. */
export function start(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  run: WASI,
  own: WebAssembly.ModuleImports = {},
): Ended {
  const instance = new WebAssembly.Instance(module, {
    env: { memory },
    wasi_snapshot_preview1: { ...wasiImports(run, memory), ...own },
  });
  const _start = instance.exports._start as () => unknown;
  try {
    const code = run.start({ exports: { memory, _start } });
    return { code };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return { code: 1, trap: error };
    throw error;
  }
}

/** A file descriptor that passes on what is written to it. */
export class OutputStream extends Fd {
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

/** An output stream that claims to be a terminal, so that C's library flushes it at each line. */
export class Terminal extends OutputStream {
  override fd_fdstat_get() {
    const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
    fdstat.fs_rights_base = BigInt(wasi.RIGHTS_FD_WRITE);
    return { ret: 0, fdstat };
  }

  override fd_filestat_get() {
    return { ret: 0, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
  }
}

/** Adds files to a tree of folders and returns it. */
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
    // Set here because the constructor copies.
    file.data = bytes;
    contents.set(name, file);
  }
  return top;
}
