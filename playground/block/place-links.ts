/** Makes the places that a message names, such as `counts.rs:12:5`, lead to their lines. */
import { element } from '../ui/element.ts';

declare global {
  interface HTMLElementEventMap {
    /** The reader asks for a line of the program, from 1. */
    'line-asked': CustomEvent<number>;
  }
}

/** Turns the places in `file` within an element's text into links. */
export function placeLinks(within: HTMLElement, file: string): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parts = text.data.split(placesIn(file));
    if (parts.length === 1) continue;
    text.replaceWith(
      ...parts.map((part, index) => (index % 2 === 1 ? placeLink(part) : part)).filter(Boolean),
    );
  }
}

function placesIn(file: string): RegExp {
  return new RegExp(`(\\b${file.replaceAll('.', '\\.')}:\\d+(?::\\d+)?)`);
}

function placeLink(place: string): HTMLElement {
  const line = Number(/:(\d+)/.exec(place)?.[1]);
  const made = element('button', { type: 'button', className: 'place' }, place);
  made.addEventListener('click', () =>
    made.dispatchEvent(new CustomEvent('line-asked', { bubbles: true, detail: line })),
  );
  return made;
}
