/** Every word of the page for addresses that don't exist. */
export const missingWords = {
  title: 'This page doesn’t exist',
  what: 'The address may be mistyped, or the page has moved. Try the search at the top, or start from one of these pages.',
  lessons: 'Lessons',
  elsewhere: 'Other pages',
  glossary: 'Glossary: every term, with its equivalent in C++',
  map: 'Course map: all lessons, and what you have done',
  playground: 'Playground: write and run your own Rust',
  errors: 'Compiler errors: what each code means',
};
