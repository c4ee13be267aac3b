/** What the reader sees of a run that takes a while. */

/** Milliseconds until Stop replaces Run: longer than a double click. */
const stopAfter = 400;

/** Says when a run deserves a Stop in place of Run, and counts its seconds there. */
export class RunProgress {
  isLong = false;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #ticking: ReturnType<typeof setInterval>;

  /** `onLong` is called when the run has taken so long that it deserves a Stop. */
  constructor(elapsed: HTMLElement | null, onLong: () => void) {
    if (elapsed) elapsed.textContent = '';
    let seconds = 0;
    // Run keeps its place for a moment, so that a double click doesn't stop what it started.
    this.#timer = setTimeout(() => {
      this.isLong = true;
      onLong();
    }, stopAfter);
    this.#ticking = setInterval(() => {
      seconds++;
      if (elapsed) elapsed.textContent = `${seconds} s`;
    }, 1000);
  }

  end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#ticking);
  }
}
