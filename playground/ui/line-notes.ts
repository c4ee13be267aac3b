/**
 * What stands beside the lines of a program: a compiler's labels, with a band from the
 * start of a borrow to its last use, or the places that the end of a run names. The
 * build draws it into the page's HTML and the editor into its lines. And how lines that are
 * too long continue below.
 */
import type { Diagnostic, End } from '../runner/runner.ts';
import { lineWords } from './line-words.ts';
import { loanOf, type Role } from './loans.ts';

/** What a line has to do with it: a role in a borrow, where it broke, or what explains that. */
export type LineRole = Role | 'broken' | 'beside';

export interface LineNote {
  role: LineRole;
  text: string;
}

export interface Drawing {
  /** By line, from 1. */
  notes: ReadonlyMap<number, LineNote>;
  /** The lines of a borrow, or of a value between its move and a use. */
  band: { first: number; last: number; roles: ReadonlyMap<number, Role> } | undefined;
}

export const noDrawing: Drawing = { notes: new Map(), band: undefined };

/** Draws one diagnostic. `lineOf` gives the line, from 1, of an offset into the code. */
export function drawDiagnostic(
  diagnostic: Diagnostic,
  lineOf: (offset: number) => number,
): Drawing {
  const loan = loanOf(diagnostic);
  const notes = new Map<number, LineNote>();
  if (!loan) {
    // The style sheet writes it, in one font.
    for (const { from, label, primary } of diagnostic.spans)
      if (label)
        add(notes, lineOf(from), {
          role: primary ? 'broken' : 'beside',
          text: label.replaceAll('`', ''),
        });
    return { notes, band: undefined };
  }
  const roles = new Map<number, Role>();
  for (const { role, span } of loan.marks) {
    const line = lineOf(span.from);
    // If two roles share a line, the conflict matters most.
    if (role === 'conflict' || !roles.has(line)) roles.set(line, role);
    add(notes, line, { role, text: lineWords.loan(loan.kind, role, span.label ?? '') });
  }
  const band = { first: Math.min(...roles.keys()), last: Math.max(...roles.keys()), roles };
  return { notes, band };
}

/** Draws the places in the reader's file that the end of a run names. */
export function drawEnd(end: End, file: string): Drawing {
  const notes = new Map<number, LineNote>();
  const at = (place: string | null, role: LineRole, text: string) => {
    const line = lineAt(place ?? '', file);
    if (line) add(notes, line, { role, text });
  };
  if (end.kind === 'panic') {
    at(end.place, 'broken', end.aborts ? lineWords.aborted : lineWords.panicked);
  } else if (end.kind === 'undefined-behaviour') {
    at(end.place, 'broken', lineWords.fault);
    at(end.allocated ?? null, 'beside', lineWords.allocated);
    at(end.other, 'beside', lineWords.other[end.fault] ?? lineWords.alsoThere);
  } else if (end.kind === 'deadlock') {
    for (const { thread, place, reason, holders } of end.waiting) {
      at(place, 'broken', lineWords.waits(thread));
      if (reason === 'join') continue;
      for (const holder of holders) at(holder.place, 'beside', lineWords.took(holder.thread));
    }
  } else if (end.kind === 'unsupported') {
    at(end.place, 'broken', lineWords.unsupported);
  }
  return { notes, band: undefined };
}

/** The line of a place such as `counts.rs:12:5`; undefined for one in another file. */
function lineAt(place: string, file: string): number | undefined {
  const [, name, line] = /^(.*?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  return name === file ? Number(line) : undefined;
}

/** Two notes on one line become one; what broke decides how it looks. */
function add(notes: Map<number, LineNote>, line: number, note: LineNote): void {
  const before = notes.get(line);
  if (!before) {
    notes.set(line, note);
  } else if (before.text !== note.text) {
    const breaks = ({ role }: LineNote) => role === 'conflict' || role === 'broken';
    const text = `${before.text}; ${note.text}`;
    notes.set(line, { role: breaks(before) ? before.role : note.role, text });
  }
}

/**
 * How far in, in letters, a long line continues: as far as it begins, but no further than
 * leaves room for text on a phone.
 */
export function hangOf(line: string): number {
  return Math.min(/\S/.exec(line)?.index ?? 0, 12);
}

/** Words that may not fit into a line on a phone, by their length. */
const long = /\S{17,}/g;

/** Where a break looks right: not between an opening bracket and a closing one. */
const punctuation = /->|::|[([{<,](?=[^)\]}>])|\/(?=\w)|\.(?=[a-z_])/gi;

export interface Joint {
  from: number;
  to: number;
  className: 'breaks-before' | 'breaks-after';
}

/**
 * Where long words of code may be broken, by offset: at their punctuation. CSS breaks them
 * anywhere, and to CSS a chain of calls is one word. The rules for the classes are in pane.css.
 */
export function jointsOf(code: string): Joint[] {
  return [...code.matchAll(long)].flatMap((word) =>
    [...word[0].matchAll(punctuation)].map(({ 0: found, index }): Joint => {
      const from = word.index + index;
      // rustfmt, too, breaks before a method.
      const className = found === '.' ? 'breaks-before' : 'breaks-after';
      return { from, to: from + found.length, className };
    }),
  );
}

/** Cuts the pieces of a line so that its joints are pieces of their own; others have no class. */
export function splitAtJoints(
  pieces: readonly string[],
): { text: string; className: Joint['className'] | '' }[][] {
  const joints = jointsOf(pieces.join(''));
  // Two joints that touch share an end.
  const ends = [...new Set(joints.flatMap(({ from, to }) => [from, to]))];
  let next = 0;
  return pieces.map((piece) => {
    const start = next;
    const end = start + piece.length;
    next = end;
    const cuts = [start, ...ends.filter((at) => start < at && at < end), end];
    return cuts.slice(1).map((to, index) => {
      const from = cuts[index] ?? 0;
      const joint = joints.find((one) => one.from <= from && to <= one.to);
      return { text: piece.slice(from - start, to - start), className: joint?.className ?? '' };
    });
  });
}

/** A function that gives the line, from 1, of an offset into `source`. */
export function linesOf(source: string): (offset: number) => number {
  return (offset) => source.slice(0, offset).split('\n').length;
}

/** Errors first, then in source order: rustc warns before it says what is wrong. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const place = (one: Diagnostic) => placeOf(one) ?? Number.MAX_SAFE_INTEGER;
  const rank = ({ level }: Diagnostic) => (level === 'error' ? 0 : 1);
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || place(a) - place(b));
}

/** The offset to show a diagnostic at; undefined if it isn't about this text. */
export function placeOf({ spans }: Diagnostic): number | undefined {
  return (spans.find(({ primary }) => primary) ?? spans[0])?.from;
}
