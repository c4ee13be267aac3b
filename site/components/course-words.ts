/** Every word of course packages and of the record that is handed in, in one place for translation. */
import type { CoursePart, Form } from '../../playground/course/parts.ts';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

export const makeWords = {
  title: 'Course packages',
  description: 'Lessons and exercises as a package for a course platform, made in this page.',
  intro:
    'Choose what a class is to have, and this page makes one file of it that a course platform takes. The package needs nothing of this site: Rust is compiled and run in it as here. It is made in your browser, and nothing about you or your students is sent to us.',
  course: 'Title',
  courseDefault: 'You can Rust that',
  form: 'Form',
  forms: {
    'scorm-1.2': 'SCORM 1.2',
    'scorm-2004': 'SCORM 2004, 4th edition',
    zip: 'Plain zip',
  } satisfies Record<Form, string>,
  formHints: {
    'scorm-1.2': 'Nearly every platform takes it. Room for marks and a few edits.',
    'scorm-2004': 'Newer, with sixteen times as much room for edits.',
    zip: 'For any web server. Reports to nobody.',
  } satisfies Record<Form, string>,
  all: 'Choose all',
  none: 'Choose none',
  whole: 'The lesson, with its programs',
  exercise: (title: string) => `Exercise: ${title}`,
  question: (ask: string, id: string) => `Question: ${ask} (${id.replaceAll('-', ' ')})`,
  size: (parts: number, bytes: number) =>
    `${counted(parts, 'part')}, ${megabytes(bytes)} before it is packed.`,
  nothing: 'Nothing is chosen.',
  noTitle: 'A package needs a title.',
  make: 'Make the package',
  stop: 'Stop',
  making: (done: number, total: number) => `Packing: ${megabytes(done)} of ${megabytes(total)}.`,
  made: (bytes: number) => `The package is made: ${megabytes(bytes)}. Your browser saves it.`,
  stopped: 'Stopped. Nothing was saved.',
  failed: (why: string) => `The package could not be made: ${why}. Nothing was saved.`,
  noList: 'Packages are made from the built site. Here its list of files is missing.',
  needsScripts: 'To make a package, this page needs JavaScript.',
};

export const courseWords = {
  needsScripts: 'This course needs JavaScript.',
  noCourse: 'This page belongs into a course package. By itself it shows nothing.',
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
  connecting: 'Asking the course for your record …',
  sent: 'The course has your record.',
  zip: 'Your progress is kept in this browser alone.',
  zipNothing: 'This browser keeps nothing for this page: your progress is gone when you close it.',
  alone: 'Not connected to a course. Your progress is kept in this browser.',
  unsent: (why: string) =>
    `The course did not take your record (${why}). It is kept in this browser and sent at the next chance.`,
  unkept: (why: string) =>
    `The course did not take your record (${why}), and this browser keeps nothing. It is sent again while this page is open; Hand in saves it to a file.`,
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
    `The course keeps ${limit.toLocaleString('en')} characters. ${counted(count, 'edited program')} had no room there and ${count === 1 ? 'stays' : 'stay'} in this browser.`,
  unreadable:
    'What the course kept from an earlier visit cannot be read by this package. A copy of it is kept in this browser.',
  unreadableUnkept:
    'What the course kept from an earlier visit cannot be read by this package, and this browser has no room for a copy. It is left there: the course gets your score, and keeps no marks or edits.',
  claim: (solved: number) =>
    `In this browser is work done without a connection to the course: ${solved} solved. If it is yours, add it to your record.`,
  claimIt: 'It is mine, add it',
  claimed: 'Added to your record.',
  handIn: 'Hand in: save a record',
};

export const handInWords = {
  title: 'Read a hand-in',
  about:
    'Hand in saves a file with what you have solved and the text that solved it. A teacher reads it on the page',
  description: 'What a student has handed in, checked anew in this page.',
  intro:
    'Choose the file that a student has handed in. Each exercise is compiled and tested again in this page, with the text in the file. The file stays in your browser.',
  choose: 'File of a student',
  drop: 'or drop it here',
  check: 'Check again',
  stop: 'Stop',
  stopped: 'Stopped.',
  needsScripts: 'To read a file, this page needs JavaScript.',
  file: (name: string, made: string, version: string, rustc: string) =>
    `${name}: saved on ${made}, as it says, by version ${version} with ${rustc}.`,
  summary: (passing: number, all: number, checked: number) =>
    checked < all
      ? `${checked} of ${counted(all, 'exercise')} checked, ${passing} pass.`
      : `${passing} of ${counted(all, 'exercise')} pass all their tests, checked here.`,
  noExercises: 'The file has no solved exercises.',
  exercises: 'Exercises',
  questions: 'Questions',
  noQuestions: 'The file has no answered questions.',
  answered: (count: number) =>
    `${counted(count, 'question')} answered rightly, as the file says. This is not checked: the right answers stand in the lessons.`,
  unknownQuestion: 'not a question of this site',
  waiting: 'not checked yet',
  loading: 'loading the compiler',
  checking: 'checking',
  passes: (passed: number, all: number) => `✓ checked here: passes ${passed} of ${all} tests`,
  fails: (passed: number, all: number, how: string) =>
    `✗ checked here: passes ${passed} of ${all} tests${how && `; ${how}`}`,
  refused: '✗ checked here: it does not compile',
  ended: {
    limit: 'the run did not end, or took more than it may, and was ended',
    deadlock: 'every thread waits for another',
    abort: 'the program aborts',
    exit: 'the program ends before its tests do',
    panic: 'a panic ends the run',
    'undefined-behaviour': 'the run ends in undefined behaviour',
    unsupported: 'it asks for what is not in the page',
    failed: 'the compiler has ended',
    stopped: 'stopped',
    refused: '',
    checked: '',
  },
  unknown: '✗ not an exercise of this site, so not checked',
  noText: '✗ the file has no text for it, so not checked',
  tooLong: (most: number) =>
    `✗ the text has more than ${most.toLocaleString('en')} characters, so not checked`,
  text: 'The text',
  more: (characters: number) => `… and ${characters.toLocaleString('en')} more characters`,
  wrong: (name: string, why: string) => `${name} cannot be read: ${why}.`,
  large: (most: number) => `it has more than ${megabytes(most)}`,
  notJson: 'it is no JSON, or it is cut off',
  foreign: 'it is not a record that was handed in',
  progress:
    'it is a file of the course map, saved to go on in another browser; ask for the record that Hand in saves',
  newer: 'a later version of this site has saved it',
  broken: (where: string) => `its part '${where}' is broken`,
  provesTitle: 'What this proves',
  proves:
    'That each text marked as passing compiles and passes these tests, now, in this page, with this compiler.',
  provesNotTitle: 'What it does not prove',
  provesNot: [
    'Who wrote the text, when, or without help. The solutions can be shown in the lessons.',
    'That the text does what the task asks beyond its tests. A text can be written to deceive them, so read it.',
    'Anything about the questions and the date. They are as the file says, and a file can be edited.',
  ],
  none: 'The file was read, and nothing in it could be checked.',
};
