/**
 * A program of `rust-examples/`: what it shows, how it ends, what it needs, and the
 * regions that a page can show. It states all of this in the comment at its top, which
 * is for us: readers and compilers get the code below it.
 *
 *     // One sentence: the caption of its block.
 *     //@ ends: panic
 *     //@ needs: threads
 *     //@ prints: 3, 4
 *     //@ prints: the second line of stdout
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Language = 'rust' | 'cpp';

/** How a run ends. A `panic` exits with 101, an `abort` with SIGABRT, a `hang` never. */
export type Ending = 'ok' | 'panic' | 'abort' | 'segv' | 'hang' | `exit ${number}`;

/** What plain WASM lacks. A program that needs it runs only natively or in the engine. */
export type Need = 'threads' | 'unwinding' | 'clock';

/** rustc's errors for a program in `refused/`: their codes, or the first line of one without a code. */
export type Refusal = { codes: string[] } | { firstLine: string };

export interface Region {
  name: string;
  /** First and last line of `source`, from 1. */
  from: number;
  to: number;
}

export interface ExampleProgram {
  /** `file` without `examples/` and the extension: `counts` or `refused/counts`. */
  id: string;
  language: Language;
  /** Path below `folder`: `examples/counts.rs`. */
  file: string;
  /** The file's name, as compilers and readers see it: `counts.rs`. */
  name: string;
  /** `rust-examples`, or the folder of an instructor. */
  folder: string;
  /** The file as its author sees it. */
  text: string;
  /** The code without header and markers, so that its first line is line 1 everywhere. */
  source: string;
  /** One sentence; may hold `code`. */
  caption: string;
  ends: Ending;
  /** The lines of stdout, if the header states them. Addresses are A1, A2, … in order of appearance. */
  prints?: string[];
  needs: Need[];
  /** Only for Rust in `refused/`. */
  refusal?: Refusal;
  /**
   * Why the engine's answer may differ from a native run's: it reports undefined
   * behaviour that a native run doesn't notice, or it puts values at other addresses.
   */
  engine?: 'undefined-behaviour' | 'other-addresses';
  /** Only for C++ that shows undefined behaviour. */
  sanitize?: 'address' | 'undefined';
  regions: Region[];
}

/** Whether a program runs in the page from its precompiled module. */
export function runsInPage(program: ExampleProgram): boolean {
  return (
    // C++ has threads in the page, and a deadlock is detected.
    program.language === 'cpp' ||
    (!program.refusal && program.needs.length === 0 && program.ends !== 'hang')
  );
}

/** A mistake in a program's header or markers, with file and line. */
export class ProgramError extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = 'ProgramError';
  }
}

/**
 * All programs below `folder`, sorted by file.
 * @throws ProgramError if a header or a marker is wrong
 */
export function readPrograms(folder = 'rust-examples'): ExampleProgram[] {
  return programFiles(folder).map((file) => readProgram(file, folder));
}

/** Paths below `folder` of all programs, sorted. */
export function programFiles(folder: string): string[] {
  return ['examples', 'refused']
    .filter((part) => existsSync(path.join(folder, part)))
    .flatMap((part) =>
      readdirSync(path.join(folder, part))
        .filter((name) => /\.(rs|cpp)$/.test(name))
        .sort()
        .map((name) => `${part}/${name}`),
    );
}

/** A program without a header. */
export function bareProgram(file: string, source: string, folder = ''): ExampleProgram {
  return {
    id: file.replace(/^examples\//, '').replace(/\.\w+$/, ''),
    language: file.endsWith('.rs') ? 'rust' : 'cpp',
    file,
    name: path.basename(file),
    folder,
    text: source,
    source,
    caption: '',
    ends: 'ok',
    needs: [],
    regions: [],
  };
}

/** @throws ProgramError */
export function readProgram(file: string, folder: string): ExampleProgram {
  return parseProgram(file, readFileSync(path.join(folder, file), 'utf8'), folder);
}

/** @throws ProgramError */
export function parseProgram(file: string, text: string, folder = 'rust-examples'): ExampleProgram {
  const lines = text.split('\n');
  const fail = (index: number, message: string): never => {
    throw new ProgramError(`${folder}/${file}`, index + 1, message);
  };

  const headerEnd = lines.findIndex((line) => !line.startsWith('//'));
  const header = lines.slice(0, headerEnd === -1 ? lines.length : headerEnd);
  const caption = header
    .filter((line) => !line.startsWith('//@'))
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join(' ')
    .trim();
  if (!caption) fail(0, 'a program begins with a comment: one sentence that says what it shows');

  const start = firstCodeLine(lines, header.length);
  const regions = readRegions(lines, start, fail);
  const source = codeLines(lines, start)
    .map((index) => lines[index])
    .join('\n');
  const program: ExampleProgram = {
    ...bareProgram(file, source, folder),
    text,
    caption,
    regions,
  };
  header.forEach((line, index) => {
    if (!line.startsWith('//@')) return;
    const [, key = '', value = ''] = /^\/\/@ (\w+): (.+)$/.exec(line) ?? [];
    if (/^\/\/@ prints:( |$)/.test(line)) {
      program.prints ??= [];
      program.prints.push(line.slice('//@ prints: '.length));
    } else if (key === 'ends' && /^(ok|panic|abort|segv|hang|exit \d+)$/.test(value)) {
      program.ends = value as Ending;
    } else if (
      key === 'needs' &&
      /^(threads|unwinding|clock)(, (threads|unwinding|clock))*$/.test(value)
    ) {
      program.needs = value.split(', ') as Need[];
    } else if (key === 'error' && value.startsWith('none ')) {
      program.refusal = { firstLine: value.slice('none '.length) };
    } else if (key === 'error' && /^E\d{4}(, E\d{4})*$/.test(value)) {
      program.refusal = { codes: value.split(', ') };
    } else if (key === 'engine' && /^(undefined-behaviour|other-addresses)$/.test(value)) {
      program.engine = value as 'undefined-behaviour' | 'other-addresses';
    } else if (key === 'sanitize' && /^(address|undefined)$/.test(value)) {
      program.sanitize = value as 'address' | 'undefined';
    } else {
      fail(index, `unknown directive '${line}'`);
    }
  });
  if (file.startsWith('refused/') !== Boolean(program.refusal)) {
    fail(0, "'//@ error:' and the folder refused/ go together");
  }
  if (program.sanitize && program.language !== 'cpp') fail(0, 'only C++ has sanitizers here');
  return program;
}

/** The line in its author's file, from 1, of a line of `source`. */
export function lineInFile({ text, source }: ExampleProgram, line: number): number {
  if (text === source) return line;
  const lines = text.split('\n');
  const headerEnd = lines.findIndex((one) => !one.startsWith('//'));
  const index = codeLines(lines, firstCodeLine(lines, headerEnd))[line - 1];
  return index === undefined ? 1 : index + 1;
}

/** Indices of the lines that readers see, from `start` on. */
function codeLines(lines: string[], start: number): number[] {
  return lines.flatMap((line, index) => (index >= start && !isMarker(line) ? index : []));
}

/** Index of the first line of code. */
function firstCodeLine(lines: string[], headerLength: number): number {
  let index = headerLength;
  while (index < lines.length && lines[index]?.trim() === '') index++;
  return index;
}

const regionStart = /^\s*\/\/ region: (\w+)$/;
const regionEnd = /^\s*\/\/ endregion$/;

/** Whether a line is `// region: name` or `// endregion`, which no page shows. */
function isMarker(line: string): boolean {
  return regionStart.test(line) || regionEnd.test(line);
}

/** `start` is the index of the first line of code. */
function readRegions(
  lines: string[],
  start: number,
  fail: (index: number, message: string) => never,
): Region[] {
  const regions: Region[] = [];
  let open: { name: string; index: number } | undefined;
  /** Lines that readers don't see, up to here. */
  let dropped = start;
  lines.forEach((line, index) => {
    const name = regionStart.exec(line)?.[1];
    if (name) {
      if (open) fail(index, `region '${open.name}' is still open`);
      if (regions.some((region) => region.name === name)) fail(index, `second region '${name}'`);
      open = { name, index: index - dropped };
      dropped++;
    } else if (regionEnd.test(line)) {
      if (!open) fail(index, 'no region is open here');
      regions.push({ name: open.name, from: open.index + 1, to: index - dropped });
      dropped++;
      open = undefined;
    }
  });
  if (open)
    fail(
      lines.findIndex((line) => regionStart.exec(line)?.[1] === open?.name),
      `region '${open.name}' has no '// endregion'`,
    );
  return regions;
}
