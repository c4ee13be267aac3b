/** The words of the playground's page, in one place for translation. */
import type { Link } from '../block/link.ts';

export const words = {
  title: 'Playground',
  description: 'Try out Rust in the page; nothing leaves your browser',
  intro: (rustc: string) =>
    `A program of your own, compiled by ${rustc} and run in this page. Your code and settings are stored in the URL; nothing leaves your browser.`,
  needsScripts: 'The playground needs JavaScript.',

  hello: 'fn main() {\n    println!("Hello");\n}\n',

  start: 'Start from',
  own: 'My own program',
  refusedProgram: 'does not compile',
  otherExamples: 'Not in a lesson',
  open: 'Open',
  paste: 'Paste code',
  share: 'Share',

  pasteTitle: 'Paste a program',
  pasteHint: 'The code itself, for example from the Raw view of a gist. The page fetches nothing.',
  pasted: 'The program’s code',
  cancel: 'Cancel',

  options: 'How it is run',
  edition: 'Edition',
  build: 'Build',
  debug: 'Debug',
  release: 'Release',
  releaseHint: 'Release has no overflow checks and no debug assertions.',
  seed: 'Seed',
  seedHint: 'Decides the order of threads and random numbers: a whole number, 0 if empty.',
  arguments: 'Arguments',
  argumentsHint: 'One per line, without the program’s name.',
  stdin: 'Standard input',

  copied: 'Link copied. It contains your code and settings.',
  notCopied: 'Copying is not allowed here. The address of this page is the link.',
  tooLong: 'This code is too long for a link, so it is stored only in this browser.',
  example: (file: string) => `Opened from ${file}.`,
  noExample: (file: string) => `${file} could not be loaded. This is your own program.`,
  link: 'Opened from the link.',
  edited: 'This is your edited version.',
  asItCame: 'Show the original',
  ignored: (names: string[]) =>
    `Ignored in the link, because this page doesn’t know them or their values: ${names
      .slice(0, 5)
      .map((name) => name.slice(0, 20))
      .join(', ')}.`,
  refused: {
    foreign: 'The address names no program of this page. This is your own program.',
    damaged: 'The link is cut or damaged, so nothing of it was opened. This is your own program.',
    'too-long':
      'The link holds more than a megabyte of text, so it was not opened. This is your own program.',
    newer: 'The link comes from a later version of this page. This is your own program.',
  } satisfies Record<Exclude<Link['kind'], 'program'>, string>,
};
