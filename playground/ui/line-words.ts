/** The words beside lines of a program, in one place for translation. */
import type { Fault } from '../runner/runner.ts';
import type { Loan, Role } from './loans.ts';

/** Each role in plain words, chosen by rustc's own label. The first match wins. */
const ofLoan: Record<Role, [label: RegExp, words: string][]> = {
  start: [
    [/^creates a temporary/, 'makes a temporary value'],
    [/(^| )immutable borrow/, 'borrowed here'],
    [/mutable borrow/, 'borrowed for writing here'],
    [/./, 'borrowed here'],
  ],
  conflict: [
    [/^move out|moved/, 'moved while borrowed'],
    [/assigned/, 'changed while borrowed'],
    [/second mutable borrow/, 'borrowed for writing again'],
    [/(^| )immutable borrow/, 'read while borrowed for writing'],
    [/mutable borrow/, 'needs exclusive access'],
    [/freed/, 'the temporary value ends here'],
    [/dropped/, 'dropped while borrowed'],
    [/use of borrowed/, 'used while borrowed for writing'],
  ],
  use: [
    [/'static/, 'must live as long as the program'],
    [/./, 'still needed'],
  ],
};

const ofMove: Record<Role, [label: RegExp, words: string][]> = {
  start: [
    [/into closure/, 'moved into the closure'],
    [/previous iteration/, 'moved in an earlier iteration'],
    [/./, 'moved here'],
  ],
  conflict: [
    [/initialized|isn't/, 'used before it has a value'],
    [/./, 'used after the move'],
  ],
  use: [[/./, 'needed here']],
};

/** A thread's name; the main thread is number 0. */
export const threadName = (thread: number) =>
  thread === 0 ? 'the main thread' : `thread ${thread}`;

export const lineWords = {
  /** A line's role in a borrow or a move; rustc's own label where there is no plainer word. */
  loan: (kind: Loan['kind'], role: Role, label: string) =>
    (kind === 'move' ? ofMove : ofLoan)[role].find(([pattern]) => pattern.test(label))?.[1] ??
    label,
  panicked: 'panicked here',
  aborted: 'aborted here',
  fault: 'undefined behaviour',
  allocated: 'allocated',
  /** The second place of a fault. */
  other: {
    dangling: 'freed',
    'double-free': 'freed first',
    'data-race': 'the other access',
  } satisfies Partial<Record<Fault, string>> as Partial<Record<Fault, string>>,
  alsoThere: 'see also here',
  waits: (thread: number) => `${threadName(thread)} waits`,
  took: (thread: number) => `locked by ${threadName(thread)}`,
  unsupported: 'not available in this page',
};
