/** Every word that exercises and quizzes say of themselves, in one place for translation. */
import type { QuizMatter } from '../lesson-schema.ts';

export const practiceWords = {
  runTests: 'Run the tests',
  tests: 'What the tests want',
  hints: 'Hints',
  nextHint: (shown: number, all: number) =>
    shown < all ? `Hint ${shown + 1} of ${all}` : 'No more hints',
  solved: '✓ solved',
  passed: (passed: number, all: number) =>
    passed === all ? `Solved: all ${all} tests pass.` : `${passed} of ${all} tests pass.`,
  /** Of a run that was over before the last test. */
  unfinished: (passed: number, all: number) =>
    `${passed} of ${all} tests pass; the run ended before the others. How it ended stands below the code.`,
  refused: 'It does not compile, so no test has run. What rustc says stands below the code.',
  stopped: 'No test has run.',
  sign: {
    passed: '✓ passes',
    failed: '✗ fails',
    waiting: 'not run',
    right: '✓ Right:',
    wrong: '✗ Wrong:',
  },
  ended: 'The run ended in this test. How it ended stands below the code.',
  /** Code stands between backticks, as in the messages of tests. */
  compared: (got: string, wanted: string) => `It got \`${got}\` and wanted \`${wanted}\`.`,
  showSolution: 'Show the solution',
  hideSolution: 'Hide the solution',
  difference: 'The solution, as what it changes in your text',
  same: 'Your text is the solution, line for line.',
  removed: 'to remove: ',
  added: 'to add: ',
  skipped: (lines: number) => (lines === 1 ? '1 line as it is' : `${lines} lines as they are`),
  differenceFailed: 'The solution could not be loaded. Press again to try.',

  ask: {
    compiles: 'Does it compile?',
    line: 'Which line does rustc refuse?',
    prints: 'What does it print?',
    outputs: 'Which outputs are possible? Choose all that are.',
  } satisfies Record<QuizMatter['ask'], string>,
  claim: {
    compiles: 'Yes',
    refused: (code: string) => `No, rustc refuses it: ${code}`,
    line: (line: number) => `Line ${line}:`,
    panics: 'It panics',
    hangs: 'It never ends',
  },
  check: 'Check',
  forget: 'Forget my answer',
  choose: 'Choose an answer first.',
  right: 'Right.',
  wrong: 'Not right. Choose again.',
  incomplete: 'What you chose is possible, and there is more. Choose again.',
  runIt: 'Run it and see',
};
