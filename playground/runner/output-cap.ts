/** Passes on a run's output up to the cap, and counts what is dropped after it. */
import { outputCap, type RunEvent } from './runner.ts';

/** Milliseconds between reports of dropped output, so that a flood of output isn't a flood of messages. */
const reportEvery = 100;

export class OutputCap {
  readonly #onEvent: (event: RunEvent) => void;
  #written = 0;
  #dropped = 0;
  #reported = 0;

  constructor(onEvent: (event: RunEvent) => void) {
    this.#onEvent = onEvent;
  }

  write(kind: 'stdout' | 'stderr', text: string): void {
    const room = Math.max(outputCap - this.#written, 0);
    const shown = text.slice(0, room);
    if (shown) this.#onEvent({ kind, text: shown });
    this.#written += shown.length;
    this.#dropped += text.length - shown.length;
    const now = performance.now();
    if (shown.length === text.length || now - this.#reported < reportEvery) return;
    this.#reported = now;
    this.report();
  }

  /** Reports how much was dropped, if anything. Call it once more before the `end` event. */
  report(): void {
    if (this.#dropped > 0) this.#onEvent({ kind: 'dropped', characters: this.#dropped });
  }
}
