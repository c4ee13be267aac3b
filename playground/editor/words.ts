/** The words of the editor and of the list under it, in one place for translation. */

import type { Diagnostic } from '../runner/runner.ts';
import { formatLimit } from '../runner/rustfmt.ts';
import type { FormatFailure } from '../runner/rustfmt-session.ts';
import type { Loan, Role } from '../ui/loans.ts';

const number = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const roles: Record<Loan['kind'], Record<Role, string>> = {
  loan: {
    start: 'Borrowed',
    conflict: 'Conflicts with the borrow',
    use: 'Still needed',
  },
  move: {
    start: 'Moved',
    conflict: 'Used after the move',
    use: 'Needed',
  },
};

type Language = 'rust' | 'cpp';

const compilers: Record<Language, string> = { rust: 'rustc', cpp: 'clang' };

export const words = {
  checking: (language: Language) => `${compilers[language]} checks as you type.`,
  loading: 'Loading the compiler, once.',
  outdated: 'Changed since the last check.',
  accepted: (language: Language) => `${compilers[language]} accepts this code.`,
  found: (all: readonly Diagnostic[], hasKeys: boolean) => {
    const errors = all.filter(({ level }) => level === 'error').length;
    const warnings = all.length - errors;
    return `${[errors && number(errors, 'error'), warnings && number(warnings, 'warning')]
      .filter(Boolean)
      .join(', ')}.${all.length > 1 && hasKeys ? ' F8 goes to the next.' : ''}`;
  },
  problemsOf: (language: Language) => `What ${compilers[language]} says about this code`,
  level: { error: 'error', warning: 'warning', note: 'note', help: 'help' } satisfies Record<
    Diagnostic['level'],
    string
  >,
  more: (count: number) => `And ${count} more, which often follow from these.`,
  line: (line: number) => `Line ${line}`,
  /** For screen readers: the diagnostic that the cursor moved to. */
  arrived: (index: number, all: number, line: number | undefined, what: string) =>
    `${index} of ${all}, ${line === undefined ? 'not in this text' : `line ${line}`}: ${what}`,
  /** For an error outside the text, such as in the tests of an exercise. */
  notInText: 'Not in this text',
  leave: 'Escape, then Tab leaves the editor.',
  picture: (kind: Loan['kind'], role: Role, line: number) => `${roles[kind][role]} on line ${line}`,
  apply: 'Change it',
  applyKey: 'Ctrl+.',
  /** Before a change that may be wrong. */
  unsure: 'Perhaps:',
  preview: 'The change',
  removed: 'Without:',
  added: 'With:',
  noFix: (language: Language) => `${compilers[language]} suggests no certain change here.`,

  why: 'Why?',
  whyOf: (code: string) => `Why? What ${code} means`,
  close: 'Close',
  loadingWhy: 'Loading the explanation.',
  noWhy: 'The explanation could not be loaded.',
  explanation: (code: string) => `What ${/^E\d/.test(code) ? code : 'this error'} means`,

  loadingRustfmt: 'Loading rustfmt, once.',
  formatted: 'Formatted by rustfmt.',
  formattedAlready: 'Already formatted.',
  notFormatted: (message: string, line: number | undefined) =>
    `rustfmt needs code without syntax errors: ${line ? `line ${line}: ` : ''}${message}`,
  formatFailed: {
    'not-loaded': (detail) => `rustfmt could not be loaded: ${detail}.`,
    'not-started': (detail) => `rustfmt could not start: ${detail}.`,
    'lone-surrogate': () => 'The code contains half a letter (a lone surrogate).',
    'too-large': () => 'The code is too long or too deeply nested for rustfmt.',
    'too-slow': () => `rustfmt was stopped after ${formatLimit / 1000} s.`,
    crashed: () => 'rustfmt itself crashed on this code.',
    stopped: () => 'The worker that holds rustfmt has stopped.',
  } satisfies Record<FormatFailure, (detail?: string) => string>,
  changedMeanwhile: 'You edited the code while rustfmt ran, so nothing was formatted.',

  plain: 'Plain text field',
  saved: 'Saved in this browser.',
  notSaved: 'This browser can’t save edits here: copy what you want to keep.',
  otherTab: 'You also changed this program in another tab.',
  otherText: 'This browser has another saved version of this program.',
  take: 'Use that version',
  keepMine: 'Keep this version',
  unreadable: (names: string[]) =>
    `A saved edit can’t be read. It is still in this browser's storage, as ${names.join(' and ')}.`,
};
