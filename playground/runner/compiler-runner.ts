/**
 * Runs and checks edited programs in workers that hold a compiler. A worker takes one
 * program at a time, each in a fresh instance, and is kept for a while for the next one.
 * Stop terminates the worker; the next one starts from the compiler that the page keeps.
 *
 * A check is short, so a program that comes during one waits for its worker. Runs go
 * before checks.
 */
import type { CompilerParts, CompilerProgram, CompilerRequest, LoadMessage } from './compiler.ts';
import { connection } from './connection.ts';
import {
  type Checker,
  type CompilerFiles,
  type End,
  type Program,
  type Refusal,
  type Run,
  type RunEvent,
  type Runner,
  timeLimit,
  type When,
} from './runner.ts';

type Listener = (event: RunEvent) => void;

/** Milliseconds after which an idle worker is terminated: it holds 200 MB, and a new one starts in a third of a second. */
const idleTime = 120_000;

/**
 * Milliseconds that a program waits for a check before a second worker starts. Most checks
 * are shorter than starting a worker; with clang, far shorter.
 */
const patience = { rust: 400, cpp: 30_000 };

/** Megabits per second at which a compiler loads in half a minute. */
const fast = 5;

/** A program that waits for a worker. */
interface Waiting {
  program: CompilerProgram;
  begin(): void;
}

export class CompilerRunner implements Runner, Checker {
  readonly #files: CompilerFiles;
  readonly #language: Program['language'];
  /** A worker without a program, and the timer that terminates it. */
  #idle: { worker: Worker; timer: ReturnType<typeof setTimeout> } | undefined;
  /** Programs that are being checked or run. */
  readonly #busy = new Set<CompilerProgram>();
  readonly #waiting = new Set<Waiting>();
  /** The loaded compiler; undefined before the first use and after a failed load. */
  #parts: Promise<CompilerParts> | undefined;
  /** Told about the progress of a load. */
  readonly #listeners = new Set<Listener>();

  constructor(files: CompilerFiles, language: Program['language'] = 'rust') {
    this.#files = files;
    this.#language = language;
  }

  refuses(program: Program): Refusal | undefined {
    return program.language === this.#language ? undefined : 'other-language';
  }

  /** Loads the compiler. That is megabytes, so the page calls this after an edit, or with `idle`. */
  prepare(program: Program, when: When): void {
    // A busy worker will be free for the next program.
    if (this.#idle || this.#busy.size > 0) return;
    // With Save-Data on, load only after Run.
    const { saveData, effectiveType, downlink = 0 } = connection() ?? {};
    if (saveData) return;
    if (when === 'now') this.#rest(this.#startWorker());
    else if (effectiveType === '4g' && downlink >= fast)
      requestIdleCallback(() => this.prepare(program, 'now'));
  }

  run(program: Program, onEvent: Listener): Run {
    return this.#queue(program, onEvent);
  }

  check(program: Program, onEvent: Listener): Run {
    return this.#queue({ ...program, check: true }, onEvent);
  }

  /** Starts the program now, or makes it wait for a check that will soon free its worker. */
  #queue(program: CompilerProgram, onEvent: Listener): Run {
    if (this.#startsNow) return this.#start(program, onEvent);
    let run: Run | undefined;
    const leave = () => {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    };
    const begin = () => {
      leave();
      run = this.#start(program, onEvent);
    };
    const waiting = { program, begin };
    const timer = setTimeout(begin, patience[this.#language]);
    this.#waiting.add(waiting);
    this.#listeners.add(onEvent);
    return {
      stop: () => {
        if (run) return run.stop();
        if (!this.#waiting.has(waiting)) return;
        leave();
        this.#listeners.delete(onEvent);
        onEvent({ kind: 'end', end: { kind: 'stopped' } });
      },
    };
  }

  get #startsNow(): boolean {
    return this.#idle !== undefined || ![...this.#busy].some(({ check }) => check);
  }

  /** Starts the programs that no longer need to wait, runs first. */
  #next(): void {
    while (this.#waiting.size > 0 && this.#startsNow) {
      const all = [...this.#waiting];
      (all.find(({ program }) => !program.check) ?? all[0])?.begin();
    }
  }

  #start(program: CompilerProgram, onEvent: Listener): Run {
    const worker = this.#takeIdle() ?? this.#startWorker();
    this.#busy.add(program);
    this.#listeners.add(onEvent);
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (end: End, reusable: boolean) => {
      if (over) return;
      over = true;
      this.#busy.delete(program);
      clearTimeout(timer);
      this.#listeners.delete(onEvent);
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', fail);
      if (reusable && !this.#idle) this.#rest(worker);
      else worker.terminate();
      this.#next();
      onEvent({ kind: 'end', end });
    };
    const listen = ({ data }: MessageEvent<RunEvent>) => {
      if (data.kind === 'end') finish(data.end, data.end.kind !== 'failed');
      else onEvent(data);
    };
    const fail = (event: ErrorEvent) => {
      event.preventDefault();
      finish({ kind: 'failed', failure: 'compiler-stopped' }, false);
    };
    worker.addEventListener('message', listen);
    worker.addEventListener('error', fail);
    this.#parts?.then(
      () => {
        if (!over)
          timer = setTimeout(() => finish({ kind: 'limit', limit: 'time' }, false), timeLimit);
      },
      ({ message: detail }: Error) =>
        finish({ kind: 'failed', failure: 'compiler-not-loaded', detail }, false),
    );
    worker.postMessage({ kind: 'run', ...program } satisfies CompilerRequest);
    return { stop: () => finish({ kind: 'stopped' }, false) };
  }

  #rest(worker: Worker): void {
    const timer = setTimeout(() => this.#end(worker), idleTime);
    this.#idle = { worker, timer };
  }

  #takeIdle(): Worker | undefined {
    const { worker, timer } = this.#idle ?? {};
    clearTimeout(timer);
    this.#idle = undefined;
    return worker;
  }

  #end(worker: Worker): void {
    worker.terminate();
    if (this.#idle?.worker === worker) this.#takeIdle();
  }

  /** Starts a worker, which gets the compiler once it is loaded. */
  #startWorker(): Worker {
    const worker =
      this.#language === 'rust'
        ? new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' })
        : new Worker(new URL('./clang-worker.ts', import.meta.url), { type: 'module' });
    // Forget a worker that dies while it is idle.
    worker.addEventListener('error', () => this.#end(worker));
    this.#parts ??= this.#load();
    this.#parts.then(
      (parts) => worker.postMessage({ kind: 'take', parts } satisfies CompilerRequest),
      // Programs that wait report the failure themselves; nobody else needs to know.
      () => this.#end(worker),
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
          if (data.kind === 'loading') for (const listener of this.#listeners) listener(data);
          else if (data.kind === 'loaded') resolve(data.parts);
          else reject(new Error(data.detail));
        });
        worker.addEventListener('error', (event) => {
          event.preventDefault();
          reject(new Error());
        });
      });
    } catch (error) {
      this.#parts = undefined;
      throw error;
    } finally {
      worker.terminate();
    }
  }
}
