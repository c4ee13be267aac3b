/** Every word about course packages and hand-ins, in one place for translation. */
import type { CoursePart, Form } from '../../playground/course/parts.ts';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

export const makeWords = {
  title: 'Course packages',
  description: 'Lessons and exercises as a package for a course platform, made in this page.',
  intro:
    'Pick the lessons, exercises and questions for your class, and download them as one file for your course platform. It is self-contained: the Rust compiler is included. Your browser makes the file, and nothing about you or your students is sent to us.',
  course: 'Title',
  courseDefault: 'You can Rust that',
  form: 'Format',
  forms: {
    'scorm-1.2': 'SCORM 1.2',
    'scorm-2004': 'SCORM 2004, 4th edition',
    zip: 'Plain zip',
  } satisfies Record<Form, string>,
  formHints: {
    'scorm-1.2': 'Works on nearly every platform. Room for marks and a few edits.',
    'scorm-2004': 'Newer, with sixteen times as much room for edits.',
    zip: 'For any web server. Reports no results.',
  } satisfies Record<Form, string>,
  all: 'Select all',
  none: 'Select none',
  whole: 'The lesson, with its programs',
  exercise: (title: string) => `Exercise: ${title}`,
  question: (ask: string, title: string) => `Question: ${title}. ${ask}`,
  allOf: (number: number, title: string) => `All of lesson ${number}: ${title}`,
  choose: 'Choose parts',
  chosen: (count: number, all: number) => `(${count} of ${all} selected)`,
  size: (parts: number, bytes: number) =>
    `${counted(parts, 'part')}, ${megabytes(bytes)} before compression.`,
  nothing: 'Select at least one part.',
  noTitle: 'Give the package a title.',
  make: 'Make package',
  stop: 'Stop',
  making: (done: number, total: number) => `Packing: ${megabytes(done)} of ${megabytes(total)}.`,
  made: (bytes: number) => `Package made: ${megabytes(bytes)}. Your browser saves it.`,
  stopped: 'Stopped. Nothing was saved.',
  failed: (why: string) => `The package could not be made: ${why}. Nothing was saved.`,
  noList:
    'The list of files to pack could not be loaded. Packages can be made on a built site only.',
  needsScripts: 'Making a package needs JavaScript.',
};

export const courseWords = {
  needsScripts: 'This course needs JavaScript.',
  /** On the site, where the page has no parts. */
  noCourse: 'The start page of a course package',
  noCourseWhy:
    'In a course package, this page shows the lessons, exercises and questions that an instructor chose. Here, nobody has chosen any.',
  toLessons: 'Read the lessons',
  bareLesson: 'This page is the text of a lesson for course packages, without navigation.',
  toLesson: 'Go to the lesson',
  parts: 'Parts',
  part: (number: number, all: number, kind: CoursePart['kind']) =>
    `Part ${number} of ${all}: ${courseWords.kind[kind].toLowerCase()}`,
  kind: { lesson: 'Lesson', exercise: 'Exercise', question: 'Question' },
  done: { lesson: '✓ opened', exercise: '✓ solved', question: '✓ answered' },
  before: 'Previous part',
  after: 'Next part',
  tally: (solved: number, all: number, opened: number, lessons: number) =>
    [
      all > 0 ? `${solved} of ${all} solved` : '',
      lessons > 0 ? `${opened} of ${counted(lessons, 'lesson')} opened` : '',
    ]
      .filter(Boolean)
      .join(', '),
  connecting: 'Loading your progress from the course …',
  sent: 'Your progress is saved in the course.',
  zip: 'Your progress is saved only in this browser.',
  zipNothing: 'This browser saves nothing for this page: closing it loses your progress.',
  alone: 'Not connected to a course. Your progress is saved in this browser.',
  unsent: (why: string) =>
    `The course did not accept your progress (${why}). It is saved in this browser and will be sent later.`,
  unkept: (why: string) =>
    `The course did not accept your progress (${why}), and this browser saves nothing. Keep this page open and send it again, or save it to a file with Hand in.`,
  retry: 'Send again',
  error: (code: string, message: string) =>
    code === 'gone'
      ? 'its window is closed'
      : code === 'threw'
        ? `it failed: ${message}`
        : code === '0'
          ? 'it gave no reason'
          : `error ${code}${message ? `, ${message}` : ''}`,
  left: (count: number, limit: number) =>
    `The course stores ${limit.toLocaleString('en')} characters. ${counted(count, 'edited program')} did not fit and ${count === 1 ? 'is' : 'are'} saved only in this browser.`,
  unreadable:
    'This package cannot read what the course stored from an earlier visit. A copy of it is saved in this browser.',
  unreadableUnkept:
    'This package cannot read what the course stored from an earlier visit, and this browser has no room for a copy. So the course keeps it, and gets your score but no marks or edits.',
  claim: (solved: number) =>
    `This browser has work that was done without a connection to the course: ${solved} solved. If it is yours, add it to your progress.`,
  claimIt: 'It is mine: add it',
  claimed: 'Added to your progress.',
  handIn: 'Hand in: save a file',
};

export const handInWords = {
  title: 'Read a hand-in',
  about:
    'Hand in saves a file with your code and what you solved. An instructor opens that file on the page',
  description: 'Shows what a student handed in, and checks it again in your browser.',
  intro:
    'Choose the file that a student handed in. This page compiles and tests the code in it again, exercise by exercise. The file stays in your browser.',
  choose: 'Choose a student’s file',
  drop: 'or drop the file here',
  check: 'Check again',
  stop: 'Stop',
  stopped: 'Stopped.',
  needsScripts: 'Checking a file needs JavaScript.',
  file: (name: string, made: string, version: string, rustc: string) =>
    `${name}: saved on ${made} by version ${version} with ${rustc}, according to the file.`,
  summary: (passing: number, all: number, checked: number) =>
    checked < all
      ? `${checked} of ${counted(all, 'exercise')} checked, ${passing} pass.`
      : `${passing} of ${counted(all, 'exercise')} pass all their tests, checked here.`,
  noExercises: 'The file has no solved exercises.',
  exercises: 'Exercises',
  questions: 'Questions',
  noQuestions: 'The file has no answered questions.',
  answered: (count: number) =>
    `${counted(count, 'question')} answered correctly, according to the file. This is not checked: the lessons show the right answers.`,
  unknownQuestion: 'not a question of this site',
  waiting: 'not checked yet',
  loading: 'loading the compiler',
  checking: 'checking',
  passes: (passed: number, all: number) => `✓ checked here: passes ${passed} of ${all} tests`,
  fails: (passed: number, all: number, how: string) =>
    `✗ checked here: passes ${passed} of ${all} tests${how && `; ${how}`}`,
  refused: '✗ checked here: it does not compile',
  usesUnsafe: '✗ checked here: it uses unsafe code, which this exercise does not need',
  leaks: 'the program leaks memory',
  ended: {
    limit: 'the run passed a limit and was stopped',
    deadlock: 'every thread waits for another thread',
    abort: 'the program aborts',
    exit: 'the program exits before its tests end',
    panic: 'a panic ends the run',
    'undefined-behaviour': 'the run ends with undefined behaviour',
    unsupported: 'it needs something that the page does not have',
    failed: 'the compiler crashed',
    stopped: 'stopped',
    refused: '',
    checked: '',
  },
  unknown: '✗ not an exercise of this site, so not checked',
  noText: '✗ the file has no code for it, so not checked',
  tooLong: (limit: number) =>
    `✗ the code has more than ${limit.toLocaleString('en')} characters, so not checked`,
  text: 'Code',
  more: (characters: number) => `… and ${characters.toLocaleString('en')} more characters`,
  wrong: (name: string, why: string) => `${name} cannot be read: ${why}.`,
  large: (limit: number) => `it is larger than ${megabytes(limit)}`,
  notJson: 'it is not JSON, or it is cut off',
  foreign: 'it is not a hand-in',
  progress: 'it is progress exported from the course map; ask for the file that Hand in saves',
  newer: 'it was saved by a newer version of this site',
  broken: (where: string) => `its part '${where}' is broken`,
  provesTitle: 'What a pass tells you',
  proves:
    'The code of each exercise marked as passing compiles, and passes these tests, in this page and with this compiler.',
  provesNotTitle: 'What it doesn’t tell you',
  provesNot: [
    'Who wrote the code, when, and with what help. The lessons show the solutions on request.',
    'Whether the code does more than its tests ask. Code can be written to fool tests, so read it.',
    'Whether the answers and the date are true. They come from the file, and anyone can edit a file.',
  ],
  none: 'The file was read, but nothing in it could be checked.',
};
