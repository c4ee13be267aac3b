/** Shows what a solution changes in the reader's code, line by line. Loaded with the first solution. */
import { structuredPatch } from 'diff';
import { element } from '../../playground/ui/element.ts';
import { splitAtJoints } from '../../playground/ui/line-notes.ts';
import { practiceWords as words } from './practice-words.ts';

/** Unchanged lines shown before and after a change. */
const around = 3;

const kinds = { '+': 'added', '-': 'removed', ' ': 'kept' } as const;

/** Returns the line above the difference. */
export function showDifference(place: HTMLElement, from: string, to: string): HTMLElement {
  // Without a newline at the end, a last line would count as changed.
  const [old, solution] = [`${from.trimEnd()}\n`, `${to.trimEnd()}\n`];
  const { hunks } = structuredPatch('', '', old, solution, '', '', { context: around });
  const title = element('p', {}, hunks.length === 0 ? words.same : words.difference);
  place.replaceChildren(title);
  if (hunks.length === 0) return title;
  // Wide code scrolls, so the keyboard must be able to reach it.
  const code = element('pre', { tabIndex: 0, ariaLabel: words.difference, role: 'group' });
  let next = 1;
  const skipTo = (line: number) => {
    if (line > next) code.append(row('skipped', words.skipped(line - next)));
  };
  for (const { oldStart, oldLines, lines } of hunks) {
    skipTo(oldStart);
    next = oldStart + oldLines;
    code.append(...lines.map(changeRow));
  }
  skipTo(old.split('\n').length);
  place.append(code);
  return title;
}

/** A line of a patch, whose first character is its sign. */
function changeRow(line: string): HTMLElement {
  const kind = kinds[line[0] as keyof typeof kinds];
  const made = row(kind, line.slice(1));
  if (kind !== 'kept') made.prepend(element('span', { className: 'sr-only' }, words[kind]));
  return made;
}

function row(className: string, text: string): HTMLElement {
  const parts = splitAtJoints([text])
    .flat()
    .map((part) =>
      part.className ? element('span', { className: part.className }, part.text) : part.text,
    );
  return element('span', { className }, ...parts, '\n');
}
