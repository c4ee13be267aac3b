/**
 * Runs the engine's WASM module once, in Node or in a worker: an instance of
 * its own, a file system in memory that holds the standard library and the
 * reader's files, and its output handed over as it is written.
 */
import {
  Directory,
  Fd,
  File,
  type Inode,
  OpenFile,
  PreopenDirectory,
  WASI,
} from '@bjorn3/browser_wasi_shim';

/** What is loaded once and used by every run. */
export interface EngineParts {
  module: WebAssembly.Module;
  /** rustc's metadata of std and what it depends on, by file name. */
  library: Map<string, Uint8Array>;
}

export interface Execution {
  /** Command line: `run`, the file, options. */
  words: string[];
  /** By path. */
  files: Record<string, Uint8Array>;
  stdout(bytes: Uint8Array): void;
  stderr(bytes: Uint8Array): void;
}

/** `EINVAL`. */
const notLink = 28;

const target = 'riscv64gc-unknown-linux-gnu';

class Output extends Fd {
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

/** A file of the library, read where it lies: the shim's own would copy it at each run, and again at each read. */
class LibraryFile extends File {
  constructor(bytes: Uint8Array) {
    super(new ArrayBuffer(0), { readonly: true });
    this.data = bytes;
  }

  override path_open(): { ret: number; fd_obj: OpenFile } {
    return { ret: 0, fd_obj: new LibraryReader(this) };
  }
}

class LibraryReader extends OpenFile {
  override fd_read(size: number): { ret: number; data: Uint8Array } {
    const at = Number(this.file_pos);
    const data = this.file.data.subarray(at, at + size);
    this.file_pos += BigInt(data.byteLength);
    return { ret: 0, data };
  }

  override fd_pread(size: number, offset: bigint): { ret: number; data: Uint8Array } {
    return { ret: 0, data: this.file.data.subarray(Number(offset), Number(offset) + size) };
  }
}

/**
 * The engine's exit code. rustc ends a fatal error by a trap after its
 * diagnostic: that is exit code 1, and `trapped` tells it from an orderly end.
 */
export function execute(
  { module, library }: EngineParts,
  { words, files, stdout, stderr }: Execution,
): { code: number; trapped: boolean } {
  const folder = (entries: Iterable<[string, Inode]>) => new Directory(new Map(entries));
  const metadata = folder([...library].map(([name, bytes]) => [name, new LibraryFile(bytes)]));
  const root = new PreopenDirectory(
    '/',
    new Map<string, Inode>([
      ['lib', folder([['rustlib', folder([[target, folder([['lib', metadata]])]])]])],
      ['bin', folder([['engine', new File([])]])],
      ['tmp', folder([])],
      ...reader(files),
    ]),
  );
  const run = new WASI(
    ['/bin/engine', ...words],
    // No report is written when the compiler itself fails: the page tells.
    ['RUSTC_BOOTSTRAP=1', 'RUSTC_ICE=0', 'TMPDIR=/tmp'],
    [new OpenFile(new File([])), new Output(stdout), new Output(stderr), root],
    { debug: false },
  );
  let memory: WebAssembly.Memory | undefined;
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
    if (!memory) return notLink;
    const name = new TextDecoder().decode(new Uint8Array(memory.buffer, path, length));
    if (!name.endsWith('bin/engine')) return notLink;
    new Uint8Array(memory.buffer)[to] = 'x'.charCodeAt(0);
    new DataView(memory.buffer).setUint32(used, 1, true);
    return 0;
  };
  const instance = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: { ...run.wasiImport, path_readlink: readlink },
  });
  memory = instance.exports.memory as WebAssembly.Memory;
  try {
    const code = run.start(instance as never);
    return { code, trapped: false };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return { code: 1, trapped: true };
    throw error;
  }
}

/** The reader's files as a tree. */
function reader(files: Record<string, Uint8Array>): [string, Inode][] {
  const top = new Map<string, Inode>();
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
    contents.set(name, new File(bytes, { readonly: true }));
  }
  return [...top];
}
