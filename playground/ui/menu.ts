/** Makes a `<details>` a menu: it closes by Escape, by a choice and by a click elsewhere, and stays in the window. */
export function makeMenu(menu: HTMLDetailsElement): void {
  const closeFor = ({ target }: Event) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
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

/** Moves the list of an open menu to the left by as much as it would pass the window's edge. */
function keepInWindow(menu: HTMLDetailsElement): void {
  const list = menu.querySelector<HTMLElement>(':scope > :not(summary)');
  if (!list || !menu.open) return;
  list.style.left = '';
  const excess = list.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
  if (excess > 0) list.style.left = `${-excess}px`;
}
