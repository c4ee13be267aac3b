/** Every word of exercises and quizzes, in one place for translation. */
import type { QuizMatter } from '../lesson-schema.ts';

export const practiceWords = {
  runTests: 'Run tests',
  tests: 'What the tests check',
  hints: 'Hints',
  nextHint: (shown: number, all: number) =>
    shown < all ? `Hint ${shown + 1} of ${all}` : 'No more hints',
  solved: '✓ solved',
  next: 'Go to the next one',
  passed: (passed: number, all: number) =>
    passed === all ? `Solved: all ${all} tests pass.` : `${passed} of ${all} tests pass.`,
  /** For a run that ended before its last test. */
  unfinished: (passed: number, all: number) =>
    `${passed} of ${all} tests pass; the run ended before the others.`,
  refused: 'It does not compile, so no test ran.',
  stopped: 'No test ran.',
  /** The tests run several times, each time with another order of the threads. */
  progress: (done: number, all: number) =>
    `All tests pass in ${done} of ${all} runs so far. Each run has another order of the threads.`,
  stoppedEarly: (done: number) =>
    `Stopped after ${done === 1 ? '1 run' : `${done} runs`} in which all tests passed.`,
  /** After so many runs in which all tests passed, with other seeds. */
  dependsOn: ({ before, hasThreads }: { before: number; hasThreads: boolean }) =>
    hasThreads
      ? `It depends on the order of the threads: all tests passed in ${before === 1 ? 'another run' : `${before} other runs`}.`
      : 'It depends on random numbers, such as the order of a hash map.',
  leaks: 'All tests pass, but the program leaks memory. Make sure that everything is freed.',
  noUnsafe: 'solve this exercise without `unsafe`',
  usesUnsafe: 'Solve it without unsafe code. No test ran.',
  sign: {
    passed: '✓ passes',
    failed: '✗ fails',
    waiting: 'not run',
    right: '✓ Right:',
    wrong: '✗ Wrong:',
  },
  /** For a panic without a message. */
  silent: 'It failed without a message.',
  ended: 'The run ended in this test. The output below the code says how.',
  /** Code is between backticks, as in the messages of tests. */
  compared: (got: string, wanted: string) => `Expected \`${wanted}\`, got \`${got}\`.`,
  showSolution: 'Show the solution',
  hideSolution: 'Hide the solution',
  useSolution: 'Put it into the editor',
  undoSolution: 'Undo',
  difference: 'What the solution changes in your code',
  same: 'Your code is the solution, line for line.',
  removed: 'to remove: ',
  added: 'to add: ',
  skipped: (lines: number) => (lines === 1 ? '1 unchanged line' : `${lines} unchanged lines`),
  differenceFailed: 'The solution could not be loaded. Press again to retry.',

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
  wrong: 'Not right. Try again.',
  incomplete: 'Right so far, but other outputs are possible too. Try again.',
  runIt: 'Run it and see',
};
