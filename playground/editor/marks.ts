/**
 * Draws diagnostics into the code: a wavy line under each span, the labels of the
 * diagnostic at the cursor under their lines, as rustc prints them, and a band
 * beside the lines of a borrow. The list under the editor says the same in words,
 * for readers who don't see it.
 */
import { type EditorState, type Extension, type Range, RangeSet } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter, WidgetType } from '@codemirror/view';
import type { Diagnostic, Span } from '../runner/runner.ts';
import { element } from '../ui/element.ts';
import { current, diagnosis, explained } from './diagnosis.ts';
import { loanOf, type Role, signs } from './loans.ts';

export const marks: Extension = [
  EditorView.decorations.compute([diagnosis, 'doc', 'selection'], (state) =>
    Decoration.set([...underlines(state), ...labels(state)], true),
  ),
  gutter({
    class: 'cm-band',
    markers: (view) => band(view.state),
    // The band continues beside the labels.
    widgetMarker: ({ state }, _widget, { from }) => {
      const lines = extent(state);
      const { number } = state.doc.lineAt(from);
      return lines && lines.first <= number && number < lines.last
        ? new LoanMarker(undefined, '')
        : null;
    },
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

function labels(state: EditorState): Range<Decoration>[] {
  const here = current(state);
  if (!here) return [];
  return here.spans
    .filter(({ label }) => label !== null)
    .sort((a, b) => b.to - a.to)
    .map((span) => {
      const line = state.doc.lineAt(span.to);
      const widget = new Label(here, span, Math.max(span.from, line.from) - line.from);
      return Decoration.widget({ widget, side: 1, block: true }).range(line.to);
    });
}

class Label extends WidgetType {
  readonly #level: string;
  readonly #span: Span;
  readonly #column: number;

  constructor(diagnostic: Diagnostic, span: Span, column: number) {
    super();
    this.#level = span.primary ? diagnostic.level : 'beside';
    this.#span = span;
    this.#column = column;
  }

  override eq(other: Label): boolean {
    return (
      other.#span.label === this.#span.label &&
      other.#column === this.#column &&
      other.#level === this.#level &&
      other.#width === this.#width
    );
  }

  get #width(): number {
    return Math.max(1, Math.min(this.#span.to - this.#span.from, 12));
  }

  override toDOM(): HTMLElement {
    const arrow = (this.#span.primary ? '^' : '-').repeat(this.#width);
    const label = element(
      'div',
      { className: `cm-label cm-label-${this.#level}`, ariaHidden: 'true' },
      element('span', {}, `${arrow} ${this.#span.label}`),
    );
    label.style.setProperty('--column', `${this.#column}ch`);
    return label;
  }
}

/** The lines from the start of a loan to its last use, with the role of each line. */
function extent(state: EditorState) {
  const diagnostic = explained(state);
  const loan = diagnostic && loanOf(diagnostic);
  if (!loan) return undefined;
  const roles = new Map<number, Role>();
  for (const { role, span } of loan.marks) {
    const { number } = state.doc.lineAt(span.from);
    // If two roles share a line, the conflict matters most.
    if (role === 'conflict' || !roles.has(number)) roles.set(number, role);
  }
  return { roles, first: Math.min(...roles.keys()), last: Math.max(...roles.keys()) };
}

function band(state: EditorState): RangeSet<GutterMarker> {
  const found = extent(state);
  if (!found) return RangeSet.empty;
  const { roles, first, last } = found;
  const lines = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return RangeSet.of(
    lines.map((number) => {
      const end = `${number === first ? ' first' : ''}${number === last ? ' last' : ''}`;
      const marker = new LoanMarker(roles.get(number), end);
      return marker.range(state.doc.line(number).from);
    }),
  );
}

class LoanMarker extends GutterMarker {
  readonly #role: Role | undefined;
  readonly #ends: string;
  override elementClass: string;

  constructor(role: Role | undefined, ends: string) {
    super();
    this.#role = role;
    this.#ends = ends;
    this.elementClass = `cm-loan${ends}`;
  }

  override eq(other: LoanMarker): boolean {
    return other.#role === this.#role && other.#ends === this.#ends;
  }

  override toDOM(): Node {
    return this.#role
      ? element('span', { className: `sign ${this.#role}` }, signs[this.#role])
      : element('span');
  }
}
