/**
 * Colours for code that is highlighted in the page: C++ in the editor, and the
 * programs of an embed. The site's own programs are coloured when it is built, by
 * a C++ grammar that is too large and slow for the page; these colours are close.
 */
import { highlightCode, styleTags, tagHighlighter, tags } from '@lezer/highlight';
import { element } from '../ui/element.ts';
import { splitAtJoints } from '../ui/line-notes.ts';
import type { Piece } from './page-colours.ts';

const color = (name: string) => `var(--code-token-${name})`;

/** The object of a member access, which the site's grammar colours, too. */
const object = tags.special(tags.variableName);
export const cppTags = styleTags({ 'FieldExpression/Identifier': object });

export const inks = [
  {
    tag: [
      tags.keyword,
      tags.modifier,
      tags.controlKeyword,
      tags.operator,
      tags.processingInstruction,
      tags.standard(tags.typeName),
      tags.angleBracket,
    ],
    color: color('keyword'),
  },
  { tag: [tags.string, tags.character, tags.escape], color: color('string-expression') },
  { tag: [tags.number, tags.bool, tags.null, tags.self, object], color: color('constant') },
  { tag: tags.comment, color: color('comment') },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.typeName],
    color: color('function'),
  },
  { tag: tags.derefOperator, color: 'var(--code-foreground)' },
];

const highlighter = tagHighlighter(inks.map(({ tag, color }) => ({ tag, class: color })));

/** The lines of a program as HTML, like those that site/components/highlight.ts builds. */
export async function highlightLines(
  text: string,
  language: 'rust' | 'cpp',
): Promise<HTMLElement[]> {
  const lines = await (language === 'rust' ? rustPieces(text) : cppPieces(text));
  return lines.map((pieces, index) => {
    const line = element('span', { className: 'line' });
    line.dataset.n = `${index + 1}`;
    for (const [index, parts] of splitAtJoints(pieces.map(([text]) => text)).entries()) {
      for (const { text, className } of parts) {
        const span = element('span', { className }, text);
        span.style.color = pieces[index]?.[1] ?? '';
        line.append(span);
      }
    }
    return line;
  });
}

async function rustPieces(text: string): Promise<Piece[][]> {
  const { rustTokens } = await import('./rust-tokens.ts');
  const lines = rustTokens(text);
  // Too long to be coloured.
  if (lines.length === 0) return text.split('\n').map((line): Piece[] => [[line, '']]);
  return lines.map((tokens) => tokens.map(({ content, color = '' }): Piece => [content, color]));
}

/** Exported for its test. */
export async function cppPieces(text: string): Promise<Piece[][]> {
  const { parser } = await import('@lezer/cpp');
  const lines: Piece[][] = [[]];
  highlightCode(
    text,
    parser.configure({ props: [cppTags] }).parse(text),
    highlighter,
    (piece, found) => lines.at(-1)?.push([piece, found.split(' ').at(-1) ?? '']),
    () => lines.push([]),
  );
  return lines;
}
