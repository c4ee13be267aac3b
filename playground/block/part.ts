/** What the elements of a page do with the HTML that the page comes with. */

/** @throws where the page has no such part. */
export function partOf<Part extends HTMLElement = HTMLElement>(
  element: HTMLElement,
  selector: string,
): Part {
  const part = element.querySelector<Part>(selector);
  if (!part) throw new Error(`the page has no ${selector}`);
  return part;
}

/** Of two buttons in one place shows the first; and so the focus goes on. */
export function takeTurns(shown: HTMLElement, hidden: HTMLElement): void {
  const focused = document.activeElement;
  shown.hidden = false;
  hidden.hidden = true;
  if (focused === hidden) shown.focus();
}
