/**
 * Runs edited Rust: rustc and the interpreter in a worker, each run a fresh
 * instance of the engine there. A worker serves one run at a time and is kept
 * for the next; Stop ends it, and another starts from what the page has kept.
 */
import {
  type End,
  type EngineFiles,
  type Program,
  type Run,
  type RunEvent,
  type Runner,
  timeLimit,
} from './runner.ts';
import type { EngineParts } from './wasi.ts';

/** From the worker. */
export type EngineMessage = RunEvent | { kind: 'loaded'; parts: EngineParts };
/** To the worker: first what to load, or what the page has kept; then programs. */
export type EngineRequest =
  | { kind: 'load'; files: EngineFiles }
  | { kind: 'take'; parts: EngineParts }
  | { kind: 'run'; file: string; source: string; seed: number };

export class EngineRunner implements Runner {
  readonly #files: EngineFiles;
  /** A worker that runs nothing at the moment. */
  #idle: Worker | undefined;
  /** What the first worker loaded, for those after it. */
  #parts: EngineParts | undefined;

  constructor(files: EngineFiles) {
    this.#files = files;
  }

  refuses(program: Program): string | undefined {
    return program.language === 'rust' ? undefined : 'Edited C++ cannot run in the page yet.';
  }

  /** Starts to load the engine: megabytes, so only once a reader edits. */
  prepare(): void {
    // Who asks to save data has asked for megabytes only by pressing Run.
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    if (connection?.saveData) return;
    this.#idle ??= this.#start();
  }

  run(program: Program, onEvent: (event: RunEvent) => void): Run {
    const worker = this.#idle ?? this.#start();
    this.#idle = undefined;
    let over = false;
    const finish = (end: End, reusable: boolean) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', fail);
      if (reusable && !this.#idle) this.#idle = worker;
      else worker.terminate();
      onEvent({ kind: 'end', end });
    };
    const listen = ({ data }: MessageEvent<EngineMessage>) => {
      if (data.kind === 'loaded') return;
      // What could not be loaded is tried anew, by a new worker.
      if (data.kind === 'end') finish(data.end, data.end.kind !== 'failed');
      else onEvent(data);
    };
    const fail = (event: ErrorEvent) => {
      event.preventDefault();
      finish(
        {
          kind: 'failed',
          message: 'The worker that holds the compiler has stopped. Run again starts a new one.',
        },
        false,
      );
    };
    const timer = setTimeout(() => finish({ kind: 'limit', limit: 'time' }, false), timeLimit);
    worker.addEventListener('message', listen);
    worker.addEventListener('error', fail);
    worker.postMessage({
      kind: 'run',
      file: program.file,
      source: program.source,
      seed: 0,
    } satisfies EngineRequest);
    return { stop: () => finish({ kind: 'stopped' }, false) };
  }

  #start(): Worker {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
      if (data.kind === 'loaded') this.#parts = data.parts;
    });
    const absolute = (url: string) => new URL(url, document.baseURI).href;
    const request: EngineRequest = this.#parts
      ? { kind: 'take', parts: this.#parts }
      : {
          kind: 'load',
          files: { engine: absolute(this.#files.engine), library: absolute(this.#files.library) },
        };
    worker.postMessage(request);
    return worker;
  }
}
