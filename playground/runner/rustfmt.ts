/**
 * rustfmt for the page, in its own worker, which starts at the first request and is kept.
 * It formats one program at a time. One that takes too long ends the worker, and the next
 * one starts another.
 */
import type { FormatFailure, FormatRequest, Formatted } from './rustfmt-session.ts';

/** Sent to the worker. */
export interface RustfmtRequest extends FormatRequest {
  /** URL of rustfmt: WASM compressed by brotli. */
  file: string;
}

/** Sent by the worker: `started` once rustfmt is loaded, then the answer. */
export type RustfmtMessage = { kind: 'started' } | Formatted;

/** Milliseconds after which formatting is given up. */
export const formatLimit = 10_000;

export class Rustfmt {
  readonly #file: string;
  #worker: Worker | undefined;
  /** Settled when the worker is free. */
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = new URL(file, document.baseURI).href;
  }

  /** Never rejects. Calls `onLoading` if rustfmt must be loaded first. */
  format(request: FormatRequest, onLoading: () => void): Promise<Formatted> {
    const answer = this.#underWay.then(() => {
      if (!this.#worker) onLoading();
      return this.#ask(request);
    });
    this.#underWay = answer;
    return answer;
  }

  #ask(request: FormatRequest): Promise<Formatted> {
    this.#worker ??= new Worker(new URL('./rustfmt-worker.ts', import.meta.url), {
      type: 'module',
    });
    const worker = this.#worker;
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const finish = (answer: Formatted) => {
        clearTimeout(timer);
        worker.onmessage = null;
        worker.onerror = null;
        resolve(answer);
      };
      const giveUp = (failure: FormatFailure) => {
        worker.terminate();
        this.#worker = undefined;
        finish({ kind: 'failed', failure });
      };
      worker.onmessage = ({ data }: MessageEvent<RustfmtMessage>) => {
        if (data.kind !== 'started') return finish(data);
        timer = setTimeout(() => giveUp('too-slow'), formatLimit);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        giveUp('stopped');
      };
      worker.postMessage({ ...request, file: this.#file } satisfies RustfmtRequest);
    });
  }
}
