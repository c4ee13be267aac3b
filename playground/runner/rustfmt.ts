/**
 * rustfmt for the page, in a worker of its own: fetched when a reader first asks
 * for it, and kept. One text at a time; what takes too long ends the worker, and
 * the next text starts another.
 */
import type { FormatFailure, FormatRequest, Formatted } from './rustfmt-session.ts';

/** To the worker. */
export interface RustfmtRequest extends FormatRequest {
  /** Where rustfmt is, as WASM compressed by brotli. */
  file: string;
}

/** From it: that it is loaded, then the answer. */
export type RustfmtMessage = { kind: 'started' } | Formatted;

/** Milliseconds that a text may take. */
export const formatLimit = 10_000;

export class Rustfmt {
  readonly #file: string;
  #worker: Worker | undefined;
  /** Ends with the text under way. */
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = new URL(file, document.baseURI).href;
  }

  /** Never rejects. `onLoading` is called where rustfmt is not here yet. */
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
