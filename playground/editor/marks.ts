/**
 * Draws diagnostics into the code: a wavy line under each span; for the diagnostic at the
 * cursor, or else the first error, notes beside its lines and the band of its borrow; and
 * the places that the last run's end names. The list under the code says the same in
 * words, for readers who don't see it.
 */
import {
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter } from '@codemirror/view';
import type { Span } from '../runner/runner.ts';
import { element } from '../ui/element.ts';
import { type Drawing, drawDiagnostic, noDrawing } from '../ui/line-notes.ts';
import { type Role, signs } from '../ui/loans.ts';
import { current, diagnosis, explained } from './diagnosis.ts';

/** Shows where the last run ended, until the text changes. */
export const drawRun = StateEffect.define<Drawing>();

const runDrawing = StateField.define<Drawing>({
  create: () => noDrawing,
  update(value, { effects, docChanged }) {
    const effect = effects.findLast((one) => one.is(drawRun));
    if (effect) return effect.value as Drawing;
    return docChanged ? noDrawing : value;
  },
});

export const marks: Extension = [
  runDrawing,
  EditorView.decorations.compute([diagnosis, runDrawing, 'doc', 'selection'], (state) =>
    Decoration.set([...underlines(state), ...notes(state)], true),
  ),
  gutter({
    class: 'cm-band',
    markers: (view) => band(view.state),
    lineMarkerChange: ({ state, startState }) => explained(state) !== explained(startState),
  }),
];

function underlines(state: EditorState): Range<Decoration>[] {
  const here = current(state);
  return state.field(diagnosis).all.flatMap((one) =>
    one.spans.flatMap((span) => {
      if (!span.primary && one !== here) return [];
      const { from, to } = visible(state, span);
      const kind = span.primary
        ? `cm-problem cm-problem-${one.level}`
        : 'cm-problem cm-problem-beside';
      return from < to ? [Decoration.mark({ class: kind }).range(from, to)] : [];
    }),
  );
}

/** An empty span is drawn at a letter next to it. */
function visible(state: EditorState, { from, to }: Span): { from: number; to: number } {
  if (from < to) return { from, to };
  const line = state.doc.lineAt(from);
  return from < line.to ? { from, to: to + 1 } : { from: Math.max(line.from, from - 1), to };
}

function drawing(state: EditorState): Drawing {
  const diagnostic = explained(state);
  if (!diagnostic) return state.field(runDrawing);
  return drawDiagnostic(diagnostic, (offset) => state.doc.lineAt(offset).number);
}

function notes(state: EditorState): Range<Decoration>[] {
  const ran = explained(state) ? '' : ' ran';
  return [...drawing(state).notes].flatMap(([number, { role, text }]) => {
    // A run's places may be in code that was added to the text, such as tests.
    if (number > state.doc.lines) return [];
    const attributes = { 'data-note': text, title: text };
    const line = Decoration.line({ class: `noted ${role}${ran}`, attributes });
    return [line.range(state.doc.line(number).from)];
  });
}

function band(state: EditorState): RangeSet<GutterMarker> {
  const found = drawing(state).band;
  if (!found) return RangeSet.empty;
  const { roles, first, last } = found;
  const lines = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return RangeSet.of(
    lines.map((number) => {
      const ends = `${number === first ? ' first' : ''}${number === last ? ' last' : ''}`;
      const marker = new LoanMarker(roles.get(number), ends);
      return marker.range(state.doc.line(number).from);
    }),
  );
}

class LoanMarker extends GutterMarker {
  readonly #role: Role | undefined;
  override elementClass: string;

  constructor(role: Role | undefined, ends: string) {
    super();
    this.#role = role;
    this.elementClass = `loan${ends}${role ? ` ${role}` : ''}`;
  }

  override eq(other: LoanMarker): boolean {
    return other.elementClass === this.elementClass;
  }

  override toDOM(): Node {
    return this.#role ? element('span', { className: 'sign' }, signs[this.#role]) : element('span');
  }
}
