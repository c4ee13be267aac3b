/**
 * The interface to everything that runs a program in the page: modules compiled
 * ahead, the Rust engine, and clang. The page uses these types and knows nothing
 * about workers or WASM.
 */

import type { ToldStep } from '../memory/step.ts';

/** A program and the options for a run. */
export interface Program extends RunOptions {
  language: 'rust' | 'cpp';
  /** The file's path, as messages show it: `examples/counts.rs`. */
  file: string;
  source: string;
  /** Its compiled module; left out once `source` has been edited, and in a watched run. */
  precompiled?: Module;
  /** URL of the events of its watched run, recorded ahead; left out once the source or an option is another. */
  recorded?: string;
}

/** Rust editions. */
export const editions = ['2015', '2018', '2021', '2024'] as const;
export const defaultEdition = '2024';

/** C++ standards, as clang names them. */
export const standards = ['c++17', 'c++20', 'c++23'] as const;
export const defaultStandard = 'c++20';

/** How a compiler compiles and runs a program. A precompiled Rust module ignores these options. */
export interface RunOptions {
  edition?: (typeof editions)[number];
  standard?: (typeof standards)[number];
  /** Whether to leave out debug assertions and overflow checks, as `cargo run --release` does. */
  release?: boolean;
  /** Seeds the scheduler and random numbers: the same seed gives the same run. */
  seed?: number;
  /** Command-line arguments, without the program's name. */
  arguments?: string[];
  environment?: Record<string, string>;
  /** What the program reads from standard input. */
  stdin?: string;
  /** Files for `include_str!`, `mod` and `std::fs`, by path. */
  files?: Record<string, string>;
  /** The time when the program starts, in milliseconds since 1970; `startOfClock` by default. */
  clock?: number;
  limits?: Partial<Limits>;
  /** What must run a Rust program; the engine chooses by default. */
  executor?: Executor;
  /** Whether to tell each step of a Rust program; the engine interprets it then. */
  watch?: boolean;
}

/** What can run a Rust program: the code that rustc's front end and our back end make of it, or the interpreter. */
export type Executor = 'compiled' | 'interpreted';

/** What a run may use; one that needs more is ended. */
export interface Limits {
  /** Basic blocks of an interpreted program; of a compiled one, 64 loop turns or calls count as one. */
  steps: number;
  /** Bytes allocated at one time, and the same again in files. */
  memory: number;
  /** Threads started, including the main thread. */
  threads: number;
}

/** Limits for a program that sets none. A precompiled Rust module is limited only by its memory. */
export const defaultLimits: Limits = {
  steps: 1_000_000_000,
  memory: 512 * 2 ** 20,
  threads: 1_000,
};

/** 1 January 2026, in milliseconds since 1970. */
export const startOfClock = Date.UTC(2026, 0, 1);

/** URLs of a compiler's files. */
export interface CompilerFiles {
  /** The engine or clang, as WASM compressed by brotli. */
  compiler: string;
  /** The standard library as the compiler needs it: an archive compressed by brotli. */
  library: string;
}

export type PageFiles = Record<Program['language'], CompilerFiles>;

/** URLs of a precompiled program. */
export interface Module {
  /** wasm-pack's JavaScript; C++ has none. */
  glue?: string;
  wasm: string;
}

export type RunEvent =
  /** Bytes of the compiler loaded so far; before the first run of edited code. */
  | { kind: 'loading'; loaded: number; total: number }
  | ({ kind: 'diagnostic' } & Diagnostic)
  /** The program has no errors and begins to run; the engine names what runs it. A `recorded` run was made ahead. */
  | { kind: 'started'; executor?: Executor | 'recorded' }
  /** What has changed since the step before; only in a watched run. */
  | ({ kind: 'step' } & ToldStep)
  | { kind: 'stdout' | 'stderr'; text: string }
  /** Characters dropped so far because the output passed the cap. */
  | { kind: 'dropped'; characters: number }
  /** Thread 0 is the main thread; its start and end aren't reported. */
  | { kind: 'thread-started' | 'thread-ended'; thread: number }
  /** A panic begins to unwind, and may be caught later. Its message is already in stderr. */
  | ({ kind: 'panic'; thread: number } & Panic)
  /** Allocations that were never freed and that nothing pointed to when the program ended. */
  | { kind: 'leaks'; leaks: Leak[] }
  /** Always the last event of a run. */
  | { kind: 'end'; end: End };

/** A compiler's message about a program. */
export interface Diagnostic {
  level: 'error' | 'warning' | 'note' | 'help';
  message: string;
  /** An error code such as `E0382`, or the name of a lint. */
  code: string | null;
  /** The compiler's own text, with ANSI colours. */
  rendered: string;
  /** Places in the program's own file; places elsewhere are only in `rendered`. */
  spans: Span[];
  /** Notes and suggestions, which are part of `rendered` and have no code. */
  children: Pick<Diagnostic, 'level' | 'message' | 'spans'>[];
}

export interface Span {
  /** Start of the span: an offset into the source in UTF-16 units, as in any JavaScript string. */
  from: number;
  to: number;
  /** Whether the diagnostic is about this place; other spans explain it. */
  primary: boolean;
  label: string | null;
  suggestion: Suggestion | null;
}

/** Replacement text for a span. */
export interface Suggestion {
  text: string;
  applicability: 'MachineApplicable' | 'MaybeIncorrect' | 'HasPlaceholders' | 'Unspecified';
}

export interface Panic {
  message: string;
  /** `file:line:column` in the reader's code. */
  place: string;
  /** Calls in the reader's code, innermost first; empty when only the place is known. */
  backtrace: string[];
}

/** Allocations from one place. */
export interface Leak {
  place: string;
  count: number;
  bytes: number;
}

export type End =
  | { kind: 'exit'; code: number }
  /** It compiles; a check doesn't run it. */
  | { kind: 'checked' }
  /** The main thread panicked. A panic that `aborts` runs no destructors. */
  | ({ kind: 'panic'; aborts: boolean } & Panic)
  | { kind: 'stopped' }
  /** `nesting` means that the code is nested too deeply for the compiler. */
  | { kind: 'limit'; limit: 'stack' | 'memory' | 'steps' | 'threads' | 'time' | 'nesting' }
  /** It does not compile; the diagnostics said why. */
  | { kind: 'refused' }
  /** The program called `abort`, or panicked where a panic must not unwind. */
  | { kind: 'abort' }
  /**
   * `message` comes from the interpreter or the C++ check. `other` is where the memory was
   * freed, or the other access of a race; `allocated` is where it was allocated, if that is
   * known. The backtrace has calls in the reader's code, innermost first.
   */
  | {
      kind: 'undefined-behaviour';
      fault: Fault;
      message: string;
      place: string;
      other: string | null;
      allocated?: string | undefined;
      backtrace: string[];
    }
  /** All threads wait for each other. */
  | { kind: 'deadlock'; waiting: Waiting[] }
  /** The program needs something that the page doesn't have, such as a network. */
  | { kind: 'unsupported'; message: string; place: string }
  /** The program couldn't be run. `detail` is the browser's message; `report` is for the maintainers. */
  | { kind: 'failed'; failure: Failure; detail?: string; report?: string };

/** Why a program couldn't be run; ui/run-words.ts has the words for the reader. */
export type Failure =
  | 'compiler-not-loaded'
  | 'compiler-not-started'
  /** The compiler itself crashed; `report` says how. */
  | 'compiler-failed'
  /** Its worker died. */
  | 'compiler-stopped'
  /** The frame that held the compiler for this one has gone. */
  | 'compiler-gone'
  /** The same for precompiled modules. */
  | 'module-not-loaded'
  | 'module-not-started'
  | 'module-stopped';

/** Why a runner can't run a program. */
export type Refusal = 'other-language';

/** A thread of a deadlock: where it waits, and for what. */
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
  /** Threads that hold the lock, and where they took it; for a join, the other thread and where it is. */
  holders: { thread: number; place: string }[];
}

/** Kinds of undefined behaviour. */
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
  /** Ends the run: its last event, `stopped`, comes before `stop` returns. Does nothing after the end. */
  stop(): void;
}

/** `now` if a run is about to start; `idle` waits until the page is idle, and skips slow connections. */
export type When = 'now' | 'idle';

export interface Runner {
  /** Why this runner can't run the program; undefined when it can. */
  refuses(program: Program): Refusal | undefined;
  /** Prepares for a likely run, so that it starts without delay. */
  prepare(program: Program, when: When): void;
  /**
   * Runs a program that isn't refused. The first event comes after `run` has returned;
   * the last one is always the only `end`. Never throws: a failure is an `end`.
   */
  run(program: Program, onEvent: (event: RunEvent) => void): Run;
}

/** Reports what the compiler says about a program without running it. */
export interface Checker {
  /** Reports diagnostics, then an `end`: `checked`, or why not. Events follow the rules of `Runner.run`. */
  check(program: Program, onEvent: (event: RunEvent) => void): Run;
}

/** Milliseconds after which an edited program is ended, compiling included. */
export const timeLimit = 120_000;

/** Characters of output that a run shows; the rest is counted and dropped. */
export const outputCap = 100_000;
