/**
 * What it takes to run a program in the page. One interface stands before all
 * that can run one: modules compiled ahead today, the engine and C++ next. The
 * page knows these types and nothing of workers or WASM.
 */

/** A program as the page holds it. */
export interface Program extends RunOptions {
  language: 'rust' | 'cpp';
  /** The file's name, as messages show it: `examples/counts.rs`. */
  file: string;
  source: string;
  /** Where its module is; only while `source` is the text that was compiled. */
  precompiled?: Module;
}

/** Rust editions. */
export const editions = ['2015', '2018', '2021', '2024'] as const;
export const defaultEdition = '2024';

/** C++ standards, as clang names them. */
export const standards = ['c++17', 'c++20', 'c++23'] as const;
export const defaultStandard = 'c++20';

/** How a program is compiled and run in the engine; a precompiled module knows none of this. */
export interface RunOptions {
  edition?: (typeof editions)[number];
  standard?: (typeof standards)[number];
  /** Without debug assertions and overflow checks, as `cargo run --release`. */
  release?: boolean;
  /** Of the scheduler and of random numbers: the same seed gives the same run. */
  seed?: number;
  /** Without the program's own name. */
  arguments?: string[];
  environment?: Record<string, string>;
  /** The text that it reads. */
  stdin?: string;
  /** Files for `include_str!`, `mod` and `std::fs`, by path. */
  files?: Record<string, string>;
  /** Milliseconds since 1970 when it starts; `startOfClock` by default. */
  clock?: number;
  limits?: Partial<Limits>;
}

/** What a run may use before it is ended. */
export interface Limits {
  /** Blocks that it may execute. */
  steps: number;
  /** Bytes that it may have allocated at one time, and as many in files. */
  memory: number;
  /** Threads that it may start, with the first. */
  threads: number;
}

/** Limits of a program that states none; a precompiled Rust module has its memory's alone. */
export const defaultLimits: Limits = {
  steps: 1_000_000_000,
  memory: 512 * 2 ** 20,
  threads: 1_000,
};

/** 1 January 2026, in milliseconds since 1970. */
export const startOfClock = Date.UTC(2026, 0, 1);

/** Where a compiler's files are. */
export interface CompilerFiles {
  /** rustc and the interpreter, or clang, as WASM compressed by brotli. */
  compiler: string;
  /** What it knows of the standard library: an archive compressed by brotli. */
  library: string;
}

export type PageFiles = Record<Program['language'], CompilerFiles>;

/** URLs of what a program was compiled to. */
export interface Module {
  /** wasm-pack's; C++ has none. */
  glue?: string;
  wasm: string;
}

export type RunEvent =
  /** Bytes of the engine that have come, before the first run of edited code. */
  | { kind: 'loading'; loaded: number; total: number }
  | ({ kind: 'diagnostic' } & Diagnostic)
  /** It is compiled, and begins to run. */
  | { kind: 'started' }
  | { kind: 'stdout' | 'stderr'; text: string }
  /** Output past the cap was thrown away: so many characters in all until now. */
  | { kind: 'dropped'; characters: number }
  /** Thread 0 is the main thread, which needs no start. */
  | { kind: 'thread-started' | 'thread-ended'; thread: number }
  /** Told as it begins to unwind, caught later or not; its text has gone to stderr. */
  | ({ kind: 'panic'; thread: number } & Panic)
  /** What nothing pointed at any more when the program ended, and nothing freed. */
  | { kind: 'leaks'; leaks: Leak[] }
  /** Always the last event of a run. */
  | { kind: 'end'; end: End };

/** What rustc says of a program. */
export interface Diagnostic {
  level: 'error' | 'warning' | 'note' | 'help';
  message: string;
  /** Of an error, such as `E0382`, or the name of a lint. */
  code: string | null;
  /** rustc's own text, with ANSI colours. */
  rendered: string;
  /** In the program's own file; what lies elsewhere stands in `rendered` alone. */
  spans: Span[];
  /** Notes and suggestions; these have no code and nothing rendered. */
  children: Pick<Diagnostic, 'level' | 'message' | 'spans'>[];
}

export interface Span {
  /** Offsets into the source as a JavaScript string, in UTF-16 units. */
  from: number;
  to: number;
  /** What the diagnostic is about, rather than what explains it. */
  primary: boolean;
  label: string | null;
  suggestion: Suggestion | null;
}

/** The text to put in place of a span. */
export interface Suggestion {
  text: string;
  applicability: 'MachineApplicable' | 'MaybeIncorrect' | 'HasPlaceholders' | 'Unspecified';
}

export interface Panic {
  message: string;
  /** `file:line:column` in the reader's own code. */
  place: string;
  /** The reader's own functions, innermost first; none where only the place is known. */
  backtrace: string[];
}

/** Allocations made at one place. */
export interface Leak {
  place: string;
  count: number;
  bytes: number;
}

export type End =
  | { kind: 'exit'; code: number }
  /** Nobody asked to run it, and it compiles. */
  | { kind: 'checked' }
  /** Of the main thread. A panic that `aborts` runs no destructors. */
  | ({ kind: 'panic'; aborts: boolean } & Panic)
  | { kind: 'stopped' }
  /** `nesting` is the compiler's: the text has too many levels for it. */
  | { kind: 'limit'; limit: 'stack' | 'memory' | 'steps' | 'threads' | 'time' | 'nesting' }
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
  /** Every thread waits for another. */
  | { kind: 'deadlock'; waiting: Waiting[] }
  /** The program asked for what is not in the page, such as a network. */
  | { kind: 'unsupported'; message: string; place: string }
  /** The program could not be run at all. `detail` is what the browser said; `report` is for whoever fixes it. */
  | { kind: 'failed'; failure: Failure; detail?: string; report?: string };

/** Why a program could not be run at all; ui/run-words.ts says it to the reader. */
export type Failure =
  | 'compiler-not-loaded'
  | 'compiler-not-started'
  /** The compiler itself failed, which its `report` is about. */
  | 'compiler-failed'
  /** Its worker died. */
  | 'compiler-stopped'
  /** The frame that held the compiler for this one has gone. */
  | 'compiler-gone'
  /** The same for modules that were compiled ahead. */
  | 'module-not-loaded'
  | 'module-not-started'
  | 'module-stopped';

/** Why a runner does not take a program. */
export type Refusal = 'other-language';

/** Where a thread of a deadlock stands, and what for. */
export interface Waiting {
  thread: number;
  place: string;
  reason:
    | 'mutex'
    | 'read'
    | 'write'
    | 'signal'
    | 'message'
    | 'once'
    | 'park'
    | 'scope'
    | 'join'
    | 'sleep'
    | 'other';
  /** Who holds the lock, and where it was taken; of a join, the other thread and where it stands. */
  holders: { thread: number; place: string }[];
}

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
  /** Ends the run at once: its `end`, `stopped`, comes before `stop` returns. Does nothing after the end. */
  stop(): void;
}

/** At once, for a run that is near; or when the page is idle, and only where it costs the reader little. */
export type When = 'now' | 'idle';

export interface Runner {
  /** Why this program cannot be run here; undefined when it can. */
  refuses(program: Program): Refusal | undefined;
  /** Gets ready for a run that is likely to come, so that it starts at once. */
  prepare(program: Program, when: When): void;
  /**
   * Runs a program that `refuses` has nothing against. The first event comes after `run`
   * has returned; the last one is always its one `end`. Never throws: a failure is an `end`.
   */
  run(program: Program, onEvent: (event: RunEvent) => void): Run;
}

/** What can say what rustc says of a text, without running it. */
export interface Checker {
  /** Tells diagnostics, then an end: `checked`, or why not. Events come as those of `Runner.run`. */
  check(program: Program, onEvent: (event: RunEvent) => void): Run;
}

/** Milliseconds that an edited program may take, compiling and running, before it is ended. */
export const timeLimit = 120_000;

/** Characters of output that a run may show; the rest is counted and dropped. */
export const outputCap = 100_000;
