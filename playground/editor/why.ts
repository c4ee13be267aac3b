/**
 * "Why?": shows the page on an error in a dialog over the program. The page is
 * fetched on demand.
 */
import { adoptStyles } from '../ui/adopt-styles.ts';
import { button, element } from '../ui/element.ts';
import styles from './why.css?inline';
import { words } from './words.ts';

adoptStyles(styles);

/** `pages` is the address of these pages, with `*` for the code. */
export async function openWhy(pages: string, code: string): Promise<void> {
  const title = words.explanation(code);
  const body = element(
    'div',
    { className: 'why-body', tabIndex: 0, role: 'group', ariaLabel: title },
    words.loadingWhy,
  );
  const head = element(
    'div',
    { className: 'why-head' },
    element('h2', {}, title),
    button({ className: 'button', onclick: () => dialog.close() }, words.close),
  );
  const dialog = element('dialog', { className: 'why', ariaLabel: title }, head, body);
  dialog.addEventListener('close', () => dialog.remove());
  // In an editor, Escape leaves the editor.
  dialog.addEventListener('cancel', (event) => {
    if (document.activeElement?.closest('.cm-editor')) event.preventDefault();
  });
  // A click outside the panel closes it, as Escape does.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  if (window.parent !== window) keepInSight(dialog);
  try {
    const address = new URL(pages.replace('*', code), document.baseURI);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const text = page.querySelector('.error-page');
    if (!text) throw new Error('no explanation');
    resolveAddresses(text, address);
    body.replaceChildren(...text.children);
  } catch {
    body.textContent = words.noWhy;
  }
}

/** Makes the page's relative addresses absolute, because it is shown inside another page. */
function resolveAddresses(text: Element, page: URL): void {
  const names = [
    'href',
    ...['engine', 'library', 'clang', 'sysroot', 'rustfmt', 'errors'].map((file) => `data-${file}`),
  ];
  for (const name of names) {
    for (const element of text.querySelectorAll(`[${name}]`))
      element.setAttribute(name, new URL(element.getAttribute(name) ?? '', page).href);
  }
}

/** A frame may be as high as a whole lesson, while the host's window shows a part of it. */
function keepInSight(dialog: HTMLDialogElement): void {
  const observer = new IntersectionObserver(([entry]) => {
    observer.disconnect();
    if (!entry) return;
    const { top, height } = entry.intersectionRect;
    dialog.style.top = `${top}px`;
    dialog.style.height = `${height}px`;
  });
  observer.observe(document.documentElement);
}
