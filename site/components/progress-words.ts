/** Every word about the progress that a browser stores, in one place for translation. */
export const progressWords = {
  notStored:
    'This browser saves nothing for this page, so your progress is lost when you leave it. Everything else works.',

  export: 'Export progress',
  import: 'Import progress',
  clear: 'Clear progress',
  undo: 'Undo',
  cleared: 'Cleared.',
  undone: 'Undone.',
  imported: (name: string) => `Added the progress in ${name}.`,
  notImported: (name: string, why: string) => `${name} could not be imported: ${why}.`,

  programs: 'Programs',
  exercises: 'Exercises',
  questions: 'Questions',
  read: '✓ read',
  run: '✓ run',
  solved: '✓ solved',
  answered: '✓ answered',
  /** Of a lesson; an untouched one just says what it has. */
  exercisesDone: (done: number, all: number) =>
    `${done ? `${done} of ${all}` : all} ${all === 1 ? 'exercise' : 'exercises'}`,
  questionsDone: (done: number, all: number) =>
    `${done ? `${done} of ${all}` : all} ${all === 1 ? 'question' : 'questions'}`,

  // What is wrong with a file.
  tooLarge: 'it is too large',
  notJson: 'it is not JSON, or it is cut off',
  foreign: 'it was not saved by this page',
  otherVersion: (found: number, ours: number) =>
    `it was saved by another version of this page (${found}; this one reads ${ours})`,
  brokenMarks: 'its list of lessons read and programs run is broken',
  brokenExercises: 'its list of exercises is broken',
  brokenAnswers: 'its list of answers is broken',
  brokenEdits: 'its list of edited programs is broken',
  noRoom: 'this browser has no room for its edited programs',
};
