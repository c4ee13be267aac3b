/**
 * Messages between the page and the workers that hold a compiler. A compiler is the Rust
 * engine (rustc and two executors) or clang; both are loaded and used the same way.
 */
import type { RunEvent, RunOptions } from './runner.ts';

/** A loaded compiler. */
export interface CompilerParts {
  module: WebAssembly.Module;
  /** The standard library, packed by `pack`. A blob, because blobs aren't copied between workers. */
  library: Blob;
}

/** A program for a compiler. */
export interface CompilerProgram extends RunOptions {
  file: string;
  source: string;
  /** Whether to check only; the run then ends as `checked` or `refused`. */
  check?: boolean;
}

/** Sent by the worker that loads a compiler, which is sent the `CompilerFiles`. */
export type LoadMessage =
  | Extract<RunEvent, { kind: 'loading' }>
  | { kind: 'loaded'; parts: CompilerParts }
  | { kind: 'not-loaded'; detail: string };

/** Sent to a worker that holds a compiler: `take` once, `run` at any time. It answers with events. */
export type CompilerRequest =
  | { kind: 'take'; parts: CompilerParts }
  | ({ kind: 'run' } & CompilerProgram);
