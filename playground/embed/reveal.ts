/**
 * A plugin for reveal.js that makes programs on slides run and editable. The
 * deck's local storage keeps edits across slides and reloads, until the presenter
 * erases them for the next class.
 */
import type { RevealApi } from 'reveal.js';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { button, element as make } from '../ui/element.ts';
import { storage } from '../ui/storage.ts';
import { asProgram, loadComponent, marksOf, noteBelow, replaceBlock } from './code-block.ts';
import type { RustExample } from './element.ts';
import { words } from './words.ts';

/** An edit as it is kept, by slide and place in it. */
interface Kept {
  /** The program that was edited; the deck may have another by now. */
  from: string;
  text: string;
  /** The page was left during a run. */
  running?: boolean;
}

const script = document.currentScript;
const home = new URL('.', script instanceof HTMLScriptElement ? script.src : import.meta.url).href;

/** Free space at the bottom of a slide, in pixels. */
const margin = 24;

class RustOnSlides {
  readonly #deck: RevealApi;
  readonly #elements = new Map<RustExample, string>();
  readonly #key = `rust-example:deck:${location.pathname}`;
  readonly #status = make('p', { role: 'status', className: 'rust-erased' });
  readonly #dialog = make('dialog', { className: 'rust-dialog' });

  constructor(deck: RevealApi) {
    this.#deck = deck;
    // By then the other plugins are done with the slides.
    deck.on('ready', () => this.#start());
  }

  #start(): void {
    const slides = this.#deck.getSlides() as HTMLElement[];
    if (isStatic(this.#deck)) {
      for (const element of this.#deck.getSlidesElement()?.querySelectorAll('rust-example') ?? [])
        showText(element);
      return;
    }
    for (const slide of slides) {
      for (const [index, element] of examplesOf(slide).entries()) {
        const { h, v } = this.#deck.getIndices(slide);
        this.#elements.set(element, `${slide.id || `${h}.${v ?? 0}`}/${index}`);
        this.#take(element);
      }
      this.#limit(slide);
    }
    if (this.#elements.size === 0) return;
    if (!customElements.get('rust-example')) loadComponent(home, [...this.#elements.keys()]);
    this.#deck.on('slidechanged', () => this.#limit(this.#deck.getCurrentSlide()));
    this.#deck.on('resize', () => this.#limit(this.#deck.getCurrentSlide()));
    this.#offerErase();
  }

  #take(element: RustExample): void {
    const place = this.#elements.get(element) ?? '';
    const slide = element.closest('section');
    /** The program before any edit. */
    let own: string | undefined;
    element.addEventListener('ready', ({ detail }) => {
      own ??= detail.code;
      this.#restore(element, place, own);
    });
    element.addEventListener('edit', ({ detail }) => {
      if (own === undefined) return;
      const { running } = this.#read()[place] ?? {};
      const kept = { from: own, text: detail.code, ...(running && { running }) };
      if (!this.#keep(place, running || kept.text !== own ? kept : undefined))
        noteBelow(element, words.notKept);
    });
    element.addEventListener('start', () => {
      if (own !== undefined) this.#keep(place, { from: own, text: element.code, running: true });
    });
    element.addEventListener('run', () => {
      const kept = this.#read()[place];
      if (kept?.running)
        this.#keep(place, kept.text === kept.from ? undefined : { ...kept, running: false });
    });
    element.addEventListener('key', ({ detail: { key, keyCode } }) => {
      if (key === 'Escape') focusOn(slide);
      else this.#deck.triggerKey(keyCode);
    });
    // Output makes it grow.
    new ResizeObserver(() => {
      if (slide && slide === this.#deck.getCurrentSlide()) {
        this.#limit(slide);
        this.#deck.layout();
      }
    }).observe(element);
  }

  /** Restores the edit of a program whose original is `own`. */
  #restore(element: RustExample, place: string, own: string): void {
    const kept = this.#read()[place];
    if (!kept) return;
    if (kept.running) {
      noteBelow(element, words.cut);
      this.#keep(place, kept.text === kept.from ? undefined : { ...kept, running: false });
    }
    if (kept.text === own || kept.text === kept.from) return;
    const take = () => {
      element.code = kept.text;
    };
    if (kept.from === own) {
      take();
      return;
    }
    noteBelow(element, words.otherText, [
      [words.take, take],
      [words.drop, () => this.#keep(place, undefined)],
    ]);
  }

  /** Limits the programs of a slide to the room it has; longer ones scroll inside. */
  #limit(slide: HTMLElement | undefined): void {
    const elements = [...this.#elements.keys()].filter((one) => slide?.contains(one));
    if (!slide || elements.length === 0) return;
    const heights = elements.reduce((sum, element) => sum + element.offsetHeight, 0);
    const rest = slide.scrollHeight - heights;
    const room = (this.#deck.getComputedSlideSize().height - rest - margin) / elements.length;
    for (const element of elements) element.style.maxHeight = `${Math.max(room, 160)}px`;
  }

  #offerErase(): void {
    const onclick = () => this.#askToErase();
    const erase = button({ className: 'rust-erase', onclick }, words.erase);
    // Keys mean other things to the deck.
    this.#dialog.addEventListener('keydown', (event) => event.stopPropagation());
    adoptStyles(styles);
    this.#deck.getRevealElement()?.append(erase, this.#status);
    document.body.append(this.#dialog);
    const key = { keyCode: 69, key: 'E', description: words.erase };
    this.#deck.addKeyBinding(key, () => this.#askToErase());
  }

  #askToErase(): void {
    const edits = Object.values(this.#read()).filter(({ from, text }) => from !== text);
    if (edits.length === 0) {
      this.#erase();
      return;
    }
    // Either button submits the form, which closes the dialog.
    const keep = make('button', {}, words.keep);
    const form = make(
      'form',
      { method: 'dialog' },
      make('p', {}, words.eraseQuestion(edits.length)),
      make('button', { onclick: () => this.#erase() }, words.eraseNow),
      keep,
    );
    this.#dialog.replaceChildren(form);
    this.#dialog.showModal();
    keep.focus();
  }

  #erase(): void {
    storage.remove(this.#key);
    for (const element of this.#elements.keys()) {
      element.stop();
      element.reset();
    }
    this.#status.textContent = words.erased;
    setTimeout(() => {
      this.#status.textContent = '';
    }, 4_000);
  }

  #read(): Record<string, Kept> {
    try {
      const all: unknown = JSON.parse(storage.get(this.#key) ?? '{}');
      return Object.fromEntries(Object.entries(all ?? {}).filter(([, kept]) => isKept(kept)));
    } catch {
      return {};
    }
  }

  /** Returns false if the browser stores nothing. */
  #keep(place: string, kept: Kept | undefined): boolean {
    const { [place]: _, ...others } = this.#read();
    return storage.set(this.#key, JSON.stringify(kept ? { ...others, [place]: kept } : others));
  }
}

/** The programs of a slide in order; makes one of each block of Rust. */
function examplesOf(slide: HTMLElement): RustExample[] {
  const found = slide.querySelectorAll<HTMLElement>('rust-example, pre > code:first-of-type');
  return [...found].flatMap((part) => {
    // A stack of slides contains slides with programs of their own.
    if (part.closest('section') !== slide) return [];
    const scale = `${Number.parseFloat(getComputedStyle(part).fontSize) / 13}`;
    const theme = isLight(getComputedStyle(part.closest('section') ?? part).color)
      ? 'dark'
      : 'light';
    if (!part.matches('code')) {
      const element = part as RustExample;
      if (!element.hasAttribute('theme')) element.setAttribute('theme', theme);
      if (!element.hasAttribute('scale')) element.setAttribute('scale', '1.5');
      return [element];
    }
    const pre = part.closest('pre');
    const marks = marksOf(part);
    const isRust = /(^|\s)(language-|lang-)?rust([\s,]|$)/.test(part.className);
    // A block that highlights its lines step by step stays as it is.
    if (!pre || !isRust || marks.ignored || pre.querySelector('code.fragment')) return [];
    const lines = linesOf(part).map((text) => ({ text, folded: false }));
    const { expect, edition } = marks;
    const edit = marks.editable ? '' : undefined;
    return [replaceBlock(pre, asProgram(lines), { expect, edition, edit, theme, scale })];
  });
}

/** The plugin for highlighting may have put the lines into a table. */
function linesOf(code: Element): string[] {
  const cells = [...code.querySelectorAll('.hljs-ln-code')];
  const text =
    cells.length > 0 ? cells.map((cell) => cell.textContent).join('\n') : code.textContent;
  return text.trimEnd().split('\n');
}

/** Whether programs are plain text: on paper, and in the previews of the speaker view. */
function isStatic(deck: RevealApi): boolean {
  return deck.getConfig().view === 'print' || /receiver/i.test(location.search);
}

function showText(element: Element): void {
  const src = element.getAttribute('src');
  // Only the site has the code of its examples; paper shows the address.
  const text = src ? new URL(`lessons/${src.replace('/', '/#')}`, home).href : element.textContent;
  element.replaceWith(make('pre', {}, make('code', {}, text)));
}

function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140;
}

/** Gives the focus back to the deck, so that its keys work. */
function focusOn(slide: HTMLElement | null): void {
  slide?.setAttribute('tabindex', '-1');
  slide?.focus({ preventScroll: true });
}

function isKept(kept: unknown): kept is Kept {
  const { from, text } = (kept ?? {}) as Partial<Kept>;
  return typeof from === 'string' && typeof text === 'string';
}

const styles = `
  section:focus { outline: none; }
  .rust-erase { position: absolute; left: 1rem; bottom: 1rem; z-index: 30; }
  .rust-erased { position: absolute; left: 1rem; bottom: 3.2rem; z-index: 30; margin: 0; font-size: 1rem; }
  .rust-erase, .rust-dialog button, .rust-note button {
    font: inherit; font-size: 1rem; padding: 0.3em 0.8em; color: inherit;
    background: color-mix(in srgb, currentColor 10%, transparent);
    border: 1px solid currentColor; border-radius: 4px; cursor: pointer;
  }
  .rust-erase:focus-visible, .rust-dialog button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  .rust-dialog { font: 1.25rem/1.5 sans-serif; color: CanvasText; background: Canvas; border: 1px solid; }
  .rust-dialog button + button { margin-left: 0.5em; }
  .reveal .rust-note { font-size: 1.25rem; margin: 0.5rem 0; text-align: left; }
  .reveal rust-example { text-align: left; margin-block: 0.5rem; }
  @media print { .rust-erase, .rust-erased { display: none; } }
`;

declare global {
  /** The name that decks use in `plugins`. */
  var RevealRust: () => { id: string; init(deck: RevealApi): void };
}

globalThis.RevealRust = () => ({
  id: 'rust-example',
  init: (deck) => {
    new RustOnSlides(deck);
  },
});
