/** Every word about the progress that a browser stores, in one place for translation. */
export const progressWords = {
  notStored:
    'This browser stores nothing for this page, so it will not remember what you run, solve and answer. Everything else works.',

  export: 'Save to a file',
  import: 'Load from a file',
  clear: 'Forget what I have done',
  undo: 'Undo',
  cleared: 'Forgotten.',
  undone: 'Undone.',
  imported: (name: string) => `What ${name} says was added.`,
  notImported: (name: string, why: string) => `Nothing was taken from ${name}: ${why}.`,

  exercise: 'Exercise',
  questions: 'Questions',
  read: '✓ read',
  run: '✓ run',
  solved: '✓ solved',
  answered: (count: number) => `✓ ${count} answered`,

  // What is wrong with a file.
  tooLarge: 'it is too large',
  notJson: 'it is no JSON, or it is cut off',
  foreign: 'it was not saved by this page',
  otherVersion: (found: number, ours: number) =>
    `it was saved by another version of this page (${found}, and this is ${ours})`,
  brokenMarks: 'its list of what was read and run is broken',
  brokenExercises: 'its list of exercises is broken',
  brokenAnswers: 'its list of answers is broken',
  brokenEdits: 'its list of edited programs is broken',
  noRoom: 'this browser has no room for its programs',
};
