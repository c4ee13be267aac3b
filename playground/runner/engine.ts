/**
 * Runs edited Rust: rustc and the interpreter in a worker of their own. The
 * worker stays from run to run, each run a fresh instance of the engine; only
 * Stop ends it, and the next run starts another from what the page kept.
 */
import type { End, EngineFiles, Program, Run, RunEvent, Runner } from './runner.ts';
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
  #worker: Worker | undefined;
  #parts: EngineParts | undefined;

  constructor(files: EngineFiles) {
    this.#files = files;
  }

  refuses(program: Program): string | undefined {
    return program.language === 'rust' ? undefined : 'Edited C++ cannot run in the page yet.';
  }

  /** Starts to load the engine: megabytes, so only once a reader edits. */
  prepare(): void {
    this.#start();
  }

  run(program: Program, onEvent: (event: RunEvent) => void): Run {
    const worker = this.#start();
    let over = false;
    const finish = (end: End) => {
      if (over) return;
      over = true;
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', fail);
      onEvent({ kind: 'end', end });
    };
    const listen = ({ data }: MessageEvent<EngineMessage>) => {
      if (data.kind === 'loaded') return;
      if (data.kind === 'end') finish(data.end);
      else onEvent(data);
    };
    const fail = (event: ErrorEvent) => {
      event.preventDefault();
      this.#drop();
      finish({
        kind: 'failed',
        message: 'The worker that holds the compiler has stopped. Run again starts a new one.',
      });
    };
    worker.addEventListener('message', listen);
    worker.addEventListener('error', fail);
    worker.postMessage({
      kind: 'run',
      file: program.file,
      source: program.source,
      seed: 0,
    } satisfies EngineRequest);
    return {
      stop: () => {
        if (over) return;
        this.#drop();
        finish({ kind: 'stopped' });
      },
    };
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
      if (data.kind === 'loaded') this.#parts = data.parts;
      // What could not be loaded is tried anew at the next run.
      if (data.kind === 'end' && data.end.kind === 'failed') this.#drop();
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

  #drop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
