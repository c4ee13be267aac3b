/** The words of the playground's page, in one place for translation. */
import type { Link, LinkOptions } from '../block/link.ts';

export const words = {
  title: 'Playground',
  description: 'Write and run Rust in your browser. Nothing leaves it.',
  needsScripts: 'The playground needs JavaScript.',

  hello: 'fn main() {\n    println!("Hello");\n}\n',

  share: 'Share',
  programs: 'Programs',
  options: 'Options',
  /** The button of the options, with what differs from the defaults. */
  optionsNow: ([first, ...more]: string[]) =>
    `Options${first ? ` · ${first}` : ''}${more.length > 0 ? ` +${more.length}` : ''}`,
  changedOptions: ({ edition, release, seed, arguments: list, stdin }: LinkOptions) =>
    [
      edition,
      release && 'Release',
      seed !== undefined && `Seed ${seed}`,
      list && 'Arguments',
      stdin && 'Stdin',
    ].filter((word) => typeof word === 'string'),
  more: 'More',
  newProgram: 'New program',
  save: 'Save',
  paste: 'Paste code',
  reset: 'Reset',
  shortcuts: 'Keyboard shortcuts',

  /** The name of the program above its code. */
  own: 'Your program',
  kept: 'Saved in this browser.',
  shared: 'Shared program',
  edited: 'With your changes.',
  original: 'Show the original',
  backToOwn: 'Back to your program',
  unsaved: 'Only the URL holds this program until you save it.',

  results: 'Results',
  output: 'Output',
  problems: 'Problems',
  /** HTML. */
  noOutput: (rustc: string) =>
    `Run (<kbd>Ctrl+Enter</kbd>) compiles your program with ${rustc} and runs it here. Your code and settings are stored in the URL; nothing leaves your browser.`,
  noProblems: 'No problems found so far.',
  missingCrate: (name: string) =>
    `Only the standard library is available here. If \`${name}\` is a crate, open this program in the Rust Playground, which has the 100 most downloaded crates, or download it as a Cargo project and run \`cargo add ${name}\`.`,
  openElsewhere: 'Open in the Rust Playground',

  edition: 'Edition',
  build: 'Build',
  debug: 'Debug',
  release: 'Release',
  releaseHint: 'Release has no overflow checks and no debug assertions.',
  seed: 'Seed',
  seedHint: 'Seeds thread scheduling and random numbers. Integer; defaults to 0.',
  arguments: 'Arguments',
  argumentsHint: 'One per line, without the program’s name.',
  stdin: 'Standard input',
  defaults: 'Use the defaults',

  yourPrograms: 'Your programs',
  name: 'Name',
  noneSaved: 'Programs that you save are listed here, in this browser.',
  saved: (name: string) => `Saved as “${name}”.`,
  replaced: (name: string) => `Saved as “${name}”, in place of an earlier program.`,
  notSaved:
    'This browser can’t store the program: its storage is full or blocked. Share copies a link that holds it.',
  rename: 'Rename',
  renameOf: (name: string) => `Rename ${name}`,
  newName: 'New name',
  nameTaken: 'You already have a program with this name.',
  remove: 'Delete',
  removeOf: (name: string) => `Delete ${name}`,
  removed: (name: string) => `Deleted “${name}”.`,
  undo: 'Undo',
  cancel: 'Cancel',
  close: 'Close',
  examples: 'Examples',
  filter: 'Find an example',
  noMatch: 'No example has these words in its name or description.',
  refusedProgram: 'does not compile',
  otherExamples: 'Not in a lesson',

  pasteTitle: 'Paste a program',
  pasteHint: 'Paste the source itself (for a gist, use Raw). This page can’t fetch URLs.',
  pasted: 'Source code',
  open: 'Open',

  copied: 'Link copied. It holds your code and settings.',
  notCopied: 'This browser doesn’t allow copying here. Copy the page’s URL instead.',
  wasReset: 'Back to the original.',
  tooLong: 'This program is too long for a link, so it is saved only in this browser.',
  noExample: (file: string) => `${file} could not be loaded. This is an empty program instead.`,
  ignored: (names: string[]) =>
    `This page doesn’t know these options of the link, or their values, and ignores them: ${names
      .slice(0, 5)
      .map((name) => name.slice(0, 20))
      .join(', ')}.`,
  refused: {
    foreign: 'The URL doesn’t name a program of this page. This is an empty program instead.',
    damaged:
      'The link is cut off or damaged, so nothing of it was opened. This is an empty program instead.',
    'too-long':
      'The link holds more than a megabyte of text, so it wasn’t opened. This is an empty program instead.',
    newer: 'The link was made by a later version of this page. This is an empty program instead.',
  } satisfies Record<Exclude<Link['kind'], 'program'>, string>,
};
