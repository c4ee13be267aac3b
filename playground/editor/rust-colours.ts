/** Rust in the editor in the colours of the page: opening it changes nothing but the cursor. */
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { rustTokens } from './rust-tokens.ts';

export const rustColours: Extension = EditorView.decorations.compute(['doc'], ({ doc }) =>
  Decoration.set(
    rustTokens(doc.toString()).flatMap((tokens, index) => {
      const { from } = doc.line(index + 1);
      return tokens.flatMap(({ content, offset, color }) =>
        content.trim() && color
          ? [mark(color).range(from + offset, from + offset + content.length)]
          : [],
      );
    }),
  ),
);

const marks = new Map<string, Decoration>();

function mark(color: string): Decoration {
  const made = marks.get(color) ?? Decoration.mark({ attributes: { style: `color:${color}` } });
  marks.set(color, made);
  return made;
}
