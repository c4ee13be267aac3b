/**
 * What rustc says of the text, as a part of the editor's state: its places move
 * with the text until the next answer comes.
 */
import {
  type ChangeDesc,
  type ChangeSpec,
  type EditorState,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state';
import type { Diagnostic, Span } from '../runner/runner.ts';
import { sameEnds } from './same-ends.ts';

/** A change that rustc suggests. */
export interface Fix {
  title: string;
  changes: { from: number; to: number; insert: string }[];
  /** rustc is sure of it: the text can be put in as it is. */
  sure: boolean;
}

interface Diagnosis {
  /** In the order of the text. */
  all: readonly Diagnostic[];
  /** How many were left out. */
  more: number;
  /** The one that F8 or a click has gone to, until the cursor moves away. */
  chosen: Diagnostic | undefined;
}

/** More than anyone reads; a text that is cut in the middle can have hundreds. */
const most = 20;

const answer = StateEffect.define<Pick<Diagnosis, 'all' | 'more'>>();
const choose = StateEffect.define<Diagnostic>();

export const diagnosis = StateField.define<Diagnosis>({
  create: () => ({ all: [], more: 0, chosen: undefined }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(answer)) return { ...effect.value, chosen: undefined };
      if (effect.is(choose)) return { ...value, chosen: effect.value };
    }
    if (transaction.docChanged) {
      const all = value.all.map((one) => move(one, transaction.changes));
      return { ...value, all, chosen: undefined };
    }
    return transaction.selection && value.chosen ? { ...value, chosen: undefined } : value;
  },
});

/** Takes what rustc said of the text as it stands. */
export function told(said: readonly Diagnostic[]): TransactionSpec {
  const order = (one: Diagnostic) => placeOf(one) ?? Number.MAX_SAFE_INTEGER;
  const all = [...said].sort((a, b) => order(a) - order(b)).slice(0, most);
  return { effects: answer.of({ all, more: said.length - all.length }) };
}

/** Where a diagnostic is to be read; undefined for one that is not about this text. */
export function placeOf({ spans }: Diagnostic): number | undefined {
  return (spans.find(({ primary }) => primary) ?? spans[0])?.from;
}

/** The one at the cursor. */
export function current(state: EditorState): Diagnostic | undefined {
  const { all, chosen } = state.field(diagnosis);
  if (chosen) return chosen;
  const at = state.selection.main.head;
  const { from, to } = state.doc.lineAt(at);
  const within = (span: Span) => span.from <= at && at <= span.to;
  const tests = [
    (span: Span) => span.primary && within(span),
    within,
    (span: Span) => span.primary && from <= span.from && span.from <= to,
  ];
  for (const test of tests) {
    const found = all.find(({ spans }) => spans.some(test));
    if (found) return found;
  }
  return undefined;
}

/** The one to explain: at the cursor, else the first error. */
export function explained(state: EditorState): Diagnostic | undefined {
  return current(state) ?? state.field(diagnosis).all.find(({ level }) => level === 'error');
}

/** Goes to the next diagnostic after the cursor, or to the one before it, round the end. */
export function step(state: EditorState, direction: 1 | -1): Diagnostic | undefined {
  const { all, chosen } = state.field(diagnosis);
  if (chosen) return all.at((all.indexOf(chosen) + direction) % all.length);
  const at = state.selection.main.head;
  return direction === 1
    ? (all.find((one) => (placeOf(one) ?? -1) > at) ?? all[0])
    : (all.findLast((one) => (placeOf(one) ?? at) < at) ?? all.at(-1));
}

export function goTo(diagnostic: Diagnostic): TransactionSpec {
  const anchor = placeOf(diagnostic);
  const effects = choose.of(diagnostic);
  return anchor === undefined
    ? { effects }
    : { selection: { anchor }, effects, scrollIntoView: true };
}

/** Its suggestions, the sure ones first. */
export function fixesOf({ children }: Diagnostic): Fix[] {
  const fixes = children.flatMap(({ message, spans }) => {
    const parts = spans.flatMap(({ from, to, suggestion }) =>
      suggestion ? [{ from, to, insert: suggestion.text, sure: suggestion.applicability }] : [],
    );
    if (parts.length === 0 || parts.length < spans.length) return [];
    // rustc lists the parts of one change and the choice between several alike: a choice is at one place.
    const apart = parts.length > 1 && parts.every(({ from }) => from === parts[0]?.from);
    const clash = parts.some((one, index) =>
      parts.slice(0, index).some((other) => one.from < other.to && other.from < one.to),
    );
    if (clash && !apart) return [];
    return (apart ? parts.map((part) => [part]) : [parts]).map((changes) => ({
      title: message,
      changes: changes.map(({ from, to, insert }) => ({ from, to, insert })),
      sure: changes.every(({ sure }) => sure === 'MachineApplicable'),
    }));
  });
  return [...fixes.filter(({ sure }) => sure), ...fixes.filter(({ sure }) => !sure)];
}

/** The lines that a change takes away and those that it puts there. */
export function preview(
  state: EditorState,
  changes: ChangeSpec,
): { removed: string[]; added: string[] } {
  const before = state.doc.toString().split('\n');
  const after = state.changes(changes).apply(state.doc).toString().split('\n');
  const { start, end } = sameEnds(before, after);
  return {
    removed: before.slice(start, before.length - end),
    added: after.slice(start, after.length - end),
  };
}

function move(diagnostic: Diagnostic, changes: ChangeDesc): Diagnostic {
  const moved = (span: Span, suggestion: Span['suggestion']): Span => {
    const from = changes.mapPos(span.from, 1);
    return { ...span, from, to: Math.max(from, changes.mapPos(span.to, -1)), suggestion };
  };
  return {
    ...diagnostic,
    spans: diagnostic.spans.map((span) => moved(span, span.suggestion)),
    children: diagnostic.children.map((child) => {
      // A suggestion is for the text that rustc read.
      const touched = child.spans.some(({ from, to }) => changes.touchesRange(from, to));
      return {
        ...child,
        spans: child.spans.map((span) => moved(span, touched ? null : span.suggestion)),
      };
    }),
  };
}
