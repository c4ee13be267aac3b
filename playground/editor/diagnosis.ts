/**
 * The compiler's diagnostics as part of the editor's state. Their spans move with
 * the text until the next check ends.
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
import { inOrder, placeOf } from '../ui/line-notes.ts';
import { sameEnds } from './same-ends.ts';

/** A change that the compiler suggests. */
export interface Fix {
  title: string;
  changes: { from: number; to: number; insert: string }[];
  /** Whether the compiler is sure, so that the change can be applied as it is. */
  sure: boolean;
}

interface Diagnosis {
  /** Errors first, then in source order. */
  all: readonly Diagnostic[];
  /** How many more there were than are kept. */
  more: number;
  /** The one that F8 or a click went to, until the cursor moves. */
  chosen: Diagnostic | undefined;
}

/** More than anyone reads: a program that ends in the middle can have hundreds. */
const maximum = 20;

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

/** Replaces the diagnostics with those of the current text. */
export function setDiagnostics(diagnostics: readonly Diagnostic[]): TransactionSpec {
  const all = inOrder(diagnostics).slice(0, maximum);
  return { effects: answer.of({ all, more: diagnostics.length - all.length }) };
}

/** The diagnostic at the cursor. */
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

/** The diagnostic to explain: the one at the cursor, or else the first error. */
export function explained(state: EditorState): Diagnostic | undefined {
  return current(state) ?? state.field(diagnosis).all.find(({ level }) => level === 'error');
}

/** Goes to the next diagnostic after the cursor, or the previous one; wraps around. */
export function step(state: EditorState, direction: 1 | -1): Diagnostic | undefined {
  const { all: listed, chosen } = state.field(diagnosis);
  const all = [...listed].sort((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0));
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

/** The suggestions of a diagnostic, sure ones first. */
export function fixesOf({ children }: Diagnostic): Fix[] {
  const fixes = children.flatMap(({ message, spans }) => {
    const parts = spans.flatMap(({ from, to, suggestion }) =>
      suggestion ? [{ from, to, insert: suggestion.text, sure: suggestion.applicability }] : [],
    );
    if (parts.length === 0 || parts.length < spans.length) return [];
    // rustc lists the parts of one change like alternatives; alternatives share one place.
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

/** The lines that a change removes, and the lines it adds. */
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
      // A suggestion only fits the text that was checked.
      const touched = child.spans.some(({ from, to }) => changes.touchesRange(from, to));
      return {
        ...child,
        spans: child.spans.map((span) => moved(span, touched ? null : span.suggestion)),
      };
    }),
  };
}
