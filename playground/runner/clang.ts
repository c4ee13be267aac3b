/**
 * Compiles C++ with YoWASP's clang and wasm-ld, in Node or in a worker. Each command is a
 * fresh instance, with headers and libraries in an in-memory file system. The headers that
 * a program includes at its top are precompiled and kept, as in other editors: the rest of
 * the program then takes half a second instead of several.
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
import { compileCommand, linkCommand } from './clang-flags.ts';
import type { CompilerParts, CompilerProgram } from './compiler.ts';
import { type Lines, type Row, readLines } from './dwarf-lines.ts';
import { ReusedMemory, start, Terminal, tree } from './wasi.ts';
import { sections, sectionsOf, writeNumber } from './wasm-format.ts';

export interface Clang {
  module: WebAssembly.Module;
  sysroot: Map<string, Inode>;
  memory: ReusedMemory;
  /**
   * The last few precompiled preambles, by flags and text. Left out where each program is
   * compiled only once: that is faster without.
   */
  preambles?: Map<string, Uint8Array | undefined>;
}

export interface Compiled {
  accepted: boolean;
  /** The module; undefined if the program is refused or only checked. */
  wasm?: Uint8Array<ArrayBuffer>;
  /** The messages of clang and the linker. */
  said: string;
}

/** clang itself crashed; this isn't about an error in the program. */
export class CompilerError extends Error {
  /** clang's messages before the crash. */
  readonly said: string;

  constructor(said: string, cause: unknown) {
    super('clang has failed', { cause });
    this.said = said;
  }
}

const keptPreambles = 4;

/**
 * Parameters for clang's allocator, dlmalloc, written into memory before each command. Its own
 * grow the memory by 64 KiB at a time, and V8 may collect garbage at each growth: about half of
 * a compile's time. It keeps parameters that it finds, if the first one isn't 0. The address
 * belongs to prebuilt/cpp/clang.wasm; a test fails if it is wrong.
 */
const allocator = {
  address: 0x115_be70,
  // Any number but 0; then bytes: a page, a growth, and two thresholds that WebAssembly doesn't need.
  parameters: [0x5555_5558, 0x1_0000, 0x100_0000, 0xffff_ffff, 0xffff_ffff, 0],
};

export async function prepareClang({ module, library }: CompilerParts): Promise<Clang> {
  const sysroot = new Map<string, Inode>();
  for (const [path, bytes] of unpack(new Uint8Array(await library.arrayBuffer())))
    tree({ [path]: bytes }, sysroot);
  const memory = new ReusedMemory({
    initial: 0x120_0000,
    kept: 0x1000_0000,
    maximum: 0x6000_0000,
  });
  return { module, sysroot, memory, preambles: new Map() };
}

/** @throws CompilerError when clang crashes: its stack or its memory is full. */
export function compileCpp(clang: Clang, program: CompilerProgram): Compiled {
  const { file, source, files = {} } = program;
  const compile = compileCommand(program);
  const own = Object.fromEntries(
    Object.entries({ ...files, [file]: source }).map(([path, text]) => [path, encode(text)]),
  );
  const { preambles } = clang;
  const preamble = preambles && preambleOf(source);
  const compiled = preamble && compilePreamble(clang, preambles, compile, preamble, own);
  const object = execute(
    clang,
    [
      ...compile,
      ...(compiled ? ['-include-pch', 'preamble.pch', '-fno-validate-pch'] : []),
      ...(program.check ? ['-fsyntax-only'] : ['-emit-obj', '-o', '-']),
      ...['-x', 'c++', file],
    ],
    { ...own, ...(compiled ? { 'preamble.h': encode(preamble), 'preamble.pch': compiled } : {}) },
  );
  if (!object.made) return { said: object.said, accepted: object.code === 0 };
  const linked = execute(clang, linkCommand(program), { 'program.o': object.made }, 'program.wasm');
  // `main` has another name in WASI, which the linker mentions when it is missing.
  const said = object.said + linked.said.replaceAll('__main_argc_argv', 'main');
  if (!linked.made) return { said, accepted: false };
  return { said, accepted: true, wasm: finish(linked.made, file) };
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The `#include <…>` lines at the top of a program, up to the first line that is neither one nor a comment. */
function preambleOf(source: string): string {
  const lines = source.split('\n');
  const other = lines.findIndex(
    (line) => !/^\s*(\/\/.*|#\s*include\s*<[^>]*>\s*(\/\/.*)?)?$/.test(line),
  );
  return lines
    .slice(0, other === -1 ? lines.length : other)
    .filter((line) => /^\s*#/.test(line))
    .map((line) => `${line.replace(/\/\/.*/, '').trim()}\n`)
    .join('');
}

/** Returns the precompiled preamble, or undefined if it doesn't compile by itself. */
function compilePreamble(
  clang: Clang,
  preambles: NonNullable<Clang['preambles']>,
  compile: string[],
  text: string,
  files: Record<string, Uint8Array>,
): Uint8Array | undefined {
  const name = [...compile, text].join('\n');
  const kept = preambles.has(name);
  const made = kept
    ? preambles.get(name)
    : execute(clang, [...compile, '-emit-pch', '-o', '-', '-x', 'c++-header', 'preamble.h'], {
        ...files,
        'preamble.h': encode(text),
      }).made;
  // Most recently used last.
  preambles.delete(name);
  preambles.set(name, made);
  for (const old of [...preambles.keys()].slice(0, -keptPreambles)) preambles.delete(old);
  return made;
}

/**
 * Runs a command. `said` is what it wrote to its terminal; `made` is the file `makes`, or
 * its standard output: clang writes a file in tens of thousands of pieces, but its standard
 * output in one.
 */
function execute(
  clang: Clang,
  words: string[],
  files: Record<string, Uint8Array>,
  makes?: string,
): { code: number; said: string; made: Uint8Array | undefined } {
  let said = '';
  const decoder = new TextDecoder();
  const terminal = new Terminal((bytes) => {
    said += decoder.decode(bytes, { stream: true });
  });
  const pieces: Uint8Array[] = [];
  const output = new Terminal((bytes) => {
    pieces.push(bytes.slice());
  });
  const top = tree(
    files,
    new Map<string, Inode>([
      ['usr', new Directory(clang.sysroot)],
      ['tmp', new Directory(new Map())],
    ]),
  );
  const run = new WASI(
    words,
    ['PWD=/'],
    [new OpenFile(new File([])), output, terminal, new PreopenDirectory('/', top)],
    { debug: false },
  );
  const memory = clang.memory.clean();
  const { address, parameters } = allocator;
  new Uint32Array(memory.buffer, address, parameters.length).set(parameters);
  let code: number;
  try {
    const ended = start(clang.module, memory, run);
    if (ended.trap) throw ended.trap;
    code = ended.code;
  } catch (error) {
    throw new CompilerError(said, error);
  }
  if (code !== 0) return { code, said, made: undefined };
  if (makes === undefined)
    return { code, said, made: pieces.length > 0 ? join(pieces) : undefined };
  const made = top.get(makes);
  return { code, said, made: made instanceof File ? made.data : undefined };
}

/** The flag of a memory that is shared between workers. */
const sharedMemory = 2;

/**
 * Makes the module that is run. Its memory is no longer shared: its threads take turns, and
 * shared memory would need an isolated page. Of its custom sections only the lines of the
 * program are kept.
 */
function finish(wasm: Uint8Array, file: string): Uint8Array<ArrayBuffer> {
  const parts = [wasm.slice(0, 8)];
  let lines: Row[] = [];
  let codeStart = 0;
  let size = 8;
  for (const { kind, name, from, body, end } of sectionsOf(wasm)) {
    if (name === '.debug_line') lines = readLines(wasm.subarray(body, end), file);
    if (kind === sections.custom) continue;
    const part = wasm.slice(from, end);
    if (kind === sections.memory) {
      // The flags of the only memory come after the number of memories.
      const flags = body - from + 1;
      part[flags] = (part[flags] ?? 0) & ~sharedMemory;
    }
    if (kind === sections.code) codeStart = size + body - from;
    parts.push(part);
    size += part.length;
  }
  const name = encode('lines');
  const table = encode(JSON.stringify({ codeStart, lines } satisfies Lines));
  const length = writeNumber(1 + name.length + table.length);
  parts.push(new Uint8Array([sections.custom, ...length, name.length, ...name]), table);
  return join(parts);
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
