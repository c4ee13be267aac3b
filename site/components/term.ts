/**
 * Shows the definition of a term in a card: while the pointer rests on it, while it has
 * the focus, and after a click or tap, which would otherwise lead away from the lesson.
 * Enter moves the focus on to the card's link to the glossary.
 */
import { element } from '../../playground/ui/element.ts';
import { inlineCode } from '../../playground/ui/inline-code.ts';
import { glossaryWords as words } from './glossary-words.ts';

/** Milliseconds that a pointer must rest on a term, and may take on its way to the card. */
const patience = 200;

/** Pixels between the card and the term, and at least to the edge of the window. */
const gap = 8;

const definition = element('span', { id: 'term-definition', className: 'definition' });
const name = element('strong');
// Tab goes from term to term; Enter on a term leads here.
const link = element('a', { tabIndex: -1 }, words.toGlossary);
const card = element('span', { className: 'term-card', popover: 'manual' }, name, definition, link);

/** The term whose card is open. */
let shown: HTMLAnchorElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function termAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  return (target instanceof Element && target.closest<HTMLAnchorElement>('a.term')) || undefined;
}

function show(term: HTMLAnchorElement): void {
  clearTimeout(timer);
  if (term === shown) return;
  hide();
  shown = term;
  name.textContent = term.dataset.term ?? '';
  definition.replaceChildren(...inlineCode(term.dataset.text ?? ''));
  link.href = term.href;
  // Beside the term, so that Tab goes on from there.
  term.after(card);
  term.setAttribute('aria-describedby', definition.id);
  card.showPopover();
  place(term);
}

/** Below the line where the term begins, or above it if there is more room. */
function place(term: HTMLAnchorElement): void {
  const { left, top, bottom } = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = card;
  const fitsBelow = bottom + gap + offsetHeight <= innerHeight || top < innerHeight - bottom;
  const y = fitsBelow ? bottom + gap : top - gap - offsetHeight;
  const x = Math.min(left, document.documentElement.clientWidth - offsetWidth - gap);
  card.style.left = `${Math.max(x, gap)}px`;
  card.style.top = `${Math.max(y, gap)}px`;
}

function hide(): void {
  clearTimeout(timer);
  shown?.removeAttribute('aria-describedby');
  shown = undefined;
  card.remove();
}

/** Whether the reader has the focus on the term or in its card. */
function isFocused(): boolean {
  const { activeElement } = document;
  return activeElement === shown || card.contains(activeElement);
}

function later(action: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(action, patience);
}

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType === 'touch') return;
  const term = termAt(target);
  if (term) later(() => show(term));
  else if (target instanceof Node && card.contains(target)) clearTimeout(timer);
  else if (shown && !isFocused()) later(hide);
  else clearTimeout(timer);
});
document.addEventListener('focusin', ({ target }) => {
  const term = termAt(target);
  if (term?.matches(':focus-visible')) show(term);
  else if (!isFocused()) hide();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (target instanceof Node && !card.contains(target) && !termAt(target)) hide();
});
document.addEventListener('click', (event) => {
  const term = termAt(event.target);
  if (!term || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(term);
  // From the keyboard, or from a screen reader.
  if (event.detail === 0) link.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !shown) return;
  if (card.contains(document.activeElement)) shown.focus();
  hide();
});
addEventListener(
  'scroll',
  () => {
    if (!shown) return;
    const { top, bottom } = shown.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) hide();
    else place(shown);
  },
  { passive: true },
);
