/**
 * When the text is checked: a while after the last key, never two checks at
 * once, and an answer to a text that has changed since is dropped.
 */
import type { Diagnostic, End, Run, RunEvent } from '../runner/runner.ts';

export interface ChecksOptions {
  source(): string;
  /** Undefined where there is nobody to ask. */
  check(source: string, onEvent: (event: RunEvent) => void): Run | undefined;
  /** What rustc said of the text as it stands. */
  onAnswer(said: Diagnostic[], end: End): void;
  /** The compiler is being loaded, once. */
  onLoading(): void;
}

/** Milliseconds after the last key. */
const pause = 300;

export class Checks {
  readonly #options: ChecksOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A check is under way. */
  #underWay = false;
  /** The text has changed since it began. */
  #again = false;
  #closed = false;

  constructor(options: ChecksOptions) {
    this.#options = options;
  }

  /** The text has changed. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), pause);
  }

  /** No check is wanted any more: a run of the same text says as much. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#again = false;
  }

  /** Nobody waits for an answer any more. */
  close(): void {
    this.cancel();
    this.#closed = true;
  }

  #begin(): void {
    if (this.#underWay) {
      this.#again = true;
      return;
    }
    const { source, check, onAnswer, onLoading } = this.#options;
    const text = source();
    const said: Diagnostic[] = [];
    const run = check(text, (event) => {
      if (event.kind === 'loading') onLoading();
      if (event.kind === 'diagnostic') said.push(event);
      if (event.kind !== 'end') return;
      this.#underWay = false;
      if (!this.#closed && text === source()) onAnswer(said, event.end);
      if (!this.#again) return;
      this.#again = false;
      this.#begin();
    });
    this.#underWay = run !== undefined;
  }
}
