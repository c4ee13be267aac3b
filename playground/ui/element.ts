/** Elements: made by a script, or found in the HTML that the page came with. */

/** Makes an element with these properties (not attributes) and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Makes a button that submits no form. */
export function button(
  properties: Partial<HTMLButtonElement>,
  ...children: (Node | string)[]
): HTMLButtonElement {
  return element('button', { type: 'button', ...properties }, ...children);
}

/**
 * Finds an element that the page must have.
 *
 * @throws Error when there is none.
 */
export function elementIn<Found extends HTMLElement = HTMLElement>(
  parent: HTMLElement,
  selector: string,
): Found {
  const found = parent.querySelector<Found>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Shows one of two buttons that share a place, such as Run and Stop. The focus stays there. */
export function swapButtons(shown: HTMLElement, hidden: HTMLElement): void {
  const focused = document.activeElement;
  shown.hidden = false;
  hidden.hidden = true;
  if (focused === hidden) shown.focus();
}
