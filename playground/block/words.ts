/** The words of a program's pane, in one place for translation. */
import type { Refusal } from '../runner/runner.ts';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

export const words = {
  run: 'Run',
  runKey: 'Ctrl+Enter',
  check: 'Check',
  stop: 'Stop',
  watch: 'Watch',
  watchHint: 'Step through it and see memory',
  edit: 'Edit',
  options: 'Options',
  openIn: 'Open in',
  format: 'Format',
  formatKey: 'Shift+Alt+F',
  standard: 'Standard',
  edition: 'Edition',
  release: 'Release build: no overflow checks, no debug assertions',
  seed: 'Schedule seed',
  reset: 'Reset',
  undoReset: 'Undo reset',
  copy: 'Copy',
  /** A link that opens the program in the playground. */
  copyLink: 'Link (copy)',
  linkCopied: 'Link copied',
  /** In the menu, on phones, where the toolbar of an edit has no room for Copy. */
  copyCode: 'Code (copy)',
  copied: 'Copied',
  copyForbidden: 'Copying is not allowed here',
  wholeProgram: 'Whole program',
  /** In place of the output, before a run. */
  wait: 'Run to see what it prints.',
  showRecorded: 'Show the recorded run',
  /** The block shows the reader's own version. */
  yours: 'your edit',
  newTab: '(new tab)',
  playground: 'This site’s playground',
  language: { rust: 'Rust', cpp: 'C++' },
  elsewhere: { rust: 'Rust Playground', cpp: 'Compiler Explorer' },
  download: { rust: 'Cargo project (download)', cpp: 'C++ file (download)' },

  /** What a program is there to show, before it runs. */
  expected: {
    no_run: 'compiled, not run',
    should_panic: 'panics',
    compile_fail: 'does not compile',
  },
  /** Whether it did, after the run. */
  outcome: {
    no_run: (asExpected: boolean) =>
      asExpected ? 'It is not run here.' : 'Expected it to compile.',
    should_panic: (asExpected: boolean) =>
      asExpected
        ? 'This example is meant to do that.'
        : 'Expected a panic, but it ran to completion.',
    compile_fail: (asExpected: boolean) =>
      asExpected ? 'This example is meant to do that.' : 'Expected rustc to refuse it.',
  },
  outputOf: (file: string) => `Output of ${file}`,
  editorOf: (file: string) => `${file}, editor. Escape, then Tab leaves it.`,
  noExample: (id: string) =>
    id ? `There is no '${id}' here. There are:` : 'No example is named. There are:',
  noLesson: (id: string) => `The example '${id}' could not be loaded. Load the page again.`,
  /** The drawing of a watched run, below its program. */
  watchOf: (file: string) => `Watch ${file}`,
  close: 'Close',
  oldCode: 'This is the run of the code before your edit.',
  watchAgain: 'Watch again',
  refusedToWatch:
    'It does not compile, so there is nothing to watch. The errors are in the output.',
  noSteps: 'It ended before any of its own lines ran.',
  viewFailed: 'The view of memory could not be loaded. Press Watch to try again.',

  editorFailed: 'The editor could not be loaded. Press Edit to try again.',

  refusal: {
    'other-language': 'This page cannot run programs in this language.',
  } satisfies Record<Refusal, string>,
  running: 'Running…',
  compiling: 'Compiling…',
  ownWords: { rust: 'In the words of rustc', cpp: 'In the words of clang' },
  /** Where the compiler found no error. */
  warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
  ordinaryMissing:
    'This page can’t run an ordinary build of your edit. To compare, open it in Compiler Explorer.',
  loading: (loaded: number, total: number) =>
    `Loading the compiler, once: ${megabytes(loaded)} of ${megabytes(total)} MB`,
  copyReport: 'Copy a report',
  /** While the interpreter runs a program that would be quicker compiled. */
  interpreted: 'The interpreter checks every access to memory, which takes time.',
  fullSpeed: 'Run at full speed, without checks',
  trySchedules: (count: number) => `Try ${count} schedules`,
  schedulesTried: (tried: number, count: number) => `Tried ${tried} of ${count} schedules…`,
  schedules: (tried: number, outcomes: number) =>
    outcomes < 2
      ? `${tried} schedules, ${outcomes === 1 ? 'one outcome' : 'no outcome'}.`
      : `${tried} schedules, ${outcomes} outcomes. Press one to see its first run.`,
  outcomes: 'Outcomes',
  printsNothing: 'prints nothing',
  /** How many of the schedules gave an outcome. */
  times: (count: number) => `${count} ×`,
};
