/** Every word around explanations of rustc's errors, in one place for translation. */
import { isCode } from '../errors.ts';

export const words = {
  /** Of the page on one error. */
  title: (name: string, title: string) =>
    [isCode(name) && name, title.replaceAll('`', '')].filter(Boolean).join(': '),
  description: (title: string) =>
    `What this error of rustc means, and how to fix it: ${title.replaceAll('`', '')}.`,
  /** Beside a program's name; the codes may be none. */
  refused: (codes: string[]) => ['✗ does not compile', codes.join(', ')].filter(Boolean).join(': '),
  compiles: '✓ compiles',
  fails: 'The error',
  fixed: 'The fix',
  rustc: 'The explanation that comes with rustc',
  credit:
    'The text of <code>rustc --explain</code>, version 1.96, © The Rust Project contributors, MIT or Apache 2.0.',
  /** Of the page that lists all errors. */
  all: 'Compiler errors',
  allDescription: 'Every error code of rustc, with what it means and how to fix it.',
  allIntro:
    'When rustc refuses your code, its message starts with a code such as E0502. Look the code up here.',
  filter: 'Filter',
  /** In place of the code of an error that has none. */
  noCode: 'no code',
  ownTitle: 'Errors from the lessons',
  ownIntro:
    'These are the errors you are most likely to meet when you bring C++ habits to Rust. Each page explains the error, shows the smallest program that has it, and fixes that program.',
  rustcTitle: 'All error codes',
  rustcIntro: 'These pages show the text of `rustc --explain`, with programs you can run.',
};
