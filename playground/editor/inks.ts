/**
 * The colours of code that is highlighted in the page: in the editor, and where
 * an embed brings a program of its own.
 */
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';

const color = (name: string) => `var(--code-token-${name})`;

export const inks = [
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword], color: color('keyword') },
  { tag: [tags.string, tags.character], color: color('string') },
  { tag: [tags.number, tags.bool], color: color('constant') },
  { tag: tags.comment, color: color('comment') },
  { tag: [tags.function(tags.variableName), tags.macroName], color: color('function') },
  { tag: [tags.typeName, tags.className], color: color('function') },
];

const highlighter = tagHighlighter(inks.map(({ tag, color }) => ({ tag, class: color })));

/** The lines of a program, as site/components/highlight.ts makes them when the site is built. */
export async function highlightLines(
  text: string,
  language: 'rust' | 'cpp',
): Promise<HTMLElement[]> {
  const { parser } = await (language === 'rust' ? import('@lezer/rust') : import('@lezer/cpp'));
  const lines: HTMLElement[] = [];
  const newLine = () => {
    const line = document.createElement('span');
    line.className = 'line';
    line.dataset.n = `${lines.push(line)}`;
    return line;
  };
  let line = newLine();
  highlightCode(
    text,
    parser.parse(text),
    highlighter,
    (piece, found) => {
      const span = document.createElement('span');
      span.textContent = piece;
      span.style.color = found.split(' ').at(-1) ?? '';
      line.append(span);
    },
    () => {
      line = newLine();
    },
  );
  return lines;
}
