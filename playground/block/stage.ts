/**
 * Where a watched run is drawn: below the block of its pane, as wide as the block. A pane
 * loads this file, and the drawing with it, at the first Watch.
 */
import { Trace } from '../memory/trace.ts';
import { MemoryView } from '../memory/view.ts';
import type { End, RunEvent } from '../runner/runner.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { button, element } from '../ui/element.ts';
import { note } from '../ui/note.ts';
import { runWords } from '../ui/run-words.ts';
import styles from './stage.css?inline';
import { words } from './words.ts';

adoptStyles(styles);

/**
 * How long to wait before a run that goes on is drawn again, in times what the last drawing
 * took: the page stays responsive, however many steps come.
 */
const pause = 4;

export interface StageOptions {
  file: string;
  /** The reader wants another run, of the text as it is now. */
  onAgain(): void;
  onClose(): void;
}

export class Stage {
  readonly element: HTMLElement;
  readonly #options: StageOptions;
  /** What the run is doing, while there is nothing of it to see. */
  readonly #status = element('p', { className: 'doing' });
  #old: HTMLElement | undefined;
  /** Of the run that is drawn: its text, and the lines of it. */
  #text = '';
  #lines: HTMLElement[] = [];
  #trace = new Trace();
  /** Undefined until the run's first step. */
  #view: MemoryView | undefined;
  /** The drawing that the reader sees: that of the last run, until the next one has a step. */
  #shown: HTMLElement | undefined;
  /** What had the focus when the reader asked for the drawing, until it is there. */
  #asker: Element | null | undefined;
  /** The step to go to when it has come. */
  #wanted: number | undefined;
  /** Draws the steps that have come since the last time. */
  #drawing: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds that it took the last time. */
  #drawTook = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    const name = words.watchOf(options.file);
    const close = button({ className: 'button', onclick: options.onClose }, words.close);
    const head = element(
      'div',
      { className: 'stage-head' },
      element(
        'p',
        {},
        element('span', {}, words.watch),
        ' ',
        element('span', { className: 'file' }, options.file),
      ),
      close,
    );
    this.element = element('section', { className: 'stage not-content', ariaLabel: name });
    this.element.append(head, this.#status);
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      options.onClose();
    });
  }

  /** A run of `text` begins. The drawing of the last one stays until there is one of this. */
  begin(text: string, lines: HTMLElement[]): void {
    this.#text = text;
    this.#lines = lines;
    this.compare(text);
    this.restart();
  }

  /** Forgets the events so far: those of another run of the same text follow. */
  restart(): void {
    this.#cancelDrawing();
    this.#trace = new Trace();
    this.#view = undefined;
    this.#say(words.compiling);
  }

  take(event: RunEvent): void {
    this.#trace.add(event);
    switch (event.kind) {
      case 'loading': {
        const { loaded, total } = event;
        this.#say(loaded < total ? words.loading(loaded, total) : words.compiling);
        break;
      }
      case 'started':
        this.#say(words.running);
        break;
      case 'step':
        this.#drawing ??= setTimeout(() => this.#draw(), pause * this.#drawTook);
        break;
      case 'end':
        this.#end(event.end);
        break;
    }
  }

  /** Says whether the drawing is of an earlier text than `code`. */
  compare(code: string): void {
    if ((code !== this.#text) === (this.#old !== undefined)) return;
    this.#old?.remove();
    this.#old = undefined;
    if (code === this.#text) return;
    const again = () => this.#options.onAgain();
    this.#old = note(words.oldCode, [[words.watchAgain, again]], { className: 'old' });
    this.#status.before(this.#old);
  }

  /** Scrolls to the drawing, and gives it the focus, as soon as there is one: at this step, if it comes. */
  uncover(step?: number): void {
    this.#asker = document.activeElement;
    this.#wanted = step;
    this.#goToWanted();
  }

  #draw(): void {
    this.#cancelDrawing();
    const begun = performance.now();
    if (this.#view) this.#view.update();
    else this.#open();
    this.#goToWanted();
    this.#drawTook = performance.now() - begun;
  }

  #goToWanted(): void {
    if (this.#wanted === undefined || !this.#view || this.#trace.length <= this.#wanted) return;
    this.#view.show(this.#wanted);
    this.#wanted = undefined;
  }

  #cancelDrawing(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
  }

  #open(): void {
    const { file } = this.#options;
    const view = new MemoryView({
      trace: this.#trace,
      code: this.#lines,
      file,
      language: 'rust',
    });
    this.#view = view;
    const { activeElement } = document;
    const isRead = this.#shown?.contains(activeElement);
    this.#show(view.element);
    // The compiler may take a while to load, and the reader may have gone on to something else.
    if (!isRead && this.#asker !== activeElement) return;
    this.#asker = undefined;
    this.element.scrollIntoView({ block: 'nearest' });
    view.element.focus({ preventScroll: true });
  }

  #end(end: End): void {
    if (this.#drawing) this.#draw();
    this.#view?.ended(end);
    if (this.#view) {
      this.#say('');
      return;
    }
    this.#show(undefined);
    this.#say(end.kind === 'refused' ? words.refusedToWatch : runWords.end(end) || words.noSteps);
  }

  #show(drawing: HTMLElement | undefined): void {
    this.#shown?.remove();
    this.#shown = drawing;
    if (drawing) this.element.append(drawing);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }
}
