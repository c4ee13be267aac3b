/**
 * Reads the borrow behind an error from the labels of its spans: where it starts,
 * what it conflicts with, and where it is used again. A move reads the same way.
 */
import type { Diagnostic, Span } from '../runner/runner.ts';

export type Role = 'start' | 'conflict' | 'use';

export interface Loan {
  kind: 'loan' | 'move';
  /** In source order. */
  marks: { role: Role; span: Span }[];
}

/** Each role has its own sign, so that colour isn't the only difference. */
export const signs: Record<Role, string> = { start: '○', conflict: '×', use: '●' };

/** Errors whose spans describe one loan or one move. */
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
  // For a value that doesn't live long enough, the primary span is the borrow.
  if (/^borrowed value does not live|^creates a temporary/.test(text)) return 'start';
  if (/dropped here|is freed/.test(text)) return 'conflict';
  if (primary) return 'conflict';
  return /borrow.*here/.test(text) ? 'start' : undefined;
}
