/** The words for how a run ended, in one place for translation. */

import {
  type End,
  type Failure,
  type Fault,
  type Leak,
  outputCap,
  type Program,
  type Waiting,
} from '../runner/runner.ts';
import { capital } from './inline-code.ts';
import { threadName } from './line-words.ts';

const count = (number: number) => number.toLocaleString('en');

/** What a thread of a deadlock waits for. */
const waits: Record<Waiting['reason'], string> = {
  mutex: 'a mutex',
  read: 'an RwLock, to read',
  write: 'an RwLock, to write',
  signal: 'a signal of a condition variable or a barrier',
  message: 'a channel',
  once: 'a value that another thread is making',
  park: 'another thread to unpark it',
  scope: 'the threads of its scope',
  join: '',
  sleep: 'the clock',
  other: 'another thread',
};

/** C++ programs do not always have a known place. */
const at = (place: string) => place && ` at ${place}`;

function waiting({ thread, place, reason, holders }: Waiting): string {
  const who = `${capital(threadName(thread))} waits${at(place)} for `;
  if (reason === 'join') return `${who}${threadName(holders[0]?.thread ?? 0)} to end.`;
  const held = holders.map((holder) =>
    holder.thread === thread
      ? `which it took itself${at(holder.place)}`
      : `which ${threadName(holder.thread)} took${at(holder.place)}`,
  );
  return `${[`${who}${waits[reason]}`, held.join(', and ')].filter(Boolean).join(', ')}.`;
}

/** Each kind of undefined behaviour, for readers who meet it for the first time. */
const faults: Record<Fault, string> = {
  dangling: 'it uses memory that is no longer its own',
  'double-free': 'it frees the same memory twice',
  'wrong-layout': 'it frees memory as something other than it was allocated as',
  'out-of-bounds': 'it reaches outside the memory that the pointer may touch',
  null: 'it follows a pointer to nothing: null, or a number that was never an address',
  misaligned: 'it uses an address that the type does not allow: not a multiple of its alignment',
  uninitialised: 'it reads memory that nothing was written to',
  'invalid-value': 'it makes a value that its type does not have',
  'data-race': 'two threads reach the same memory at once, and at least one of them writes',
  unreachable: 'it gets where it promised never to get',
  overflow: 'its arithmetic goes past the range that it promised to keep',
  'read-only': 'it writes to what cannot be written',
  call: 'it calls a function as something that the function is not',
  other: 'it breaks a rule that safe Rust keeps',
};

/** What happened at the second place of a fault. */
const others: Partial<Record<Fault, string>> = {
  dangling: 'It was freed at',
  'double-free': 'It was freed first at',
  'data-race': 'The other access is at',
};

/** Why a program could not be run at all, and what to do; `detail` is the browser's. */
const failures: Record<Failure, (detail?: string) => string> = {
  'compiler-not-loaded': (detail) =>
    `The compiler could not be loaded${detail ? `: ${detail}` : ''}. Run tries again.`,
  'compiler-not-started': (detail) => `The compiler could not be started: ${detail}.`,
  'compiler-failed': () => 'The compiler itself crashed on this code.',
  'compiler-stopped': () =>
    'The worker that holds the compiler has stopped. Run again starts a new one.',
  'compiler-gone': () => 'The frame that held the compiler has gone. Run starts it again.',
  'module-not-loaded': () =>
    'The compiled program could not be loaded: it is missing or damaged. The recorded output is below.',
  'module-not-started': (detail) => `The program could not be started: ${detail}`,
  'module-stopped': () => 'The worker that runs programs has stopped. Run again starts a new one.',
};

/** What detects undefined behaviour. */
const checks = { rust: 'The interpreter', cpp: 'The check of this page’s 32-bit build' };

/** What a run took, in milliseconds. */
export interface RunTimes {
  /** Undefined if the module was compiled ahead. */
  compiled: number | undefined;
  ran: number;
  /** The compiler's first download, which is not part of the others. */
  loaded: { bytes: number; milliseconds: number } | undefined;
}

const took = (milliseconds: number) =>
  milliseconds < 100
    ? `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`;

export const runWords = {
  /** How a run ended; empty if it ended well. */
  end: (end: End) => {
    switch (end.kind) {
      case 'exit':
        return end.code === 0 ? '' : `Ended with exit code ${end.code}.`;
      case 'panic':
        return end.aborts
          ? `Aborted at ${end.place}: a check found what must not happen.`
          : `Panicked at ${end.place}: exit code 101.`;
      case 'stopped':
        return 'Stopped.';
      case 'limit':
        return {
          stack: 'Stopped: the stack is full.',
          memory: 'Stopped: out of memory, or a trap.',
          steps: 'Stopped: it ran too long.',
          threads: 'Stopped: too many threads.',
          time: 'Stopped after two minutes.',
          nesting: 'Stopped: the code is nested too deeply for the compiler.',
        }[end.limit];
      case 'checked':
        return 'It compiles.';
      case 'refused':
        return 'It does not compile.';
      case 'abort':
        return 'Aborted.';
      case 'undefined-behaviour':
        return `Undefined behaviour${at(end.place)}: ${faults[end.fault]}.`;
      case 'deadlock':
        return `Deadlock. ${end.waiting.map(waiting).join(' ')}`;
      case 'unsupported':
        return `The program needs something that this page does not have${at(end.place)}: ${end.message}.`;
      case 'failed':
        return failures[end.failure](end.detail);
    }
  },
  /** More about how a run ended, where there is more to say. */
  detail: (end: End, language: Program['language']) => {
    if (end.kind !== 'undefined-behaviour') return '';
    const made = end.allocated ? `It was allocated at ${end.allocated}. ` : '';
    const also = end.other ? `${others[end.fault] ?? 'See also'} ${end.other}. ` : '';
    return `${made}${also}${end.message && `${checks[language]} says: ${end.message}.`}`;
  },
  /** What took how long, and what ran the program: a module compiled ahead, the interpreter, or compiled code. Of a run recorded ahead, only that. */
  times: (
    { compiled, ran, loaded }: RunTimes,
    { kind }: End,
    how: 'ahead' | 'interpreted' | 'compiled' | 'unchecked' | 'recorded',
  ) => {
    const download = loaded
      ? `Downloaded ${(loaded.bytes / 1e6).toFixed(1)} MB once, in ${took(loaded.milliseconds)}. `
      : '';
    if (kind === 'checked' || kind === 'refused')
      return `${download}Checked in ${took(compiled ?? 0)}.`;
    if (how === 'recorded') return 'Recorded when this page was made.';
    if (how === 'ahead') return `Compiled ahead, ran in ${took(ran)}.`;
    const verb = how === 'interpreted' ? 'interpreted' : 'ran';
    const checks = how === 'unchecked' ? ', without checks' : '';
    if (compiled === undefined) return `${download}${capital(verb)} in ${took(ran)}${checks}.`;
    const made = how === 'interpreted' ? 'Checked' : 'Compiled';
    return `${download}${made} in ${took(compiled)}, ${verb} in ${took(ran)}${checks}.`;
  },
  /** `frames` are the reader's own functions, innermost first. */
  backtrace: (frames: string[]) =>
    `\nThe calls that led there:\n${frames.map((frame) => `  ${frame}\n`).join('')}`,
  leaks: (leaks: Leak[]) => {
    const all = leaks.map(
      ({ place, count: times, bytes }) =>
        `${count(bytes)} bytes from ${place}${times > 1 ? ` (${count(times)} times)` : ''}`,
    );
    return `Never freed: ${all.join(', ')}.`;
  },
  takeTurns: {
    rust: 'Its threads take turns in this page. This is one of many possible schedules.',
    cpp: 'Its threads take turns in this page: one runs for a while, then another.',
  },
  addresses: 'The addresses are this page’s; those of another build differ.',
  dropped: (characters: number) =>
    `The first ${count(outputCap)} characters of output are shown; ${count(characters)} more were dropped.`,
};
