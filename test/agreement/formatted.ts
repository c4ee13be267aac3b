/** The text that rustfmt's changes make. */
import { expect } from 'vitest';
import type { Formatted } from '../../playground/runner/rustfmt-session.ts';

/** Applies the changes, which must be in order and apart. */
export function changed(source: string, answer: Formatted): string {
  if (answer.kind !== 'formatted') throw new Error(JSON.stringify(answer));
  let text = '';
  let at = 0;
  for (const { from, to, insert } of answer.changes) {
    expect(from).toBeGreaterThanOrEqual(at);
    text += source.slice(at, from) + insert;
    at = to;
  }
  return text + source.slice(at);
}
