/** What a solution changes in the reader's text, line by line; loaded when a solution is asked for. */
import { diffLines } from 'diff';
import { practiceWords as words } from './practice-words.ts';

export function showDifference(place: HTMLElement, from: string, to: string): void {
  // Both end with a line end, without which a last line is another one.
  const changes = diffLines(`${from.trimEnd()}\n`, `${to.trimEnd()}\n`);
  const caption = document.createElement('p');
  const same = changes.every(({ added, removed }) => !added && !removed);
  caption.textContent = same ? words.same : words.difference;
  place.replaceChildren(caption);
  if (same) return;
  const text = document.createElement('pre');
  // Wide code scrolls, so the keyboard must be able to reach it.
  text.tabIndex = 0;
  text.setAttribute('aria-label', words.difference);
  text.role = 'group';
  for (const { value, added, removed } of changes)
    for (const line of value.replace(/\n$/, '').split('\n')) {
      const row = document.createElement('span');
      row.className = added ? 'added' : removed ? 'removed' : 'kept';
      if (added || removed) {
        const spoken = document.createElement('span');
        spoken.className = 'sr-only';
        spoken.textContent = added ? words.added : words.removed;
        row.append(spoken);
      }
      row.append(line, '\n');
      text.append(row);
    }
  place.append(text);
}
