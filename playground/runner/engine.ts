/**
 * Runs edited Rust: rustc and the interpreter in a worker, each run a fresh
 * instance of the engine there. A worker serves one run at a time and is kept
 * for the next; Stop ends it, and another starts from what the page has kept.
 */
import type { EngineProgram } from './engine-session.ts';
import {
  type Checker,
  type End,
  type EngineFiles,
  type Program,
  type Run,
  type RunEvent,
  type Runner,
  timeLimit,
  type When,
} from './runner.ts';

/** What one worker has loaded, as it goes to another: a blob is not copied on the way. */
export interface LoadedParts {
  module: WebAssembly.Module;
  library: Blob;
}

/** From the worker. */
export type EngineMessage =
  | RunEvent
  | { kind: 'loaded'; parts: LoadedParts }
  | { kind: 'not-loaded' };
/** To the worker: once, what to load or what another has loaded; programs at any time. */
export type EngineRequest =
  | { kind: 'load'; files: EngineFiles }
  | { kind: 'take'; parts: LoadedParts }
  | ({ kind: 'run' } & EngineProgram);

type Listener = (event: RunEvent) => void;

export class EngineRunner implements Runner, Checker {
  readonly #files: EngineFiles;
  /** A worker that runs nothing at the moment. */
  #idle: Worker | undefined;
  /** What one worker loads, for those after it. */
  #parts: Promise<LoadedParts> | undefined;
  /** The worker that loads, while it does. */
  #loader: { worker: Worker; giveUp(): void } | undefined;
  /** Runs that wait for it, and are told how far it is. */
  readonly #waiting = new Set<Listener>();

  constructor(files: EngineFiles) {
    this.#files = files;
  }

  refuses(program: Program): string | undefined {
    return program.language === 'rust' ? undefined : 'Edited C++ cannot run in the page yet.';
  }

  /** Starts to load the engine: megabytes, so only once a reader edits, or where they cost little. */
  prepare(program: Program, when: When): void {
    if (this.#idle || this.#parts) return;
    // Who asks to save data has asked for megabytes only by pressing Run.
    const { saveData, effectiveType, downlink = 0 } = connection() ?? {};
    if (saveData) return;
    if (when === 'now') this.#idle = this.#start();
    else if (effectiveType === '4g' && downlink >= fast)
      requestIdleCallback(() => this.prepare(program, 'now'));
  }

  run(program: Program, onEvent: Listener): Run {
    return this.#work(program, onEvent);
  }

  check(program: Program, onEvent: Listener): Run {
    return this.#work({ ...program, check: true }, onEvent);
  }

  #work(program: EngineProgram, onEvent: Listener): Run {
    const worker = this.#idle ?? this.#start();
    this.#idle = undefined;
    let over = false;
    const finish = (end: End, reusable: boolean) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      this.#waiting.delete(onEvent);
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', fail);
      if (reusable && !this.#idle) this.#idle = worker;
      else this.#end(worker);
      onEvent({ kind: 'end', end });
    };
    const listen = ({ data }: MessageEvent<EngineMessage>) => {
      // The loader tells all who wait.
      if (data.kind === 'loading' || data.kind === 'loaded' || data.kind === 'not-loaded') return;
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
    this.#waiting.add(onEvent);
    worker.postMessage({ kind: 'run', ...program } satisfies EngineRequest);
    return { stop: () => finish({ kind: 'stopped' }, false) };
  }

  /** A worker that has the engine, or will have it. */
  #start(): Worker {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
    const post = (request: EngineRequest) => worker.postMessage(request);
    const absolute = (url: string) => new URL(url, document.baseURI).href;
    const files = { engine: absolute(this.#files.engine), library: absolute(this.#files.library) };
    if (this.#parts) {
      this.#parts.then(
        (parts) => post({ kind: 'take', parts }),
        () => post({ kind: 'load', files }),
      );
    } else {
      this.#parts = this.#loadedBy(worker);
      // Whoever needs them sees to it.
      this.#parts.catch(() => {});
      post({ kind: 'load', files });
    }
    return worker;
  }

  #loadedBy(worker: Worker): Promise<LoadedParts> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#loader = undefined;
        this.#parts = undefined;
        if (this.#idle === worker) this.#idle = undefined;
        reject(new Error('not loaded'));
      };
      this.#loader = { worker, giveUp };
      worker.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
        if (data.kind === 'loading') for (const listener of this.#waiting) listener(data);
        else if (data.kind === 'not-loaded') giveUp();
        else if (data.kind === 'loaded') {
          this.#loader = undefined;
          resolve(data.parts);
        }
      });
    });
  }

  #end(worker: Worker): void {
    worker.terminate();
    if (this.#loader?.worker === worker) this.#loader.giveUp();
  }
}

/** In megabits per second: the engine in half a minute. */
const fast = 5;

/** What the browser says of the reader's connection; some say nothing. */
function connection() {
  interface Connection {
    saveData?: boolean;
    effectiveType?: string;
    downlink?: number;
  }
  return (navigator as Navigator & { connection?: Connection }).connection;
}
