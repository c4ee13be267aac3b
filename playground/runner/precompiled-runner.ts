/**
 * Runs the modules that were compiled ahead, wasm-pack's and clang's: one fresh
 * worker a run, so that stopping is ending the worker and no run sees another's memory.
 */
import type { End, Module, Program, Run, RunEvent, Runner } from './runner.ts';

/** To the worker: load first, then go; C++ goes by the program's options. */
export type PageMessage = { kind: 'load'; module: Module } | { kind: 'go'; program: Program };

class PrecompiledRunner implements Runner {
  /** The worker that has already loaded the module a reader is likely to run next. */
  #prepared: { wasm: string; worker: Worker } | undefined;

  refuses(program: Program): string | undefined {
    return program.precompiled ? undefined : 'There is no module for this program.';
  }

  prepare({ precompiled }: Program): void {
    if (!precompiled || this.#prepared?.wasm === precompiled.wasm) return;
    this.#prepared?.worker.terminate();
    this.#prepared = { wasm: precompiled.wasm, worker: startWorker(precompiled) };
  }

  run(program: Program, onEvent: (event: RunEvent) => void): Run {
    this.prepare(program);
    const worker = this.#prepared?.worker;
    this.#prepared = undefined;
    let over = worker === undefined;
    const finish = (end: End) => {
      if (over) return;
      over = true;
      worker?.terminate();
      onEvent({ kind: 'end', end });
    };
    if (!worker) {
      onEvent({
        kind: 'end',
        end: { kind: 'failed', message: 'There is no module for this program.' },
      });
      return { stop() {} };
    }
    worker.addEventListener('message', ({ data }: MessageEvent<RunEvent>) => {
      if (over) return;
      if (data.kind === 'end') finish(data.end);
      else onEvent(data);
    });
    worker.addEventListener('error', (event) => {
      // A worker that could not start, or died: the next run gets a new one.
      event.preventDefault();
      finish({
        kind: 'failed',
        message: 'The worker that runs programs has stopped. Run again starts a new one.',
      });
    });
    worker.postMessage({ kind: 'go', program } satisfies PageMessage);
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
  } satisfies PageMessage);
  return worker;
}

export const precompiled: Runner = new PrecompiledRunner();
