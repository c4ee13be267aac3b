/**
 * What a page and the workers that hold a compiler say to each other. A compiler is
 * rustc with its interpreter (the engine), or clang; both are loaded and asked the same way.
 */
import type { RunEvent, RunOptions } from './runner.ts';

/** What is loaded once and used by every run. */
export interface CompilerParts {
  module: WebAssembly.Module;
  /** What the compiler reads of the standard library, as `pack` packs it; a blob is not copied between workers. */
  library: Blob;
}

/** A program as a compiler takes it. */
export interface CompilerProgram extends RunOptions {
  file: string;
  source: string;
  /** Only check; the run then ends as `checked`, or `refused`. */
  check?: boolean;
}

/** From the worker that loads a compiler; it is sent the `CompilerFiles`. */
export type LoadMessage =
  | Extract<RunEvent, { kind: 'loading' }>
  | { kind: 'loaded'; parts: CompilerParts }
  | { kind: 'not-loaded'; detail: string };

/** To a worker that holds a compiler: once, what was loaded; programs at any time. It answers with events. */
export type CompilerRequest =
  | { kind: 'take'; parts: CompilerParts }
  | ({ kind: 'run' } & CompilerProgram);
