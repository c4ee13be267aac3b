/**
 * Runs edited programs: rustc and the interpreter, or clang, in a worker, each run a
 * fresh instance of it there. A worker serves one run at a time and is kept a while
 * for the next; Stop ends it, and another starts from what the page has kept.
 */

import type { CompilerParts, CompilerProgram, CompilerRequest, LoadMessage } from './compiler.ts';
import { connection } from './connection.ts';
import {
  type Checker,
  type CompilerFiles,
  type End,
  type Program,
  type Run,
  type RunEvent,
  type Runner,
  timeLimit,
  type When,
} from './runner.ts';

type Listener = (event: RunEvent) => void;

/** Milliseconds without a run after which a worker goes: it holds 200 MB, and another starts in a third of a second. */
const idleTime = 120_000;

export class CompilerRunner implements Runner, Checker {
  readonly #files: CompilerFiles;
  readonly #language: Program['language'];
  /** A worker that runs nothing at the moment. */
  #idle: Worker | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** Runs under way. */
  #busy = 0;
  /** What all of them need; undefined until it is wanted, and after it could not be had. */
  #parts: Promise<CompilerParts> | undefined;
  /** Runs that are told how far it is. */
  readonly #waiting = new Set<Listener>();

  constructor(files: CompilerFiles, language: Program['language'] = 'rust') {
    this.#files = files;
    this.#language = language;
  }

  refuses(program: Program): string | undefined {
    return program.language === this.#language
      ? undefined
      : 'This compiler knows another language.';
  }

  /** Starts to load the engine: megabytes, so only once a reader edits, or where they cost little. */
  prepare(program: Program, when: When): void {
    // A worker that runs something will be free for the next.
    if (this.#idle || this.#busy > 0) return;
    // Who asks to save data has asked for megabytes only by pressing Run.
    const { saveData, effectiveType, downlink = 0 } = connection() ?? {};
    if (saveData) return;
    if (when === 'now') this.#rest(this.#start());
    else if (effectiveType === '4g' && downlink >= fast)
      requestIdleCallback(() => this.prepare(program, 'now'));
  }

  run(program: Program, onEvent: Listener): Run {
    return this.#work(program, onEvent);
  }

  check(program: Program, onEvent: Listener): Run {
    return this.#work({ ...program, check: true }, onEvent);
  }

  #work(program: CompilerProgram, onEvent: Listener): Run {
    const worker = this.#idle ?? this.#start();
    this.#idle = undefined;
    clearTimeout(this.#leaving);
    this.#busy++;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (end: End, reusable: boolean) => {
      if (over) return;
      over = true;
      this.#busy--;
      clearTimeout(timer);
      this.#waiting.delete(onEvent);
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', fail);
      if (reusable && !this.#idle) {
        this.#rest(worker);
      } else {
        worker.terminate();
      }
      onEvent({ kind: 'end', end });
    };
    const listen = ({ data }: MessageEvent<RunEvent>) => {
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
    worker.addEventListener('message', listen);
    worker.addEventListener('error', fail);
    this.#waiting.add(onEvent);
    this.#parts?.then(
      () => {
        if (!over)
          timer = setTimeout(() => finish({ kind: 'limit', limit: 'time' }, false), timeLimit);
      },
      ({ message }: Error) => {
        const words = `The compiler could not be loaded: ${message}. Run tries again.`;
        finish({ kind: 'failed', message: words }, false);
      },
    );
    worker.postMessage({ kind: 'run', ...program } satisfies CompilerRequest);
    return { stop: () => finish({ kind: 'stopped' }, false) };
  }

  #rest(worker: Worker): void {
    this.#idle = worker;
    this.#leaving = setTimeout(() => {
      worker.terminate();
      this.#idle = undefined;
    }, idleTime);
  }

  /** A worker that has the engine, or will have it. */
  #start(): Worker {
    const worker =
      this.#language === 'rust'
        ? new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })
        : new Worker(new URL('./clang-worker.ts', import.meta.url), { type: 'module' });
    this.#parts ??= this.#load();
    this.#parts.then(
      (parts) => worker.postMessage({ kind: 'take', parts } satisfies CompilerRequest),
      () => {
        // Runs that wait are told; a load that nobody waits for may fail in silence.
        worker.terminate();
        if (this.#idle === worker) this.#idle = undefined;
      },
    );
    return worker;
  }

  async #load(): Promise<CompilerParts> {
    const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { type: 'module' });
    const absolute = (url: string) => new URL(url, document.baseURI).href;
    const { compiler, library } = this.#files;
    worker.postMessage({
      compiler: absolute(compiler),
      library: absolute(library),
    } satisfies CompilerFiles);
    try {
      return await new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }: MessageEvent<LoadMessage>) => {
          if (data.kind === 'loading') for (const listener of this.#waiting) listener(data);
          else if (data.kind === 'loaded') resolve(data.parts);
          else reject(new Error(data.message));
        });
        worker.addEventListener('error', () => reject(new Error('its worker has stopped')));
      });
    } catch (error) {
      this.#parts = undefined;
      throw error;
    } finally {
      worker.terminate();
    }
  }
}

/** In megabits per second: the engine in half a minute. */
const fast = 5;
