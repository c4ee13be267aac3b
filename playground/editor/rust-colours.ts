/** Colours Rust in the editor like the page, so that opening it changes nothing but the cursor. */
import type { Range } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin } from '@codemirror/view';
import { inkMark } from './page-colours.ts';
import { rustTokens } from './rust-tokens.ts';

export const rustColours = ViewPlugin.define(
  (view) => ({
    colours: coloursOf(view),
    update(update) {
      if (update.docChanged || update.viewportChanged) this.colours = coloursOf(update.view);
    },
  }),
  { decorations: ({ colours }) => colours },
);

/** Colours only the lines in view. */
function coloursOf({ state: { doc }, viewport }: EditorView): DecorationSet {
  const lines = rustTokens(doc.sliceString(0, viewport.to));
  const first = doc.lineAt(viewport.from).number;
  return Decoration.set(
    lines.slice(first - 1).flatMap((tokens, index): Range<Decoration>[] => {
      const { from } = doc.line(first + index);
      return tokens.flatMap(({ content, offset, color }) =>
        content.trim() && color
          ? [inkMark(color).range(from + offset, from + offset + content.length)]
          : [],
      );
    }),
  );
}
