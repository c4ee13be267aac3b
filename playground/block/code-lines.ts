/**
 * The lines of a pane's static code: their text, notes beside them after a run, and the
 * one that the address or a message names.
 */
import type { Piece } from '../editor/page-colours.ts';
import { element } from '../ui/element.ts';
import type { Drawing } from '../ui/line-notes.ts';

export class CodeLines {
  /** The whole program. */
  readonly text: string;
  readonly #pane: HTMLElement;
  /** Lines with notes of the last run, and what the page wrote there. */
  #drawn: { line: HTMLElement; className: string; note: string | undefined }[] = [];

  constructor(pane: HTMLElement) {
    this.#pane = pane;
    this.text = `${this.#all.map((line) => line.textContent).join('\n')}\n`;
    pane
      .querySelector<HTMLElement>('.code')
      ?.addEventListener('click', (event) => this.#numberClicked(event));
    this.#follow();
    addEventListener('hashchange', this.#follow);
  }

  /** Ends the listening to the page's address. */
  close(): void {
    removeEventListener('hashchange', this.#follow);
  }

  /** The pieces of each line, with the colours that the build gave them. */
  get pieces(): Piece[][] {
    return this.#all.map((line) =>
      [...line.childNodes].map(
        (node): Piece => [
          node.textContent ?? '',
          node instanceof HTMLElement ? node.style.color : '',
        ],
      ),
    );
  }

  /** The lines as they come from the build, without marks and notes. */
  copy(): HTMLElement[] {
    return this.#all.map((line) => {
      const copy = element('span', { className: 'line' });
      copy.dataset.n = line.dataset.n ?? '';
      copy.style.cssText = line.style.cssText;
      copy.append(...[...line.childNodes].map((node) => node.cloneNode(true)));
      for (const mark of copy.querySelectorAll('.mark')) mark.remove();
      return copy;
    });
  }

  /** Writes notes beside the lines; undefined takes them away. */
  draw(drawing: Drawing | undefined): void {
    for (const { line, className, note } of this.#drawn) {
      line.className = className;
      line.removeAttribute('title');
      if (note === undefined) delete line.dataset.note;
      else line.dataset.note = note;
    }
    this.#drawn = [];
    for (const [number, { role, text }] of drawing?.notes ?? []) {
      const line = this.#line(number);
      if (!line) continue;
      this.#drawn.push({ line, className: line.className, note: line.dataset.note });
      line.classList.add('noted', 'ran', role);
      line.dataset.note = text;
      line.title = text;
    }
  }

  /** Shows a line, from 1, and lights it until another one is lit. */
  light(number: number): void {
    const line = this.#line(number);
    if (!line) return;
    for (const one of this.#pane.querySelectorAll('.line.named')) one.classList.remove('named');
    line.classList.add('named');
    if (line.hidden) this.#pane.querySelector<HTMLElement>('.whole[aria-pressed="false"]')?.click();
    line.scrollIntoView({ block: 'nearest' });
  }

  get #all(): HTMLElement[] {
    return [...this.#pane.querySelectorAll<HTMLElement>('.code .line')];
  }

  #line(number: number): HTMLElement | undefined {
    return this.#all[number - 1];
  }

  /** A click on a line's number puts the line into the address. */
  #numberClicked({ target, clientX }: MouseEvent): void {
    const line = target instanceof Element ? target.closest<HTMLElement>('.line') : null;
    const anchor = this.#anchor;
    if (!line || !anchor || line.closest('.editor')) return;
    const margin = Number.parseFloat(getComputedStyle(line).paddingLeft);
    if (clientX - line.getBoundingClientRect().left > margin) return;
    const number = line.dataset.n ?? '';
    history.replaceState(history.state, '', `#${anchor}:${number}`);
    this.light(Number(number));
  }

  /** Lights the line of an address such as `#counts:12`. */
  readonly #follow = () => {
    const [, anchor, line] = /^#(.+):(\d+)$/.exec(location.hash) ?? [];
    if (anchor && anchor === this.#anchor) this.light(Number(line));
  };

  /** The figure's anchor; for a further program of the figure, with its number, from 2. */
  get #anchor(): string | undefined {
    const figure = this.#pane.closest('contrast-block, .practice');
    if (!figure?.id) return undefined;
    const panes: HTMLElement[] = [...figure.querySelectorAll('program-pane')];
    const index = panes.indexOf(this.#pane);
    return index > 0 ? `${figure.id}:${index + 1}` : figure.id;
  }
}
