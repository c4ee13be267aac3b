/**
 * The colours of a program as the page shows it, for an editor whose grammar isn't loaded
 * yet, so that opening it waits for nothing.
 */
import { type Extension, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A piece of a line and its colour, as CSS. */
export type Piece = [text: string, color: string];

/** The lines of the page must be those of the editor's first text. */
export function pageColours(lines: readonly (readonly Piece[])[]): Extension {
  return StateField.define<DecorationSet>({
    create: ({ doc }) =>
      Decoration.set(
        lines.flatMap((pieces, index): Range<Decoration>[] => {
          let at = doc.line(index + 1).from;
          return pieces.flatMap(([text, color]) => {
            const from = at;
            at += text.length;
            return color && text.trim() ? [inkMark(color).range(from, at)] : [];
          });
        }),
      ),
    update: (colours, { changes }) => colours.map(changes),
    provide: (field) => EditorView.decorations.from(field),
  });
}

const marks = new Map<string, Decoration>();

/** Colours a piece of code. */
export function inkMark(color: string): Decoration {
  const made = marks.get(color) ?? Decoration.mark({ attributes: { style: `color:${color}` } });
  marks.set(color, made);
  return made;
}
