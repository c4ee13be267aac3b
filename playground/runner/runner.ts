/**
 * What it takes to run a program in the page. One interface stands before all
 * that can run one: modules compiled ahead today, the engine and C++ next. The
 * page knows these types and nothing of workers or WASM.
 */

/** A program as the page holds it. */
export interface Program {
  language: 'rust' | 'cpp';
  /** The file's name, as messages show it: `examples/counts.rs`. */
  file: string;
  source: string;
  /** Where its module is; only while `source` is the text that was compiled. */
  precompiled?: Module;
}

/** Where the engine's files are. */
export interface EngineFiles {
  /** The compiler and interpreter, as WASM compressed by brotli. */
  engine: string;
  /** What it knows of std: an archive compressed by brotli. */
  library: string;
}

/** URLs of what wasm-pack made of a program. */
export interface Module {
  glue: string;
  wasm: string;
}

export type RunEvent =
  /** Bytes of the engine that have come, before the first run of edited code. */
  | { kind: 'loading'; loaded: number; total: number }
  /** rustc's own text, with ANSI colours. */
  | { kind: 'diagnostic'; level: 'error' | 'warning' | 'note'; message: string; rendered: string }
  | { kind: 'stdout' | 'stderr'; text: string }
  /** Output past the cap was thrown away: so many characters in all until now. */
  | { kind: 'dropped'; characters: number }
  /** Always the last event of a run. */
  | { kind: 'end'; end: End };

export type End =
  | { kind: 'exit'; code: number }
  /** `place` is `file:line:column`. A panic that `aborts` runs no destructors. */
  | { kind: 'panic'; message: string; place: string; aborts: boolean }
  | { kind: 'stopped' }
  | { kind: 'limit'; limit: 'stack' | 'memory' | 'steps' | 'threads' | 'time' }
  /** It does not compile; the diagnostics said why. */
  | { kind: 'refused' }
  /** The program called `abort`, or panicked where a panic must not unwind. */
  | { kind: 'abort' }
  /**
   * `message` is the interpreter's; `other` is where the memory was freed, or the
   * other access of a race; the backtrace names the reader's own functions, innermost first.
   */
  | {
      kind: 'undefined-behaviour';
      fault: Fault;
      message: string;
      place: string;
      other: string | null;
      backtrace: string[];
    }
  /** Every thread waits for another: where each of them stands. */
  | {
      kind: 'deadlock';
      waiting: { thread: number; place: string; reason: 'lock' | 'join' | 'sleep' }[];
    }
  /** The program asked for what is not in the page, such as a network. */
  | { kind: 'unsupported'; message: string; place: string }
  /** The program could not be run at all; `message` is for the reader. */
  | { kind: 'failed'; message: string };

/** What a program did that is undefined. */
export type Fault =
  | 'dangling'
  | 'double-free'
  | 'wrong-layout'
  | 'out-of-bounds'
  | 'null'
  | 'misaligned'
  | 'uninitialised'
  | 'invalid-value'
  | 'data-race'
  | 'unreachable'
  | 'overflow'
  | 'read-only'
  | 'call'
  | 'other';

export interface Run {
  /** Ends the run at once; its last event is then `stopped`. Does nothing after the end. */
  stop(): void;
}

export interface Runner {
  /** Why this program cannot be run here, in words for the reader; undefined when it can. */
  refuses(program: Program): string | undefined;
  /** Gets ready for a run that is likely to come, so that it starts at once. */
  prepare(program: Program): void;
  /** Runs a program that `refuses` has nothing against. Never throws: a failure is an `end`. */
  run(program: Program, onEvent: (event: RunEvent) => void): Run;
}

/** Milliseconds that an edited program may take, compiling and running, before it is ended. */
export const timeLimit = 120_000;

/** Characters of output that a run may show; the rest is counted and dropped. */
export const outputCap = 100_000;
