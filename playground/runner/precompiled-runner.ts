/**
 * Runs precompiled modules, wasm-pack's and clang's. Each run has a fresh worker: Stop
 * terminates it, and no run sees another's memory.
 */
import type { End, Module, Program, Run, RunEvent } from './runner.ts';

/** Sent to the worker: `load` first, then `go`. C++ uses the program's options. */
export type ModuleRequest = { kind: 'load'; module: Module } | { kind: 'go'; program: Program };

export class PrecompiledRunner {
  /** A worker that loads the module that is likely to run next. */
  #prepared: { wasm: string; worker: Worker } | undefined;

  prepare(module: Module): void {
    if (this.#prepared?.wasm === module.wasm) return;
    this.#prepared?.worker.terminate();
    const worker = startWorker(module);
    this.#prepared = { wasm: module.wasm, worker };
    worker.addEventListener('error', (event) => {
      // The worker couldn't start, or died: the next run gets a new one.
      event.preventDefault();
      if (this.#prepared?.worker === worker) this.#prepared = undefined;
    });
  }

  /** Follows the rules of `Runner.run`. */
  run(module: Module, program: Program, onEvent: (event: RunEvent) => void): Run {
    this.prepare(module);
    const worker = this.#prepared?.worker ?? startWorker(module);
    this.#prepared = undefined;
    let over = false;
    const finish = (end: End) => {
      if (over) return;
      over = true;
      worker.terminate();
      onEvent({ kind: 'end', end });
    };
    worker.addEventListener('message', ({ data }: MessageEvent<RunEvent>) => {
      if (over) return;
      if (data.kind === 'end') finish(data.end);
      else onEvent(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      finish({ kind: 'failed', failure: 'module-stopped' });
    });
    worker.postMessage({ kind: 'go', program } satisfies ModuleRequest);
    return { stop: () => finish({ kind: 'stopped' }) };
  }
}

function startWorker(module: Module): Worker {
  const worker = module.glue
    ? new Worker(new URL('./rust-module-worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('./cpp-module-worker.ts', import.meta.url), { type: 'module' });
  // Workers resolve URLs against their own script, so the page resolves them first.
  const absolute = (url: string) => new URL(url, document.baseURI).href;
  worker.postMessage({
    kind: 'load',
    module: {
      ...(module.glue && { glue: absolute(module.glue) }),
      wasm: absolute(module.wasm),
    },
  } satisfies ModuleRequest);
  return worker;
}
