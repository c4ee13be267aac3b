/** Every word around a page: head, menu, foot, and what a lesson begins and ends with. One place for translation. */
export const siteWords = {
  site: 'Site',
  lessons: 'Lessons',
  glossary: 'Glossary',
  courseMap: 'Course map',
  instructors: 'For instructors',
  embedding: 'Embedding',
  coursePackages: 'Course packages',
  licences: 'Licences',
  learn: 'Learn',
  try: 'Try',
  teach: 'Teach',
  after: 'After Armin Ronacher’s post',
  post: 'You can’t Rust that',
  runsHere:
    'Rust and C++ are compiled and run in your browser. Nothing you write is sent anywhere.',

  lessonOf: (number: number, all: number) => `Lesson ${number} of ${all}`,
  minutes: (minutes: number) => `${minutes} min`,
  neighbours: 'Lessons before and after',
  before: 'Before',
  next: 'Next',
  forClass: 'For class',
  present: 'Present',
  print: 'Print handout',
  contents: 'In this lesson',

  /** What the picture of the site shows. */
  card: 'Three patterns turn the C++ you know into Rust that compiles.',

  theLessons: 'The lessons',
  lesson: (number: number) => `Lesson ${number}`,
  start: 'Start lesson 1',
  playground: 'Open the playground',
  length: (lessons: number, shortest: number, longest: number) =>
    `${lessons} lessons, ${shortest} to ${longest} minutes each.`,
  continue: (number: number) => `Continue with lesson ${number}`,
};
