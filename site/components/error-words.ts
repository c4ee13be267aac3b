/** Every word around explanations of rustc's errors, in one place for translation. */
export const words = {
  title: (code: string) =>
    /^E\d/.test(code) ? `What ${code} means` : 'lifetime may not live long enough',
  fails: 'Refused',
  fixed: 'Fixed',
  rustc: 'What rustc says',
  credit:
    'The text of <code>rustc --explain</code>, version 1.96, © The Rust Project contributors, MIT or Apache 2.0.',
};
