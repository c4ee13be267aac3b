/**
 * clang and wasm-ld, as YoWASP built them for WASM, in Node or in a worker: each
 * command a fresh instance with the headers and libraries in a file system in memory.
 * What a program includes at its top is compiled once and kept, as editors do: the
 * rest of it takes half a second then instead of several.
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
import { diagnosticFlags } from './clang-diagnostics.ts';
import { type Lines, type Row, readLines } from './lines.ts';
import type { RunOptions } from './runner.ts';
import type { EngineParts } from './wasi.ts';
import { Terminal, tree } from './wasi.ts';
import { sectionsOf, writeNumber } from './wasm-format.ts';

export interface Clang {
  module: WebAssembly.Module;
  sysroot: Map<string, Inode>;
  /** Of one command after the other. */
  memory: WebAssembly.Memory;
  /**
   * What programs include at their top, compiled; by its text and the flags. The last few.
   * None where each program is compiled once, which is quicker without.
   */
  preambles?: Map<string, Uint8Array | undefined>;
}

export interface Compiled {
  accepted: boolean;
  /** Undefined where the program is refused, or only checked. */
  wasm?: Uint8Array<ArrayBuffer>;
  /** What clang and the linker wrote. */
  said: string;
}

/** clang has failed, rather than the program. */
export class CompilerError extends Error {
  /** What it wrote before. */
  readonly said: string;

  constructor(said: string, cause: unknown) {
    super('clang has failed', { cause });
    this.said = said;
  }
}

const keptPreambles = 4;

const page = 0x1_0000;
/** clang's memory before it grows. */
const atFirst = 0x120_0000;
/** Memory that a large program has grown to is given back rather than wiped. */
const mostKept = 0x1000_0000;
/** What clang may use for one program. */
const most = 0x6000_0000;

/**
 * What is undefined is found where it happens: by UBSan in the program's own code, by ASan's
 * calls at each access to memory, there and in headers. playground/cpp/runtime/checks.cpp
 * has what they call.
 */
const checks = [
  ...['address,alignment,array-bounds,bool,builtin,enum,integer-divide-by-zero,null'],
  ...[
    'pointer-overflow,return,shift-base,shift-exponent,signed-integer-overflow,unreachable,vla-bound',
  ],
];
const checkFlags = [
  `-fsanitize=${checks.join()}`,
  '-fsanitize-system-ignorelist=/usr/ignored.txt',
  ...['instrumentation-with-call-threshold=0', 'stack=0', 'globals=0']
    .concat('use-after-return=never', 'constructor-kind=none')
    // Each access counts, for a turn may end there.
    .concat('opt-globals=0', 'opt-same-temp=0', 'use-stack-safety=0')
    .flatMap((option) => ['-mllvm', `-asan-${option}`]),
  '-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG',
  // A header brings what it is for, as from C++23 on: half the time to read them.
  '-D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES',
  ...['-debug-info-kind=line-tables-only', '-dwarf-version=4'],
];
const wrapped = [
  'exit',
  'malloc',
  'free',
  'calloc',
  'realloc',
  'aligned_alloc',
  'posix_memalign',
].concat('malloc_usable_size');

/** As the native runs of the tests compile, and as clang's own driver asks for WASI. */
const flags = [
  ...['-triple', 'wasm32-wasip1', '-O0', '-disable-free', '-clear-ast-before-backend'],
  ...['-mrelocation-model', 'static', '-mframe-pointer=none', '-ffp-contract=on'],
  ...['-mconstructor-aliases', '-fvisibility=hidden', '-fdeprecated-macro', '-fgnuc-version=4.2.1'],
  ...['-target-cpu', 'generic'],
  ...['atomics', 'bulk-memory', 'exception-handling', 'multivalue', 'reference-types'].flatMap(
    (feature) => ['-target-feature', `+${feature}`],
  ),
  ...['-fcxx-exceptions', '-fexceptions', '-exception-model=wasm', '-mllvm', '-wasm-enable-eh'],
  ...['-resource-dir', '/usr', '-isysroot', '/usr'],
  ...['c++/ours', 'c++/v1', '', 'wasm32-wasip1'].flatMap((folder) => [
    '-internal-isystem',
    `/usr/include/${folder}`,
  ]),
  ...['-Wall', '-Wextra', '-ferror-limit', '19', ...diagnosticFlags],
  ...checkFlags,
];

/** Bytes of a program's own stack; natively it is eight times as much. */
const stackSize = 2 ** 20;
const mostMemory = 512 * 2 ** 20;

export async function prepareClang({ module, library }: EngineParts): Promise<Clang> {
  const sysroot = new Map<string, Inode>();
  for (const [path, bytes] of unpack(new Uint8Array(await library.arrayBuffer())))
    tree({ [path]: bytes }, sysroot);
  return { module, sysroot, memory: newMemory(), preambles: new Map() };
}

function newMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: atFirst / page, maximum: most / page });
}

/** Zeros, as a new instance expects. */
function cleanMemory(clang: Clang): WebAssembly.Memory {
  const { buffer } = clang.memory;
  if (buffer.byteLength > mostKept) clang.memory = newMemory();
  else new Uint8Array(buffer).fill(0);
  return clang.memory;
}

export interface CppProgram extends RunOptions {
  file: string;
  source: string;
  /** Only check; the run then ends as `checked`, or `refused`. */
  check?: boolean;
}

/** @throws where clang itself fails: its stack or its memory is full. */
export function compileCpp(clang: Clang, program: CppProgram): Compiled {
  const { file, source, standard = 'c++20', files = {} } = program;
  const compile = [...['clang++', '-cc1', `-std=${standard}`], ...flags];
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
  const linked = execute(
    clang,
    [
      ...['wasm-ld', '-m', 'wasm32', '-L/usr/lib', 'program.o'],
      ...['-lc++', '-lc', '-lclang_rt.builtins', '-o', 'program.wasm'],
      ...wrapped.map((name) => `--wrap=${name}`),
      // Thread-local variables, which wasm-ld gives to programs with shared memory alone.
      ...[
        '--shared-memory',
        '--no-check-features',
        `--max-memory=${program.limits?.memory ?? mostMemory}`,
      ],
      // A stack that is full ends at address 0, rather than in other data.
      ...['--stack-first', '-z', `stack-size=${stackSize}`, '--export=__stack_pointer'],
    ],
    { 'program.o': object.made },
    'program.wasm',
  );
  // The name of `main` in WASI, where it is missing.
  const said = object.said + linked.said.replaceAll('__main_argc_argv', 'main');
  if (!linked.made) return { said, accepted: false };
  return { said, accepted: true, wasm: finish(linked.made, file) };
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The `#include <…>` lines at the top of a text, if nothing but comments stands between them. */
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

/** Undefined where it does not compile by itself. */
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
  // The one used last stands last.
  preambles.delete(name);
  preambles.set(name, made);
  for (const old of [...preambles.keys()].slice(0, -keptPreambles)) preambles.delete(old);
  return made;
}

/**
 * What a command wrote to its terminal; and what it made, in the file `makes` or, without
 * it, as its output: clang writes a file in ten thousands of pieces, and an output in one.
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
  const memory = cleanMemory(clang);
  const { exports } = new WebAssembly.Instance(clang.module, {
    env: { memory },
    wasi_snapshot_preview1: run.wasiImport,
  });
  let code: number;
  try {
    code = run.start({ exports: { memory, _start: exports._start as () => unknown } });
  } catch (error) {
    throw new CompilerError(said, error);
  }
  if (code !== 0) return { code, said, made: undefined };
  if (makes === undefined)
    return { code, said, made: pieces.length > 0 ? join(pieces) : undefined };
  const made = top.get(makes);
  return { code, said, made: made instanceof File ? made.data : undefined };
}

/**
 * The module as it is run: its memory no longer shared, for its threads take turns and no
 * page need be isolated; and of what describes it only where its code comes from.
 */
function finish(wasm: Uint8Array, file: string): Uint8Array<ArrayBuffer> {
  const parts = [wasm.slice(0, 8)];
  let lines: Row[] = [];
  let codeStart = 0;
  let size = 8;
  for (const { kind, name, from, body, end } of sectionsOf(wasm)) {
    if (name === '.debug_line') lines = readLines(wasm.subarray(body, end), file);
    if (kind === 0) continue;
    const part = wasm.slice(from, end);
    // Of the one memory the flags, after how many there are.
    if (kind === 5) part[body - from + 1] = (part[body - from + 1] ?? 0) & ~2;
    if (kind === 10) codeStart = size + body - from;
    parts.push(part);
    size += part.length;
  }
  const name = encode('lines');
  const table = encode(JSON.stringify({ codeStart, lines } satisfies Lines));
  const length = writeNumber(1 + name.length + table.length);
  parts.push(new Uint8Array([0, ...length, name.length, ...name]), table);
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
