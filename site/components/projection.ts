/**
 * The reading mode for projection: a lesson in large type, one step at a time.
 * A step is the title, a block of the text, or the rule; a figure shows its code
 * line by line, then rustc's message, then its ideas. Nothing is copied: all other
 * blocks are hidden, and Run works as usual.
 */
import { ContrastBlock } from '../../playground/block/contrast.ts';
import { button, element } from '../../playground/ui/element.ts';
// A file of its own, so that pages load it only when projection starts.
import sheet from './projection.css?url&no-inline';
import { type FigurePart, partsOfFigure, type Step, stepsOfPage } from './projection-steps.ts';
import { projectionWords as words } from './projection-words.ts';

/** Font size of code in rem. Code that doesn't fit even at the smallest scrolls. */
const codeSize = { largest: 1, smallest: 0.5 };

/** @param first index of the step to start with; if there is none, the nearest */
export async function startProjection(first: number): Promise<void> {
  const { classList } = document.documentElement;
  if (classList.contains('projecting')) return;
  classList.add('projecting');
  await loadSheet();
  new Projection().go(first);
}

class Projection {
  readonly #steps = stepsOfPage();
  #current = -1;
  /** Parts of the current step. Empty unless it is a figure. */
  #parts: FigurePart[] = [];
  /** How many of them are shown. */
  #shown = 0;
  readonly #bar = makeBar();
  readonly #listeners = new AbortController();

  constructor() {
    const { signal } = this.#listeners;
    document.addEventListener('keydown', (event) => this.#press(event), { signal });
    addEventListener('resize', () => enlarge(this.#step?.block), { signal });
    this.#bar.querySelector('.back')?.addEventListener('click', () => this.#back());
    this.#bar.querySelector('.next')?.addEventListener('click', () => this.#next());
    this.#bar.querySelector('.leave')?.addEventListener('click', () => this.#leave());
    document.body.append(this.#bar);
  }

  go(to: number, revealAll = false): void {
    const count = this.#steps.length;
    const next = Math.min(Math.max(Number.isFinite(to) ? to : 0, 0), count - 1);
    if (next !== this.#current) this.#enter(next);
    // A screen reader reads the block if it gets the focus, else the step's number.
    if (!this.#bar.contains(document.activeElement)) focusOn(this.#step?.block);
    this.#reveal(revealAll ? this.#parts.length : 1, words.step(this.#current + 1, count));
  }

  get #step(): Step | undefined {
    return this.#steps[this.#current];
  }

  /** The current step, if it is a contrast. */
  get #contrast(): ContrastBlock | undefined {
    const { block } = this.#step ?? {};
    return block instanceof ContrastBlock ? block : undefined;
  }

  #enter(number: number): void {
    this.#leaveStep();
    this.#current = number;
    const { block, heading } = this.#step ?? {};
    block?.classList.add('now');
    heading?.classList.add('now-heading');
    enlarge(block);
    this.#parts = block ? partsOfFigure(block) : [];
    scrollTo(0, 0);
    setAddress(String(number + 1));
    const counter = this.#bar.querySelector('.counter');
    if (counter) counter.textContent = words.counter(number + 1, this.#steps.length);
  }

  /** Shows the first `count` parts of the figure. */
  #reveal(count: number, announced = ''): void {
    this.#shown = Math.min(Math.max(count, 0), this.#parts.length);
    for (const [index, { elements }] of this.#parts.entries()) {
      for (const revealed of elements)
        revealed.classList.toggle('unrevealed', index >= this.#shown);
    }
    const { elements: last = [], idea } = this.#parts[this.#shown - 1] ?? {};
    this.#contrast?.keepLit(idea);
    last[0]?.scrollIntoView({ block: 'nearest' });
    const text = last.map(({ textContent }) => textContent?.trim()).join('. ');
    const status = this.#bar.querySelector('[role="status"]');
    if (status) status.textContent = `${announced} ${text}`.trim();
  }

  #next(): void {
    if (this.#shown < this.#parts.length) this.#reveal(this.#shown + 1);
    else this.go(this.#current + 1);
  }

  #back(): void {
    if (this.#shown > 1) this.#reveal(this.#shown - 1);
    else if (this.#current > 0) this.go(this.#current - 1, true);
  }

  #leaveStep(): void {
    this.#reveal(this.#parts.length);
    this.#contrast?.keepLit(undefined);
    this.#step?.block.classList.remove('now');
    this.#step?.heading?.classList.remove('now-heading');
  }

  #leave(): void {
    const block = this.#step?.block;
    this.#leaveStep();
    this.#listeners.abort();
    this.#bar.remove();
    document.documentElement.classList.remove('projecting');
    setAddress(undefined);
    block?.scrollIntoView({ block: 'center' });
    focusOn(block);
  }

  #press(event: KeyboardEvent): void {
    if (!isOurs(event)) return;
    const next = () => this.#next();
    const back = () => this.#back();
    const act = {
      ArrowRight: next,
      ArrowDown: next,
      PageDown: next,
      ' ': event.shiftKey ? back : next,
      ArrowLeft: back,
      ArrowUp: back,
      PageUp: back,
      End: () => this.#reveal(this.#parts.length),
      Home: () => this.#reveal(1),
      r: () => run(this.#step?.block),
      Escape: () => this.#leave(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

/** Whether neither the browser nor the focused element uses this key. */
function isOurs({
  target,
  key,
  ctrlKey,
  metaKey,
  altKey,
  defaultPrevented,
}: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return false;
  if (!(target instanceof Element)) return true;
  // Keys in the editor belong to it. Escape, then Tab leaves it.
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return false;
  return !(/^( |Enter)$/.test(key) && target.closest('button, a, summary'));
}

/** Loads the style sheet once. Projection works without it, too. */
function loadSheet(): Promise<void> {
  if (document.querySelector(`link[href="${sheet}"]`)) return Promise.resolve();
  const link = element('link', { rel: 'stylesheet', href: sheet });
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
  });
}

/** Puts the step's number, from 1, into the page's address, for reloads and links. */
function setAddress(step: string | undefined): void {
  const url = new URL(location.href);
  if (step === undefined) url.searchParams.delete('project');
  else url.searchParams.set('project', step);
  history.replaceState(history.state, '', url);
}

/** Makes a figure's code as large as fits into the window. */
function enlarge(block: HTMLElement | undefined): void {
  const panes = [...(block?.querySelectorAll<HTMLElement>('.pane .code') ?? [])];
  if (!block || panes.length === 0) return;
  const set = (size: number) => block.style.setProperty('--code-size', `${size}rem`);
  set(codeSize.largest);
  const room = innerHeight * 0.7;
  const excess = panes.map((code) => {
    const pre = code.querySelector('pre') ?? code;
    return Math.max(pre.scrollWidth / pre.clientWidth, code.offsetHeight / room);
  });
  set(Math.max(codeSize.largest / Math.max(1, ...excess), codeSize.smallest));
}

function focusOn(block: HTMLElement | undefined): void {
  if (!block) return;
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

/** Runs each program of the figure, or shows its recorded run if it can't be run. */
function run(block: HTMLElement | undefined): void {
  for (const pane of block?.querySelectorAll('program-pane') ?? []) {
    const runButton = pane.querySelector<HTMLElement>('.run:not([hidden])');
    (runButton ?? pane.querySelector<HTMLElement>('.reveal:not([hidden])'))?.click();
  }
}

function makeBar(): HTMLElement {
  const make = (name: 'back' | 'next' | 'leave') =>
    button({ className: `button ${name}` }, words[name]);
  return element(
    'section',
    { className: 'projection-bar', ariaLabel: words.bar },
    make('back'),
    element('span', { className: 'counter', ariaHidden: 'true' }),
    make('next'),
    make('leave'),
    element('span', { className: 'sr-only', role: 'status' }),
  );
}
