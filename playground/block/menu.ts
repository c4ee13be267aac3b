/** The menus of a pane, which are `<details>`. */

/** Makes them close by Escape, by a choice and by a click elsewhere, and stay in the window. */
export function listenToMenus(pane: HTMLElement): void {
  for (const menu of pane.querySelectorAll<HTMLDetailsElement>('details.menu')) {
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
      event.stopPropagation();
    });
    menu.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a, .items button')) menu.open = false;
    });
    menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
    });
    menu.addEventListener('toggle', () => {
      keepInWindow(menu);
      if (menu.open) document.addEventListener('pointerdown', close);
      else document.removeEventListener('pointerdown', close);
    });
    const close = ({ target }: Event) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    };
  }
}

/** Moves an open menu to the left by as much as it would pass the window's edge. */
function keepInWindow(menu: HTMLDetailsElement): void {
  const items = menu.querySelector<HTMLElement>('.items');
  if (!items || !menu.open) return;
  items.style.left = '';
  const excess = items.getBoundingClientRect().right - (document.documentElement.clientWidth - 8);
  if (excess > 0) items.style.left = `${-excess}px`;
}
