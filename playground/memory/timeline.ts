/** The slider with the marks of events above it and, of several threads, their lanes below. */
import { element } from '../ui/element.ts';
import type { Lane, Mark, Marks } from './marks.ts';
import { cut } from './rows.ts';
import { hatching, icon, svg } from './svg.ts';
import type { Trace } from './trace.ts';
import { words } from './words.ts';

/** Shapes in a square of 16 px; see the art direction. */
const shapes: Record<Mark, [tag: 'path' | 'rect', attributes: Record<string, string | number>]> = {
  move: ['path', { class: 'line', d: 'M3 8h9M9 4.5L12.5 8 9 11.5' }],
  clone: ['path', { class: 'line', d: 'M3 8h10M8 3v10' }],
  drop: ['path', { class: 'line', d: 'M4 4l8 8M4 12l8-8' }],
  locked: ['rect', { class: 'ink', x: 4, y: 4, width: 8, height: 8 }],
  unlocked: ['rect', { class: 'line', x: 4, y: 4, width: 8, height: 8 }],
  switch: ['path', { class: 'line', d: 'M5.5 13V3M3 6l2.5-3L8 6M10.5 3v10M8 10l2.5 3 2.5-3' }],
  output: ['path', { class: 'line', d: 'M4 4l4 4-4 4M9 12h5' }],
  fault: ['path', { class: 'line broken', d: 'M8 2l6.5 12h-13zM8 6.500v3.500M8 11.500v1' }],
};

/** Of several marks in one place, those that are drawn: the most telling ones. */
const ranks: Mark[] = ['fault', 'locked', 'unlocked', 'move', 'clone', 'drop', 'switch', 'output'];
const mostInPlace = 2;

const shape = (mark: Mark) => svg(shapes[mark][0], shapes[mark][1]);

/** The shapes of these marks and their names. */
export function markList(marks: Iterable<Mark>): HTMLElement[] {
  return [...marks].map((mark) => element('li', {}, icon(16, 16, shape(mark)), words.marks[mark]));
}

/** Half of the slider's thumb: where its middle is at the first step. */
const thumb = 9;
/** Two marks next to each other. */
const markWidth = 16;
const laneHeight = 20;
const laneStep = 30;
const nameWidth = 104;
/** Lanes of threads, and of locks. */
const mostLanes = 12;
/** Mean width of a letter at 13 px. */
const serif = 6.1;

/** The text of a bar, and where that bar is. */
interface BarText {
  from: number;
  to: number;
  y: number;
  text: string;
  look: string;
}

export class Timeline {
  readonly element: HTMLElement;
  readonly #trace: Trace;
  readonly #marks: Marks;
  readonly #slider = element('input', { type: 'range', ariaLabel: words.slider });
  readonly #above = svg('svg', { class: 'marks', 'aria-hidden': 'true' });
  readonly #lanes = svg('svg', { class: 'lanes', role: 'img', 'aria-label': words.lanes });
  readonly #hatch = hatching();
  readonly #names = svg('g');
  readonly #bars = svg('g');
  readonly #labels = svg('g');
  readonly #cursor = svg('path', { class: 'cursor' });
  #width = 0;
  #index = 0;
  #texts: BarText[] = [];

  constructor(trace: Trace, marks: Marks, onSeek: (index: number) => void) {
    this.#trace = trace;
    this.#marks = marks;
    this.#slider.addEventListener('input', () => onSeek(Number(this.#slider.value)));
    this.#lanes.append(this.#hatch.defs, this.#names, this.#bars, this.#labels, this.#cursor);
    this.element = element(
      'div',
      { className: 'timeline' },
      this.#above,
      this.#slider,
      this.#lanes,
    );
    this.#lanes.addEventListener('click', (event) => {
      const x = event.clientX - this.#lanes.getBoundingClientRect().left;
      if (x >= this.#start) onSeek(this.#indexAt(x));
    });
  }

  /** Draws for a width in pixels, or what has been added since. */
  resize(width: number): void {
    this.#width = width;
    this.#slider.min = `${this.#trace.first}`;
    this.#slider.max = `${this.#trace.length - 1}`;
    this.#slider.style.marginLeft = `${this.#start}px`;
    this.#slider.style.width = `${Math.max(0, width - this.#start)}px`;
    this.#drawMarks();
    this.#drawLanes();
    this.show(this.#index, this.#slider.ariaValueText ?? '');
  }

  /** `says` is the step in words. */
  show(index: number, says: string): void {
    this.#index = index;
    this.#slider.value = `${index}`;
    this.#slider.ariaValueText = says;
    const part =
      (index - this.#trace.first) / Math.max(1, this.#trace.length - 1 - this.#trace.first);
    this.#slider.style.setProperty('--part', `${part}`);
    const x = this.#x(index);
    const height = Number(this.#lanes.getAttribute('height') ?? 0);
    this.#cursor.setAttribute('d', `M${x} 0V${height}`);
    for (const mark of this.#above.querySelectorAll<SVGElement>('[data-at]'))
      mark.classList.toggle('later', Number(mark.dataset.at) > index);
    this.#labels.replaceChildren(...this.#texts.flatMap((text) => placeLabel(text, x)));
  }

  get #hasLanes(): boolean {
    return this.#marks.threads.size > 1;
  }

  /** On a phone, names are above the bars. */
  get #isNarrow(): boolean {
    return this.#width < 480;
  }

  get #start(): number {
    return this.#hasLanes && !this.#isNarrow ? nameWidth : 0;
  }

  /** Of the middle of a step. */
  #x(index: number): number {
    const room = this.#width - this.#start - 2 * thumb;
    const steps = Math.max(1, this.#trace.length - 1 - this.#trace.first);
    return this.#start + thumb + ((index - this.#trace.first) / steps) * room;
  }

  #indexAt(x: number): number {
    const room = this.#width - this.#start - 2 * thumb;
    const steps = this.#trace.length - 1 - this.#trace.first;
    return this.#trace.first + Math.round(((x - this.#start - thumb) / room) * steps);
  }

  /** As many marks as there is room for, the most telling of each place. */
  #drawMarks(): void {
    const places = new Map<number, { at: number; marks: Set<Mark> }>();
    for (const [index, marks] of this.#marks.marks) {
      if (index < this.#trace.first) continue;
      const x = this.#x(index);
      const key = Math.floor(x / markWidth);
      const place = places.get(key) ?? { at: index, marks: new Set() };
      for (const mark of marks) place.marks.add(mark);
      places.set(key, place);
    }
    let last = Number.NEGATIVE_INFINITY;
    const drawn = [...places.values()].flatMap(({ at, marks }) => {
      // Neighbours in two places may still be near each other.
      const x = Math.max(this.#x(at), last + markWidth);
      last = x;
      const shown = ranks.filter((mark) => marks.has(mark)).slice(0, mostInPlace);
      return shown.map((mark, row) =>
        svg('g', { 'data-at': at, transform: `translate(${x - 8} ${18 - 18 * row})` }, shape(mark)),
      );
    });
    const size = { width: this.#width, height: 36 };
    for (const [name, value] of Object.entries(size)) this.#above.setAttribute(name, `${value}`);
    this.#above.replaceChildren(...drawn);
  }

  #drawLanes(): void {
    this.#lanes.toggleAttribute('hidden', !this.#hasLanes);
    this.#names.replaceChildren();
    this.#bars.replaceChildren();
    this.#texts = [];
    if (!this.#hasLanes) return;
    const threads = [...this.#marks.threads.values()];
    const locks = [...this.#marks.locks.values()];
    const left = Math.max(0, threads.length - mostLanes);
    let y = 8;
    const rows = [
      ...threads.slice(0, mostLanes).map((one) => ({ lane: one, isLock: false })),
      ...locks.slice(0, mostLanes).map((one) => ({ lane: one, isLock: true })),
    ];
    for (const { lane, isLock } of rows) {
      const isAbove = this.#isNarrow;
      this.#names.append(
        svg('text', { class: 'code strong', x: 0, y: y + 14.5 }, cut(lane.name, isAbove ? 40 : 13)),
      );
      if (isAbove) y += 22;
      this.#drawLane(lane, y, isLock);
      y += laneStep;
    }
    if (left > 0) {
      this.#names.append(
        svg('text', { class: 'heading', x: 0, y: y + 14 }, words.moreThreads(left)),
      );
      y += 20;
    }
    const size = { width: this.#width, height: y };
    for (const [name, value] of Object.entries(size)) this.#lanes.setAttribute(name, `${value}`);
  }

  /** One path for the bars of a kind, however many there are. */
  #drawLane({ bars }: Lane, y: number, isLock: boolean): void {
    const half = (this.#x(this.#trace.first + 1) - this.#x(this.#trace.first)) / 2;
    const clamp = (x: number) => Math.max(this.#start, Math.min(this.#width, x));
    const paths = new Map<string, string>();
    for (const { from, to, kind, label } of bars) {
      if (to <= this.#trace.first) continue;
      const start = clamp(this.#x(Math.max(from, this.#trace.first)) - half);
      const end = clamp(this.#x(to - 1) + half);
      const bar =
        kind === 'ready'
          ? `M${start} ${y + laneHeight / 2}H${end}`
          : `M${start} ${y}H${end}v${laneHeight}H${start}z`;
      paths.set(kind, (paths.get(kind) ?? '') + bar);
      if (label)
        this.#texts.push({ from: start, to: end, y, text: label, look: isLock ? 'lock' : kind });
    }
    // So many bars that their edges would be all that is seen.
    const isDense = bars.length * 8 > this.#width;
    for (const [kind, d] of paths) {
      const path = svg('path', { class: `bar ${kind}${isDense ? ' dense' : ''}`, d });
      if (kind === 'waits') path.style.fill = this.#hatch.fill;
      this.#bars.append(path);
    }
  }
}

/** A bar's text, or a shorter one that fits. */
function placeLabel(label: BarText, cursor: number): SVGElement[] {
  const { y, text, look } = label;
  const short = look === 'waits' ? words.waitsShortest : text;
  const found = middleFor(label, text, cursor) ?? middleFor(label, short, cursor);
  if (!found) return [];
  const { x, width } = found;
  const made = svg('text', { x, y: y + 14.5, class: `middle in-${look}` }, found.text);
  if (look !== 'waits') return [made];
  const back = { x: x - width / 2 + 2, y: y + 2, width: width - 4, height: laneHeight - 4 };
  return [svg('rect', { class: 'paper', ...back }), made];
}

/** In the middle of its bar; beside the cursor, if that is there; nowhere, if there is no room. */
function middleFor({ from, to }: BarText, text: string, cursor: number) {
  const width = text.length * serif + 12;
  const isInside = cursor > from && cursor < to;
  const parts = isInside
    ? [
        { start: from, end: cursor - 4 },
        { start: cursor + 4, end: to },
      ].sort((a, b) => b.end - b.start - (a.end - a.start))
    : [];
  const part = [{ start: from, end: to }, ...parts].find(
    ({ start, end }) =>
      end - start >= width && Math.abs((start + end) / 2 - cursor) > width / 2 + 3,
  );
  return part && { x: (part.start + part.end) / 2, width, text };
}
