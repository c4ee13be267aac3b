/**
 * The borrow behind an error, read from the labels of its spans: where it
 * starts, what it is in the way of, and where it is used again. A value that
 * was moved away is drawn alike.
 */
import type { Diagnostic, Span } from '../runner/runner.ts';

export type Role = 'start' | 'conflict' | 'use';

export interface Loan {
  kind: 'loan' | 'move';
  /** In the order of the text. */
  marks: { role: Role; span: Span }[];
}

/** Each role has a sign of its own, so that nobody has to tell colours apart. */
export const signs: Record<Role, string> = { start: '○', conflict: '×', use: '●' };

/** Errors whose spans tell of one loan, or of one move. */
const loans = /^E0(499|502|503|505|506|507|510|521|597|712|713|716)$/;
const moves = /^E038[12]$/;

export function loanOf({ code, spans }: Diagnostic): Loan | undefined {
  const kind = moves.test(code ?? '') ? 'move' : loans.test(code ?? '') ? 'loan' : undefined;
  if (!kind) return undefined;
  const marks = spans
    .flatMap((span) => {
      const role = roleOf(span, kind);
      return role ? [{ role, span }] : [];
    })
    .sort((a, b) => a.span.from - b.span.from);
  const has = (role: Role) => marks.some((mark) => mark.role === role);
  return has('start') && has('conflict') ? { kind, marks } : undefined;
}

function roleOf({ label, primary }: Span, kind: Loan['kind']): Role | undefined {
  const text = label ?? '';
  if (kind === 'move') {
    if (/^value .*moved/.test(text) && !/after/.test(text)) return 'start';
    return primary ? 'conflict' : undefined;
  }
  if (/later used|used here|might be used|requires that/.test(text)) return 'use';
  // Where a value ends too early the error is told at its borrow.
  if (/^borrowed value does not live|^creates a temporary/.test(text)) return 'start';
  if (/dropped here|is freed/.test(text)) return 'conflict';
  if (primary) return 'conflict';
  return /borrow.*here/.test(text) ? 'start' : undefined;
}
