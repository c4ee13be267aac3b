/** The program's lines, with the ones that run next. */
import { element } from '../ui/element.ts';
import { nameOf } from './happenings.ts';
import type { State } from './trace.ts';
import { words } from './words.ts';

/** A line at which a thread is. */
export interface CurrentLine {
  thread: number;
  name: string;
  line: number;
  runs: boolean;
}

/** Lines that stay visible above and below the current one. */
const around = 2;

export class Listing {
  readonly element: HTMLElement;
  readonly #lines: HTMLElement[];
  #marked: HTMLElement[] = [];

  constructor(code: readonly (HTMLElement | string)[], file: string) {
    this.#lines = code.map((line, index) => {
      const made = typeof line === 'string' ? element('span', { className: 'line' }, line) : line;
      made.dataset.n ??= `${index + 1}`;
      const indent = /^\s*/.exec(made.textContent ?? '')?.[0].length ?? 0;
      if (!made.style.getPropertyValue('--i')) made.style.setProperty('--i', `${indent}`);
      return made;
    });
    const pre = element('pre', {}, element('code', {}, ...this.#lines));
    this.element = element(
      'div',
      { className: 'listing', tabIndex: 0, role: 'group', ariaLabel: words.code(file) },
      pre,
    );
  }

  /** Marks the lines of a state, and scrolls to the one that runs next, in this box only. */
  show(state: State): void {
    for (const line of this.#marked) {
      line.classList.remove('now', 'called');
      line.querySelector('.who')?.remove();
    }
    this.#marked = [];
    const isAlone = state.threads.size === 1;
    const names = new Map<HTMLElement, string[]>();
    for (const thread of state.threads.values())
      for (const id of thread.frames) {
        const line = this.#lines[(state.frames.get(id)?.line ?? 0) - 1];
        if (!line) continue;
        const isInnermost = id === thread.frames.at(-1);
        line.classList.add(isInnermost && thread.id === state.running ? 'now' : 'called');
        this.#marked.push(line);
        if (isInnermost && !isAlone)
          names.set(line, [...(names.get(line) ?? []), nameOf(thread, thread.id)]);
      }
    for (const [line, threads] of names)
      line.append(element('span', { className: 'who' }, words.threadsAt(threads)));
    const now = this.#marked.find(({ classList }) => classList.contains('now'));
    if (now) this.#scrollTo(now);
  }

  #scrollTo(line: HTMLElement): void {
    const { element: box } = this;
    const height = line.offsetHeight;
    const top = line.offsetTop - box.scrollTop;
    if (top < around * height || top > box.clientHeight - (around + 1) * height)
      box.scrollTop = line.offsetTop - box.clientHeight / 3;
  }
}

/** Where each thread is. */
export function currentLines(state: State): CurrentLine[] {
  return [...state.threads.values()].flatMap((thread): CurrentLine[] => {
    const frame = state.frames.get(thread.frames.at(-1) ?? -1);
    if (!frame) return [];
    const { id } = thread;
    return [{ thread: id, name: nameOf(thread, id), line: frame.line, runs: id === state.running }];
  });
}
