/** Every word around the glossary's terms, in one place for translation. */
export const glossaryWords = {
  letters: 'Terms by first letter',
  filter: 'Filter',
  taughtIn: 'Lesson:',
  /** In the card over a lesson's text. */
  toGlossary: 'See it in the glossary',
};
