/** The words of a program's pane, in one place for translation. */
import type { Refusal } from '../runner/runner.ts';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

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
  editorFailed: 'The editor could not be loaded. Press Edit to try again.',

  refusal: {
    'other-language': 'This page cannot run programs in this language.',
  } satisfies Record<Refusal, string>,
  running: 'Running',
  compiling: 'Compiling',
  loading: (loaded: number, total: number) =>
    `Loading the compiler, once: ${megabytes(loaded)} of ${megabytes(total)} MB`,
  copyReport: 'Copy a report',
};
