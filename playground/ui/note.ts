/** A sentence with buttons: something to know, and what can be done about it. */
import { button, element } from './element.ts';

/** A button of a note: its text, and what it does. */
export type Action = [name: string, act: () => void];

/** Makes a note. Each of its buttons has `className`, removes the note, then acts. */
export function note(
  text: string,
  actions: Action[] = [],
  properties: Partial<HTMLParagraphElement> = {},
  className = 'button',
): HTMLParagraphElement {
  const made = element('p', properties, text);
  for (const [name, act] of actions) {
    const onclick = () => {
      made.remove();
      act();
    };
    made.append(' ', button({ className, onclick }, name));
  }
  return made;
}
