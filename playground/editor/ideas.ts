/**
 * The numbers of a contrast's ideas in an edited program. A number follows its line,
 * as long as the line is unchanged and occurs once: an edited line may mean something
 * else, and then the number would be wrong.
 */
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

/** The number of an idea, as the page shows it, and the text of its line. */
export interface IdeaLine {
  idea: string;
  text: string;
}

declare global {
  interface HTMLElementEventMap {
    /** Tells an editor which idea is highlighted, if any. */
    'idea-lit': CustomEvent<string | undefined>;
  }
}

const light = StateEffect.define<string | undefined>();

const lit = StateField.define<string | undefined>({
  create: () => undefined,
  update: (value, { effects }) => {
    const effect = effects.find((one) => one.is(light));
    return effect ? effect.value : value;
  },
});

export function ideas(lines: IdeaLine[]): Extension {
  if (lines.length === 0) return [];
  return [
    lit,
    EditorView.decorations.compute(['doc', lit], (state) => marksOf(state, lines)),
    EditorView.domEventHandlers({
      'idea-lit': ({ detail }, view) => {
        if (detail === view.state.field(lit)) return;
        // Typed text may not be in the state yet, and an update now would undo it.
        setTimeout(() => view.dispatch({ effects: light.of(detail) }));
      },
    }),
  ];
}

function marksOf(state: EditorState, lines: IdeaLine[]) {
  const places = new Map<string, number[]>(lines.map(({ text }) => [text, []]));
  for (let number = 1; number <= state.doc.lines; number++) {
    const { text, from } = state.doc.line(number);
    places.get(text)?.push(from);
  }
  const marks = lines.flatMap(({ idea, text }) => {
    const [place, ...more] = places.get(text) ?? [];
    if (place === undefined || more.length > 0) return [];
    const attributes = { 'data-idea': idea };
    const line = Decoration.line({ attributes, class: state.field(lit) === idea ? 'lit' : '' });
    return [line.range(place)];
  });
  return Decoration.set(marks, true);
}
