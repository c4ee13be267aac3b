/** The keyboard shortcuts in a dialog, for any page with programs. */
import { adoptStyles } from '../ui/adopt-styles.ts';
import { button, element } from '../ui/element.ts';
import styles from './shortcuts.css?inline';
import { words } from './shortcuts-words.ts';

adoptStyles(styles);

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Opens the dialog, once at a time. The focus then returns to where it was. */
export function openShortcuts(): void {
  if (document.querySelector('dialog.shortcuts')) return;
  const dialog = element(
    'dialog',
    { className: 'shortcuts', ariaLabel: words.title },
    element(
      'div',
      { className: 'head' },
      element('h2', {}, words.title),
      button({ className: 'button', onclick: () => dialog.close() }, words.close),
    ),
    ...groups().map(([title, keys]) =>
      element(
        'section',
        {},
        element('h3', {}, title),
        element(
          'dl',
          {},
          ...keys.map(([key, does]) =>
            element('div', {}, element('dt', {}, ...shown(key)), element('dd', {}, does)),
          ),
        ),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  // A click outside the panel closes it, as Escape does.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** The groups of keys that do something on this page. */
function groups(): (typeof words.groups.program)[] {
  const { program, editor, watch, playground, site } = words.groups;
  return [
    program,
    editor,
    watch,
    ...(document.querySelector('rust-playground') ? [playground] : []),
    ...(document.querySelector('site-search') ? [site] : []),
  ];
}

/** `Ctrl+Enter` as keys to press, with the Mac's signs there. */
function shown(key: string): (Node | string)[] {
  const parts = key.split(/(, then | or )/);
  return parts.map((part, index) =>
    index % 2 === 1 ? part : element('kbd', {}, isApple ? onApple(part) : part),
  );
}

function onApple(key: string): string {
  return key.replace('Ctrl', '⌘').replace('Alt', '⌥');
}
