/** The frame under the code: what a program prints and how its run ended. */
import type { End, Leak, Program, RunEvent } from '../runner/runner.ts';
import { button, element } from '../ui/element.ts';
import { runWords } from '../ui/run-words.ts';
import { colour } from './colour.ts';
import { copyText } from './copy-text.ts';
import { type Expected, isAsExpected } from './pane-state.ts';
import { words } from './words.ts';

declare global {
  interface HTMLElementEventMap {
    /** Something was printed; `message` is the compiler's. */
    'program-output': CustomEvent<OutputPiece>;
  }
}

interface OutputPiece {
  stream: 'out' | 'err' | 'message';
  text: string;
}

export class OutputPane {
  readonly #element: HTMLElement;
  readonly #language: Program['language'];
  /** The HTML that the page came with. */
  readonly #recorded: string;
  #pending: OutputPiece[] = [];
  #dropped = 0;
  #leaks: Leak[] = [];
  /** A C++ program has started a thread. */
  #hasThreads = false;
  #frame = 0;

  constructor(element: HTMLElement, language: Program['language']) {
    this.#element = element;
    this.#language = language;
    this.#recorded = element.innerHTML;
  }

  /** Makes the frame of a program that the page brought without one. `file` is the program's name. */
  static create(file: string, language: Program['language']): [HTMLElement, OutputPane] {
    const ariaLabel = words.outputOf(file);
    const frame = element(
      'div',
      { className: 'output' },
      element('p', { className: 'status', role: 'status' }),
      element('pre', { className: 'text', tabIndex: 0, role: 'group', ariaLabel }),
    );
    return [frame, new OutputPane(frame, language)];
  }

  get #status(): HTMLElement | null {
    return this.#element.querySelector('.status');
  }

  get #text(): HTMLElement | null {
    return this.#element.querySelector('.text');
  }

  /** Shows the recorded run. */
  reveal(): void {
    this.#element.classList.add('shown');
  }

  reset(): void {
    this.#element.classList.remove('shown', 'live', 'failed', 'edited');
    this.#element.style.minHeight = '';
    // Rebuilt from the page's own HTML, never from a program's output.
    this.#element.innerHTML = this.#recorded;
  }

  /** A run begins. `doing` is what happens first; `edited` says whether the text is the reader's. */
  begin(doing: string, edited: boolean): void {
    // Most runs print as much as the one before, so its room is kept and nothing moves.
    this.#element.style.minHeight = `${this.#element.offsetHeight}px`;
    this.#element.classList.add('shown', 'live');
    this.#element.classList.remove('failed');
    this.#element.classList.toggle('edited', edited);
    if (this.#text) this.#text.textContent = '';
    this.#setStatus(doing);
    this.#pending = [];
    this.#dropped = 0;
    this.#leaks = [];
    this.#hasThreads = false;
  }

  /** Shows why there is no run. The output of the last one stays. */
  fail(message: string): void {
    this.#element.classList.add('shown', 'failed');
    this.#setStatus(message);
  }

  /** `milliseconds` since the run began; `expected` is what the program is there to show. */
  take(event: RunEvent, milliseconds: number, expected?: Expected): void {
    switch (event.kind) {
      case 'loading':
        this.#setStatus(words.loading(event.loaded, event.total));
        break;
      case 'started':
        this.#setStatus(words.running);
        break;
      case 'diagnostic':
        this.#add('message', `${event.rendered.trimEnd()}\n\n`);
        break;
      case 'stdout':
        this.#add('out', event.text);
        break;
      case 'stderr':
        this.#add('err', event.text);
        break;
      case 'dropped':
        this.#dropped = event.characters;
        break;
      case 'thread-started':
        this.#hasThreads = this.#language === 'cpp';
        break;
      case 'leaks':
        this.#leaks = event.leaks;
        break;
      case 'end':
        this.#end(event.end, milliseconds, expected);
        break;
    }
  }

  #end(end: End, milliseconds: number, expected: Expected | undefined): void {
    // A backtrace of one frame is the place that the status names.
    if ('backtrace' in end && end.backtrace.length > 1)
      this.#add('message', runWords.backtrace(end.backtrace));
    this.#flush();
    this.#element.style.minHeight = '';
    const succeeded =
      end.kind === 'checked' || end.kind === 'stopped' || (end.kind === 'exit' && end.code === 0);
    const asExpected = expected && isAsExpected(expected, end);
    this.#element.classList.toggle('failed', !(asExpected ?? succeeded));
    this.#setStatus(
      runWords.end(end, milliseconds, this.#language) +
        (expected && asExpected !== undefined ? ` ${words.outcome[expected](asExpected)}` : '') +
        (this.#hasThreads ? ` ${runWords.takeTurns}` : '') +
        (this.#leaks.length > 0 ? runWords.leaks(this.#leaks) : '') +
        (this.#dropped > 0 ? runWords.dropped(this.#dropped) : ''),
    );
    if (end.kind === 'failed' && end.report !== undefined) {
      const { report } = end;
      const onclick = () => copyText(copy, words.copyReport, report);
      const copy = button({ onclick }, words.copyReport);
      this.#status?.append(' ', copy);
    }
  }

  #add(stream: OutputPiece['stream'], text: string): void {
    const last = this.#pending.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.#pending.push({ stream, text });
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  #setStatus(message: string): void {
    if (this.#status) this.#status.textContent = message;
  }

  /** Once per frame, so that a flood of lines costs one layout each. */
  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const spans = this.#pending.map(({ stream, text }) => {
      this.#element.dispatchEvent(
        new CustomEvent('program-output', { bubbles: true, detail: { stream, text } }),
      );
      const span = element('span', { className: stream });
      if (stream === 'message') {
        span.append(...colour(text));
        // Its long lines scroll instead of wrapping, and the keyboard must be able to scroll them.
        span.tabIndex = 0;
      } else {
        span.textContent = text;
      }
      return span;
    });
    this.#pending = [];
    this.#text?.append(...spans);
  }
}
