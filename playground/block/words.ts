/** Every word that a program's pane says, in one place for translation. */
import type { Ending, ExampleProgram, Need } from '../prebuilt/program.ts';
import {
  type End,
  type Failure,
  type Fault,
  type Leak,
  outputCap,
  type Refusal,
  type Waiting,
} from '../runner/runner.ts';

const count = (number: number) => number.toLocaleString('en');

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

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

/** Of C++ the place is not always known. */
const at = (place: string) => place && ` at ${place}`;

function waiting({ thread, place, reason, holders }: Waiting): string {
  const who = `Thread ${thread} waits${at(place)} for `;
  if (reason === 'join') return `${who}thread ${holders[0]?.thread} to end.`;
  const held = holders.map((holder) =>
    holder.thread === thread
      ? `which it took itself${at(holder.place)}`
      : `which thread ${holder.thread} took${at(holder.place)}`,
  );
  return `${[`${who}${waits[reason]}`, held.join(', and ')].filter(Boolean).join(', ')}.`;
}

/** What a program did that no safe Rust does, for someone who meets it the first time. */
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

/** What the second place of a fault is. */
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
  'compiler-failed': () => 'The compiler itself failed on this text, for which we are sorry.',
  'compiler-stopped': () =>
    'The worker that holds the compiler has stopped. Run again starts a new one.',
  'compiler-gone': () => 'The frame that held the compiler has gone. Run starts it again.',
  'module-not-loaded': () =>
    'The compiled program could not be loaded: it is missing or damaged. The recorded output is below.',
  'module-not-started': (detail) => `The program could not be started: ${detail}`,
  'module-stopped': () => 'The worker that runs programs has stopped. Run again starts a new one.',
};

/** Who finds what is undefined. */
const checks = { rust: 'The interpreter', cpp: 'The check' };

export const words = {
  run: 'Run',
  check: 'Check',
  stop: 'Stop',
  edit: 'Edit',
  format: 'Format',
  formatKey: 'Shift-Alt-F',
  standard: 'Standard',
  reset: 'Reset',
  undoReset: 'Undo reset',
  copy: 'Copy',
  copied: 'Copied',
  copyForbidden: 'Copying is not allowed here',
  wholeProgram: 'Whole program',
  showRecorded: 'Show recorded run',
  newTab: '(new tab)',
  playground: 'Our playground',
  language: { rust: 'Rust', cpp: 'C++' },
  elsewhere: { rust: 'Rust Playground', cpp: 'Compiler Explorer' },
  download: { rust: 'Cargo project', cpp: 'Download' },

  refused: 'does not compile',
  undefinedBehaviour: 'undefined behaviour',
  /** What a program is there to show, before it runs. */
  expected: {
    no_run: 'compiled, not run',
    should_panic: 'panics',
    compile_fail: 'does not compile',
  },
  /** The same, after it. */
  promise: {
    no_run: (kept: boolean) => (kept ? 'It is not run here.' : 'It was to compile.'),
    should_panic: (kept: boolean) =>
      kept ? 'That is what it is there to show.' : 'It was to panic, and did not.',
    compile_fail: (kept: boolean) =>
      kept ? 'That is what it is there to show.' : 'rustc was to refuse it, and does not.',
  },
  refuses: (compiler: string) => `${compiler} refuses this`,
  meaning: (code: string) => `what ${code} means`,
  messageOf: (tool: string, file: string) => `What ${tool} says of ${file}`,
  outputOf: (file: string) => `Output of ${file}`,
  editorOf: (file: string) => `${file}, editor. Escape, then Tab leaves it.`,
  noExample: (id: string) =>
    id ? `There is no '${id}' here. There are:` : 'No example is named. There are:',
  noLesson: (id: string) => `The example '${id}' could not be loaded. Load the page again.`,
  editorFailed: 'The editor could not be loaded. Press Edit to try again.',
  beforeEdit: 'Of the text before your edit:',

  recorded: (compiler: string) => `Recorded: ${compiler}`,
  /** Why a recorded run is all there is. */
  recordedNatively: (compiler: string, why?: string) =>
    `Recorded from a native run, ${compiler}${why ? `: ${why}` : ''}`,
  recordedInEngine: (compiler: string) =>
    `Recorded from a run in the engine of this page, ${compiler}`,
  need: {
    threads: 'it needs threads',
    unwinding: 'it goes on after a panic',
    clock: 'it needs a clock',
  } satisfies Record<Need, string>,
  ended: (ends: Ending) => {
    switch (ends) {
      case 'ok':
        return '';
      case 'panic':
        return 'It panicked: exit code 101.';
      case 'abort':
        return 'It aborted.';
      case 'segv':
        return 'It crashed: segmentation fault.';
      case 'hang':
        return 'It never ended: stopped after 2 s.';
      default:
        return `It ended with exit code ${ends.replace('exit ', '')}.`;
    }
  },
  /** The same, for a run in the engine. */
  endedInEngine: (end: End): string =>
    end.kind === 'exit' && end.code === 0 ? '' : words.end(end, 0),
  undefinedRun: 'Undefined: this is one of the things that may happen.',
  takeTurns: 'Its threads take turns in this page: one runs for a while, then another.',
  sanitizer: {
    address: 'AddressSanitizer',
    undefined: 'UndefinedBehaviorSanitizer',
  } satisfies Record<NonNullable<ExampleProgram['sanitize']>, string>,
  sanitizerShortened: (sanitizer: string) => `${sanitizer} on the same program, shortened:`,

  refusal: {
    'other-language': 'This page cannot run programs in this language.',
  } satisfies Record<Refusal, string>,
  running: 'Running',
  compiling: 'Compiling',
  loading: (loaded: number, total: number) =>
    `Loading the compiler, once: ${megabytes(loaded)} of ${megabytes(total)} MB`,
  /** How a run ended; `milliseconds` from the click to the end. */
  end: (end: End, milliseconds: number, language: ExampleProgram['language'] = 'rust') => {
    switch (end.kind) {
      case 'exit':
        if (end.code !== 0) return `Ended with exit code ${end.code}.`;
        return `Ran in ${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms.`;
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
          steps: 'Stopped: it runs for too long.',
          threads: 'Stopped: too many threads.',
          time: 'Stopped: two minutes are over.',
          nesting: 'Stopped: the text is nested too deep for the compiler.',
        }[end.limit];
      case 'checked':
        return 'It compiles.';
      case 'refused':
        return 'It does not compile.';
      case 'abort':
        return 'Aborted.';
      case 'undefined-behaviour': {
        const also = end.other ? ` ${others[end.fault] ?? 'See also'} ${end.other}.` : '';
        const says = end.message && ` ${checks[language]} says: ${end.message}.`;
        return `Undefined behaviour${at(end.place)}: ${faults[end.fault]}.${also}${says}`;
      }
      case 'deadlock':
        return `Deadlock. ${end.waiting.map(waiting).join(' ')}`;
      case 'unsupported':
        return `The page has not got what the program asks for${at(end.place)}: ${end.message}.`;
      case 'failed':
        return failures[end.failure](end.detail);
    }
  },
  /** Of the reader's own functions, innermost first. */
  backtrace: (frames: string[]) =>
    `\nThe calls that led there:\n${frames.map((frame) => `  ${frame}\n`).join('')}`,
  leaks: (leaks: Leak[]) => {
    const all = leaks.map(
      ({ place, count: times, bytes }) =>
        `${count(bytes)} bytes from ${place}${times > 1 ? ` (${count(times)} times)` : ''}`,
    );
    return ` Never freed: ${all.join(', ')}.`;
  },
  copyReport: 'Copy a report',
  dropped: (characters: number) =>
    ` The first ${count(outputCap)} characters of output are shown; ${count(characters)} more were dropped.`,
};
