/** What a solution changes in the reader's text, line by line; loaded when a solution is asked for. */
import { structuredPatch } from 'diff';
import { practiceWords as words } from './practice-words.ts';

/** Lines shown around a change, so that its place is known. */
const around = 3;

const kinds = { '+': 'added', '-': 'removed', ' ': 'kept' } as const;

export function showDifference(place: HTMLElement, from: string, to: string): void {
  // Both end with a line end, without which a last line is another one.
  const [old, solution] = [`${from.trimEnd()}\n`, `${to.trimEnd()}\n`];
  const { hunks } = structuredPatch('', '', old, solution, '', '', { context: around });
  const caption = document.createElement('p');
  caption.textContent = hunks.length === 0 ? words.same : words.difference;
  place.replaceChildren(caption);
  if (hunks.length === 0) return;
  const text = document.createElement('pre');
  // Wide code scrolls, so the keyboard must be able to reach it.
  text.tabIndex = 0;
  text.setAttribute('aria-label', words.difference);
  text.role = 'group';
  let next = 1;
  const skipTo = (line: number) => {
    if (line > next) text.append(row('skipped', words.skipped(line - next)));
  };
  for (const { oldStart, oldLines, lines } of hunks) {
    skipTo(oldStart);
    next = oldStart + oldLines;
    for (const line of lines) text.append(changeRow(line));
  }
  skipTo(old.split('\n').length);
  place.append(text);
}

/** A line of a patch, with its sign in front. */
function changeRow(line: string): HTMLElement {
  const kind = kinds[line[0] as keyof typeof kinds];
  const element = row(kind, line.slice(1));
  if (kind !== 'kept') {
    const spoken = document.createElement('span');
    spoken.className = 'sr-only';
    spoken.textContent = words[kind];
    element.prepend(spoken);
  }
  return element;
}

function row(kind: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = kind;
  element.append(text, '\n');
  return element;
}
