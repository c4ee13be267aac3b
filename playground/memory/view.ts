/**
 * The drawn view of a watched run: its code, its memory at a step, its output up to there, and
 * the controls that go from step to step.
 */
import type { End } from '../runner/runner.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { button, element } from '../ui/element.ts';
import { inlineCode } from '../ui/inline-code.ts';
import { arrowsOf } from './arrows.ts';
import { Drawing } from './draw.ts';
import { nameOf } from './happenings.ts';
import { type Box, type Picture, Plan } from './layout.ts';
import { legend } from './legend.ts';
import { type CurrentLine, currentLines, Listing } from './listing.ts';
import { Marks } from './marks.ts';
import styles from './memory.css?inline';
import { lastChange, pastOf, type Subject } from './past.ts';
import { spoken } from './spoken.ts';
import { icon, svg } from './svg.ts';
import { markList, Timeline } from './timeline.ts';
import { type Moment, runningFrame, type State, type Trace } from './trace.ts';
import { words } from './words.ts';

adoptStyles(styles);

export interface MemoryViewOptions {
  trace: Trace;
  /** The program's lines, already coloured or as plain text. */
  code: readonly (HTMLElement | string)[];
  file: string;
  language: 'rust' | 'cpp';
}

/** What the view tells when it shows another step, in a `memory-step` event. */
export interface ShownStep {
  index: number;
  lines: CurrentLine[];
}

/** Sentences about one step; a run that drops 1,000 values in a step is told by the first ones. */
const mostSentences = 3;
/** Characters of output that are shown, the last ones. */
const mostOutput = 20_000;

/** A button that goes to a step; disabled while there is no such step. */
interface JumpButton {
  button: HTMLButtonElement;
  target: () => number | undefined;
}

interface Selection {
  box: string;
  /** None for a box as a whole. */
  row: string | undefined;
  name: string;
  subject: Subject;
}

export class MemoryView {
  readonly element: HTMLElement;
  readonly #trace: Trace;
  readonly #marks: Marks;
  readonly #listing: Listing;
  readonly #drawing = new Drawing();
  readonly #timeline: Timeline;
  readonly #picture = element('div', { className: 'picture' });
  readonly #spoken = element('div', { className: 'sr-only' });
  readonly #chosen = element('div', { className: 'chosen', hidden: true });
  readonly #output = element('pre', { tabIndex: 0, ariaLabel: words.output, role: 'group' });
  readonly #step = element('p', { className: 'count' });
  readonly #said = element('p', { className: 'said', ariaLive: 'polite' });
  readonly #note = element('p', { className: 'left-out', hidden: true });
  readonly #signs = element('ul', { className: 'events' });
  readonly #buttons: JumpButton[] = [];
  /** For what is selected. */
  #jumps: JumpButton[] = [];
  #plan: Plan | undefined;
  /** What is drawn now; undefined until there is a step and room for it. */
  #shown: Picture | undefined;
  #index = 0;
  #selection: Selection | undefined;

  constructor({ trace, code, file, language }: MemoryViewOptions) {
    this.#trace = trace;
    this.#marks = new Marks(trace);
    this.#listing = new Listing(code, file);
    this.#timeline = new Timeline(trace, this.#marks, (index) => this.show(index));
    this.#picture.append(this.#drawing.element);
    const memory = element(
      'div',
      { className: 'memory-side' },
      this.#picture,
      this.#chosen,
      element(
        'div',
        { className: 'printed' },
        element('p', { className: 'quiet' }, words.output),
        this.#output,
      ),
    );
    const controls = element(
      'div',
      { className: 'controls' },
      this.#transport(),
      this.#step,
      this.#said,
    );
    const time = element(
      'div',
      { className: 'time' },
      this.#note,
      this.#timeline.element,
      this.#signs,
      legend(),
    );
    this.element = element(
      'div',
      { className: `memory ${language}`, tabIndex: -1 },
      element(
        'div',
        { className: 'parts' },
        element('div', { className: 'code-side' }, this.#listing.element),
        memory,
        controls,
        time,
      ),
      this.#spoken,
    );
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.#drawing.element.addEventListener('click', (event) => this.#clicked(event));
    new ResizeObserver(() => this.#resize()).observe(this.#picture);
    new ResizeObserver(() => this.#drawTime()).observe(time);
    this.update();
  }

  /** The index of the step that is shown. */
  get index(): number {
    return this.#index;
  }

  /** The trace has grown. */
  update(): void {
    this.#marks.update();
    this.#plan?.update();
    const { first } = this.#trace;
    this.#note.hidden = first === 0;
    this.#note.textContent = words.notKept(first);
    this.#signs.replaceChildren(...markList(new Set([...this.#marks.marks.values()].flat())));
    this.#drawTime();
    this.show(this.#index);
  }

  /** The run has ended: its last output and its end can be seen after its last step. */
  ended(end: End): void {
    this.#trace.ended(end);
    this.update();
  }

  /** Shows a step by its index in the trace, or the nearest one that is kept. */
  show(index: number): void {
    if (this.#trace.length === this.#trace.first) return;
    const before = this.#index;
    this.#index = this.#trace.nearest(index);
    const state = this.#trace.state(this.#index);
    const moment = this.#trace.moment(this.#index);
    const says = sentences(moment, state);
    const step = words.step(this.#index, this.#trace.length);
    this.#step.textContent = step;
    this.#said.replaceChildren(...inlineCode(says));
    this.#timeline.show(this.#index, step);
    this.#listing.show(state);
    this.#print();
    this.#draw(state);
    if (this.#index === before + 1) this.#animate(moment, before);
    // An element that is disabled loses the focus, and with it the keys.
    for (const { button: one, target } of this.#buttons)
      one.ariaDisabled = `${target() === undefined}`;
    const detail: ShownStep = { index: this.#index, lines: currentLines(state) };
    this.element.dispatchEvent(new CustomEvent('memory-step', { detail, bubbles: true }));
  }

  #resize(): void {
    const width = Math.floor(this.#picture.clientWidth - 2 * pictureMargin);
    if (width <= 0 || width === this.#plan?.columns.width) return;
    this.#plan = new Plan(this.#trace, width);
    this.show(this.#index);
  }

  #drawTime(): void {
    const width = this.#timeline.element.clientWidth;
    if (width > 0 && this.#trace.length > this.#trace.first) this.#timeline.resize(width);
  }

  #draw(state: State): void {
    if (!this.#plan) return;
    const picture = this.#plan.picture(this.#index);
    this.#shown = picture;
    const focused = this.#drawing.element.contains(document.activeElement)
      ? (document.activeElement as SVGElement).dataset
      : undefined;
    this.#drawing.draw(picture, arrowsOf(picture, state), state);
    this.#spoken.replaceChildren(spoken(picture, state));
    if (focused?.box) this.#drawing.find(focused.box, focused.row)?.focus({ preventScroll: true });
    this.#rove();
    this.#showSelection();
    const running = picture.boxes.find(({ thread }) => thread && thread.id === state.running);
    if (running) this.#reveal(running);
  }

  /** Scrolls the picture, and only that, to the call that runs. */
  #reveal({ y, height }: Box): void {
    const { scrollTop, clientHeight, scrollHeight } = this.#picture;
    if (scrollHeight <= clientHeight) return;
    if (y < scrollTop || y + Math.min(height, clientHeight / 2) > scrollTop + clientHeight)
      this.#picture.scrollTop = y - clientHeight / 4;
  }

  #print(): void {
    const output = this.#trace.output(this.#index);
    const pieces: (string | HTMLElement)[] = [];
    let room = mostOutput;
    for (const { stream, text } of output.toReversed()) {
      const shown = text.slice(-room);
      pieces.unshift(stream === 'stdout' ? shown : element('span', { className: 'err' }, shown));
      room -= shown.length;
      if (room <= 0) break;
    }
    if (room <= 0) pieces.unshift(`${words.earlierOutput}\n`);
    this.#output.replaceChildren(...pieces);
    this.#output.scrollTop = this.#output.scrollHeight;
  }

  /** Shows what moved, and what changed, in the step that was just made. */
  #animate({ happened }: Moment, before: number): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches || !this.#plan || !this.#shown)
      return;
    const earlier = this.#plan.picture(before);
    for (const happening of happened) {
      if (happening.kind === 'count') flash(this.#drawing.find(`block ${happening.block}`));
      if (happening.kind === 'freed') fade(this.#drawing.find(`block ${happening.block}`));
      if (happening.kind === 'drop') {
        const key = `frame ${happening.frame}`;
        const dropped = rowOf(this.#shown, happening.name, (box) => box.key === key);
        fade(dropped && this.#drawing.find(key, dropped.row.row.key));
      }
      if (happening.kind !== 'move') continue;
      const from = rowOf(earlier, happening.name, (box) => box.key === `frame ${happening.frame}`);
      const to = rowOf(this.#shown, happening.to ?? '', ({ thread }) => thread !== undefined);
      if (from && to) this.#drawing.slide(from.row, from.box, to.row, to.box);
    }
  }

  #transport(): HTMLElement {
    const add = (name: string, picture: string, target: () => number | undefined, label = '') => {
      const go = () => this.#go(target());
      const made = button(
        { title: name, ariaLabel: name, onclick: go },
        icon(14, 12, svg('path', { d: picture, fill: 'currentColor' })),
        ...(label ? [element('span', {}, label)] : []),
      );
      this.#buttons.push({ button: made, target });
      return made;
    };
    const to = (index: number) => (index === this.#index ? undefined : this.#trace.nearest(index));
    return element(
      'div',
      { className: 'transport', role: 'group', ariaLabel: words.slider },
      add(words.first, 'M1 1h2v10H1zM12 1L4 6l8 5z', () => to(this.#trace.first)),
      add(words.back, 'M11 1L3 6l8 5z', () => this.#beside(-1)),
      add(words.forward, 'M3 1l8 5-8 5z', () => this.#beside(1)),
      add(words.last, 'M2 1l8 5-8 5zM11 1h2v10h-2z', () => to(this.#trace.length - 1)),
      add(
        words.over,
        'M1 9a6 6 0 0110.500-3.500L13 4v5H8l2-2A4 4 0 003 9z',
        () => this.#over(1),
        words.overShort,
      ),
      add(
        words.nextEvent,
        'M7 0l1.600 4.400L13 6 8.600 7.600 7 12 5.400 7.600 1 6l4.400-1.600z',
        () => this.#marks.nextTo(this.#index, 1),
        words.eventShort,
      ),
    );
  }

  #go(index: number | undefined): void {
    if (index !== undefined) this.show(index);
  }

  #beside(direction: 1 | -1): number | undefined {
    const index = this.#index + direction;
    return this.#trace.nearest(index) === index ? index : undefined;
  }

  /** The next step of this thread that isn't in a call which begins here, or the one before. */
  #over(direction: 1 | -1): number | undefined {
    const { step, depth } = this.#trace.moment(this.#index);
    const { first, length } = this.#trace;
    for (let at = this.#index + direction; at >= first && at < length; at += direction) {
      const moment = this.#trace.moment(at);
      if (!step || !moment.step) return at;
      if (moment.step.thread === step.thread && moment.depth <= depth) return at;
    }
    return this.#beside(direction);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const row = target instanceof SVGElement ? target.closest<SVGElement>('[data-box]') : null;
    const scrolls = target === this.#output || target === this.#listing.element;
    const isVertical = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (scrolls && isVertical) return;
    const action = row && isVertical ? undefined : this.#actionOf(event);
    if (action) action();
    else if (row && isVertical) this.#focusBeside(row, event.key === 'ArrowDown' ? 1 : -1);
    else if (row && (event.key === 'Enter' || event.key === ' ')) this.#select(row);
    else if (event.key === 'Escape' && this.#selection) this.#clear();
    else return;
    event.preventDefault();
  }

  #actionOf({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const direction = key === 'ArrowRight' ? 1 : -1;
        return () =>
          this.#go(shiftKey ? this.#marks.nextTo(this.#index, direction) : this.#beside(direction));
      }
      case 'ArrowUp':
        return () => this.#go(this.#over(-1));
      case 'ArrowDown':
        return () => this.#go(this.#over(1));
      case 'Home':
        return () => this.show(this.#trace.first);
      case 'End':
        return () => this.show(this.#trace.length - 1);
      default:
        return undefined;
    }
  }

  get #rows(): SVGElement[] {
    const rows = [...this.#drawing.element.querySelectorAll<SVGElement>('[data-box]')];
    const at = new Map(rows.map((row) => [row, row.getBoundingClientRect()]));
    const place = (row: SVGElement) => at.get(row) ?? row.getBoundingClientRect();
    return rows.sort((a, b) => place(a).left - place(b).left || place(a).top - place(b).top);
  }

  #focusBeside(row: SVGElement, direction: 1 | -1): void {
    const rows = this.#rows;
    rows[rows.indexOf(row) + direction]?.focus();
    this.#rove();
  }

  /** The drawing is one stop of the Tab key; arrows go from row to row. */
  #rove(): void {
    const { element: drawing } = this.#drawing;
    const focused = drawing.contains(document.activeElement) ? document.activeElement : null;
    for (const row of drawing.querySelectorAll('[data-box][tabindex="0"]'))
      row.setAttribute('tabindex', '-1');
    (focused ?? drawing.querySelector('[data-box]'))?.setAttribute('tabindex', '0');
  }

  #clicked({ target }: Event): void {
    const row = target instanceof Element ? target.closest<SVGElement>('[data-box]') : null;
    if (row) this.#select(row);
    else this.#clear();
  }

  #select({ dataset }: SVGElement): void {
    const box = this.#shown?.boxes.find(({ key }) => key === dataset.box);
    if (!box) return;
    const { row } = dataset;
    const index = Number.parseInt(row ?? '', 10);
    const { frame, block } = box;
    if (frame) {
      const local = row === undefined ? undefined : frame.locals[index];
      this.#selection = {
        box: box.key,
        row: local && row,
        name: local?.name ?? frame.function,
        subject: local
          ? { kind: 'local', frame: frame.id, index }
          : { kind: 'frame', id: frame.id },
      };
    } else if (block) {
      const { id, name, value } = block;
      this.#selection = {
        box: box.key,
        row: undefined,
        name: name ?? value.type,
        subject: { kind: 'block', id },
      };
    }
    if (this.#selection) this.#offerJumps(this.#selection);
    this.#showSelection();
  }

  #clear(): void {
    this.#selection = undefined;
    this.#showSelection();
  }

  /** Outlines what is selected, if it is in the picture, and offers the steps of its life. */
  #showSelection(): void {
    this.#chosen.hidden = !this.#selection;
    this.#drawing.select(undefined);
    if (!this.#selection) return;
    const { box, row } = this.#selection;
    this.#drawing.select(box, row);
    for (const { button: one, target } of this.#jumps)
      one.ariaDisabled = `${target() === undefined}`;
  }

  /** Offers the steps of the life of what is selected. */
  #offerJumps({ name, subject }: Selection): void {
    const past = pastOf(subject, this.#trace);
    this.#jumps = [
      { label: words.created, target: () => past.created },
      { label: words.lastChanged, target: () => lastChange(past, this.#index) },
      { label: words.droppedAt, target: () => past.dropped },
    ].map(({ label, target }) => {
      return { button: button({ onclick: () => this.#go(target()) }, label), target };
    });
    this.#chosen.replaceChildren(
      element('span', {}, ...inlineCode(words.jumpTo(name))),
      ...this.#jumps.map((one) => one.button),
      button({ onclick: () => this.#clear() }, words.clear),
    );
  }
}

/** Around the drawing, in pixels; memory.css has the same. */
const pictureMargin = 12;

/** The row of a variable in one of the calls that `is` picks. */
function rowOf({ boxes }: Picture, name: string, is: (box: Box) => boolean) {
  for (const box of boxes) {
    const row = box.frame && is(box) && box.rows.findLast(({ row }) => row.name === name);
    if (row) return { box, row };
  }
  return undefined;
}

function fade(of: SVGElement | undefined): void {
  of?.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 500, easing: 'ease-out' });
}

function flash(box: SVGElement | undefined): void {
  for (const disc of box?.querySelectorAll('.disc') ?? [])
    disc.animate([{ fill: 'var(--rust)' }, {}], { duration: 900, easing: 'ease-out' });
}

/** What happened, in a few sentences; where nothing did, which line is next. */
function sentences({ happened }: Moment, state: State): string {
  const all = [...new Set(happened.map(words.happened))];
  // Saying that there is one more takes as much room as saying it.
  const told = all.length <= mostSentences + 1 ? all : all.slice(0, mostSentences);
  if (all.length > told.length) told.push(words.moreHappened(all.length - told.length));
  if (told.length > 0) return told.join(' ');
  const { running, threads } = state;
  const line = runningFrame(state)?.line;
  if (running === null || line === undefined) return '';
  return words.nextLine(threads.size > 1 ? nameOf(threads.get(running), running) : null, line);
}
