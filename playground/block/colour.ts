/** Turns rustc's terminal colours into elements, in the page's colours (`--code-ansi-…`). */
import { parseAnsiSequences } from 'ansi-sequence-parser';
import { element } from '../ui/element.ts';

export function colour(ansi: string): HTMLElement[] {
  return parseAnsiSequences(ansi).map(({ value, foreground, decorations }) => {
    const span = element('span', {}, value);
    if (foreground?.type === 'named') {
      const name = foreground.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      span.style.color = `var(--code-ansi-${name})`;
    }
    if (decorations.has('bold')) span.style.fontWeight = '700';
    return span;
  });
}
