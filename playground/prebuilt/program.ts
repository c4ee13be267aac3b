/**
 * A program of `rust-examples/`, as every other part sees it: what it shows,
 * how it ends, what it needs, and the lines that a page may show.
 *
 * A program says all of this itself, in the comment it begins with:
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

/** How a run ends. A `panic` exits with 101, an `abort` by SIGABRT; a `hang` never ends by itself. */
export type Ending = 'ok' | 'panic' | 'abort' | 'segv' | 'hang' | `exit ${number}`;

/** What plain WASM lacks, so that only a native run (or the engine) can run the program. */
export type Need = 'threads' | 'unwinding' | 'clock';

/** What rustc must say of a program in `refused/`: its codes, or the first line of an error without one. */
export type Refusal = { codes: string[] } | { firstLine: string };

export interface Region {
  name: string;
  /** First and last line shown, counted from 1; the marker lines are outside. */
  from: number;
  to: number;
}

export interface ExampleProgram {
  /** The file's path below its folder, without `examples/` and the ending: `counts` or `refused/counts`. */
  id: string;
  language: Language;
  /** Path below `folder`, as rustc and the reader see it: `examples/counts.rs`. */
  file: string;
  /** `rust-examples`, or the folder of an instructor. */
  folder: string;
  source: string;
  /** One sentence; may hold `code`. */
  caption: string;
  ends: Ending;
  /** The lines of stdout, where the header states them; addresses as A1, A2, … in order of appearance. */
  prints?: string[];
  needs: Need[];
  /** Only for Rust in `refused/`. */
  refusal?: Refusal;
  /**
   * Where the engine's answer is another one, and why that is right: it names
   * undefined behaviour that a native run does not notice, or it puts values at
   * other addresses where Rust promises none.
   */
  engine?: 'undefined-behaviour' | 'other-addresses';
  /** Only for C++ whose point is undefined behaviour. */
  sanitize?: 'address' | 'undefined';
  /** First line after the header, counted from 1. */
  start: number;
  regions: Region[];
}

/** True for a program that runs in the page from its precompiled module. */
export function runsInPage(program: ExampleProgram): boolean {
  return (
    // C++ has threads there that take turns, and a deadlock is seen.
    program.language === 'cpp' ||
    (!program.refusal && program.needs.length === 0 && program.ends !== 'hang')
  );
}

/** A mistake in a program's header or markers, with its place. */
export class ProgramError extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = 'ProgramError';
  }
}

// Every command of the project runs at its top level, also where this file has been bundled.
export const examplesFolder = path.resolve('rust-examples');

/**
 * All programs below `folder`, sorted by file.
 * @throws ProgramError where a header or a marker is wrong.
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

/** A program of which nothing is known but its text. */
export function bareProgram(file: string, source: string, folder = ''): ExampleProgram {
  return {
    id: file.replace(/^examples\//, '').replace(/\.\w+$/, ''),
    language: file.endsWith('.rs') ? 'rust' : 'cpp',
    file,
    folder,
    source,
    caption: '',
    ends: 'ok',
    needs: [],
    start: 1,
    regions: [],
  };
}

/** @throws ProgramError */
export function readProgram(file: string, folder: string): ExampleProgram {
  return parseProgram(file, readFileSync(path.join(folder, file), 'utf8'), folder);
}

/** @throws ProgramError */
export function parseProgram(
  file: string,
  source: string,
  folder = 'rust-examples',
): ExampleProgram {
  const lines = source.split('\n');
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

  const program: ExampleProgram = {
    ...bareProgram(file, source, folder),
    caption,
    start: firstCodeLine(lines, header.length),
    regions: readRegions(lines, fail),
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

function firstCodeLine(lines: string[], headerLength: number): number {
  let index = headerLength;
  while (index < lines.length && lines[index]?.trim() === '') index++;
  return index + 1;
}

const regionStart = /^\s*\/\/ region: (\w+)$/;
const regionEnd = /^\s*\/\/ endregion$/;

/** True for a `// region: name` or `// endregion` line, which no page shows. */
export function isMarker(line: string): boolean {
  return regionStart.test(line) || regionEnd.test(line);
}

function readRegions(lines: string[], fail: (index: number, message: string) => never): Region[] {
  const regions: Region[] = [];
  let open: { name: string; index: number } | undefined;
  lines.forEach((line, index) => {
    const name = regionStart.exec(line)?.[1];
    if (name) {
      if (open) fail(index, `region '${open.name}' is still open`);
      if (regions.some((region) => region.name === name)) fail(index, `second region '${name}'`);
      open = { name, index };
    } else if (regionEnd.test(line)) {
      if (!open) fail(index, 'no region is open here');
      regions.push({ name: open.name, from: open.index + 2, to: index });
      open = undefined;
    }
  });
  if (open) fail(open.index, `region '${open.name}' has no '// endregion'`);
  return regions;
}
