/**
 * Decides when the code is checked: shortly after the last key, and never twice at the same
 * time. Answers about code that has changed since are dropped.
 */
import type { Diagnostic, End, Run, RunEvent } from '../runner/runner.ts';

export interface ChecksOptions {
  source(): string;
  /** Undefined when the code can't be checked, or shouldn't be yet. */
  check(source: string, onEvent: (event: RunEvent) => void): Run | undefined;
  /** The compiler's answer about the current code. */
  onAnswer(diagnostics: Diagnostic[], end: End): void;
  /** The compiler is being loaded. */
  onLoading(): void;
}

/** Milliseconds between the last key and the check. */
const pause = 300;

export class Checks {
  readonly #options: ChecksOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether a check is running. */
  #underWay = false;
  /** Whether the code has changed since that check began. */
  #again = false;
  #closed = false;

  constructor(options: ChecksOptions) {
    this.#options = options;
  }

  /** Call this after each change of the code. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), pause);
  }

  /** Drops the next check: a run of the same code has said as much. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#again = false;
  }

  /** Stops checking, and drops the answer of a check that is still running. */
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
    const diagnostics: Diagnostic[] = [];
    const run = check(text, (event) => {
      if (event.kind === 'loading') onLoading();
      if (event.kind === 'diagnostic') diagnostics.push(event);
      if (event.kind !== 'end') return;
      this.#underWay = false;
      if (!this.#closed && text === source()) onAnswer(diagnostics, event.end);
      if (!this.#again) return;
      this.#again = false;
      this.#begin();
    });
    this.#underWay = run !== undefined;
  }
}
