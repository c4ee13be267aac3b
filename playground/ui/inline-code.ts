/** Sentences with `code` between backticks, as rustc, captions and the tests of exercises write it. */
import { element } from './element.ts';

/** The sentence as text and `<code>` elements. */
export function inlineCode(sentence: string): (string | HTMLElement)[] {
  return pieces(sentence).map(({ text, isCode }) => (isCode ? element('code', {}, text) : text));
}

/** The sentence as HTML, for a page that is built. */
export function inlineCodeHtml(sentence: string): string {
  return pieces(sentence)
    .map(({ text, isCode }) => (isCode ? `<code>${escaped(text)}</code>` : escaped(text)))
    .join('');
}

/** The sentence with a capital at its start, unless it starts with code. */
export const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function pieces(sentence: string): { text: string; isCode: boolean }[] {
  return sentence.split(/`([^`]+)`/).map((text, index) => ({ text, isCode: index % 2 === 1 }));
}

function escaped(text: string): string {
  return text.replace(
    /[&<>]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign,
  );
}
