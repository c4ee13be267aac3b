/**
 * Makes a `<details>` a menu: arrow keys move in it, it closes by Escape, by a choice and by
 * a click elsewhere, and stays in the window.
 */
export function makeMenu(menu: HTMLDetailsElement): void {
  const closeFor = ({ target }: Event) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  menu.addEventListener('keydown', (event) => {
    if (opensMenu(event)) menu.open = true;
    if (!menu.open) return;
    moveByKey(menu, event);
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
    event.stopPropagation();
  });
  menu.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('a, button')) return;
    // The focus would be lost with what is hidden.
    if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
    menu.open = false;
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  menu.addEventListener('toggle', () => {
    keepInWindow(menu);
    if (menu.open) document.addEventListener('pointerdown', closeFor);
    else document.removeEventListener('pointerdown', closeFor);
  });
}

/** Whether a key, pressed on a menu's button, opens the menu and goes to an entry. */
export const opensMenu = ({ key }: KeyboardEvent) => key === 'ArrowDown' || key === 'ArrowUp';

/** Moves the focus between the entries of an open menu, by arrow keys, Home and End. */
export function moveByKey(menu: HTMLElement, event: KeyboardEvent): void {
  const { key, target } = event;
  // These keys change the field's value.
  if (target instanceof Element && target.matches('select, input[type="number"]')) return;
  const entries = [...menu.querySelectorAll<HTMLElement>('a, button, input, select')].filter(
    (entry) => entry.checkVisibility(),
  );
  const last = entries.length - 1;
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const next = new Map([
    ['ArrowDown', at < last ? at + 1 : 0],
    ['ArrowUp', at > 0 ? at - 1 : last],
    ['Home', 0],
    ['End', last],
  ]).get(key);
  if (next === undefined) return;
  entries[next]?.focus();
  event.preventDefault();
}

/** Moves the list of an open menu to the left by as much as it would pass the window's edge. */
function keepInWindow(menu: HTMLDetailsElement): void {
  const list = menu.querySelector<HTMLElement>(':scope > :not(summary)');
  if (!list || !menu.open) return;
  list.style.left = '';
  const excess = list.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
  if (excess > 0) list.style.left = `${-excess}px`;
}
