/** The programs and what was built from them, read once for all pages. */
import { readFileSync } from 'node:fs';
import {
  cppPrebuilt,
  enginePrebuilt,
  moduleFiles,
  readManifest,
  readRecorded,
} from '../../playground/prebuilt/prebuilt.ts';
import {
  type ExampleProgram,
  type Language,
  readPrograms,
  runsInPage,
} from '../../playground/prebuilt/program.ts';
import type { Module, PageFiles } from '../../playground/runner/runner.ts';
import { exampleAnchor } from '../anchors.ts';
import { course, isOurs } from '../course.ts';
import type { ShownRun } from '../record.ts';
import type { MadeBy } from './hand-in.ts';

const programs = readPrograms(course.programs);
const runs = await runsOfAll();
export const manifest = readManifest();

/** What a hand-in or a course package was made by. */
export const madeBy: MadeBy = {
  version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
  rustc: manifest.tools.rustc?.replace(/ \(.*/, '') ?? 'rustc',
};

export const rustPrograms = programs.filter(({ language }) => language === 'rust');

/** @throws for an unknown id */
export function findProgram(language: Language, id: string): ExampleProgram {
  const program = programs.find((one) => one.id === id && one.language === language);
  if (!program) throw new Error(`${course.programs} has no ${language} program '${id}'`);
  return program;
}

export function recordOf(program: ExampleProgram): ShownRun {
  return runs[program.file] ?? {};
}

/** Our programs were recorded ahead; an instructor's are run for this build. */
async function runsOfAll(): Promise<Record<string, ShownRun>> {
  if (isOurs) return readRecorded();
  const { shownRun } = await import('../record.ts');
  const all: Record<string, ShownRun> = {};
  for (const program of programs) all[program.file] = await shownRun(program);
  return all;
}

/** Programs with a module, and the addresses of its files, relative to the site's root. */
export const modules = isOurs
  ? programs.filter(runsInPage).map((program) => ({ program, ...addresses(program) }))
  : [];

/** Whether Run runs it unedited: from its module, or in the engine. */
export function isRunnable({ refusal }: ExampleProgram): boolean {
  return !refusal;
}

/** Captions of the runnable Rust programs, by anchor. */
export const runnableCaptions = new Map(
  rustPrograms.filter(isRunnable).map(({ id, caption }) => [exampleAnchor(id), caption]),
);

function addresses(program: ExampleProgram): Module {
  const files = moduleFiles(program);
  return { ...(files.glue && { glue: address(files.glue) }), wasm: address(files.wasm) };
}

/** Relative to the site's root. The hash of the content lets a browser cache the file forever. */
function address(file: string): string {
  const [, name, ending] = /^\w+\/(.+)\.(\w+)\.br$/.exec(file) ?? [];
  return `run/${name}-${manifest.files[file]?.sha256.slice(0, 8) ?? 'missing'}.${ending}`;
}

/** The compilers' files are served compressed; the worker decompresses them. */
export const compilerFiles: PageFiles = {
  rust: {
    compiler: `${address(enginePrebuilt.engine)}.bin`,
    library: `${address(enginePrebuilt.library)}.bin`,
  },
  cpp: {
    compiler: `${address(cppPrebuilt.clang)}.bin`,
    library: `${address(cppPrebuilt.sysroot)}.bin`,
  },
};

/** Served compressed, too. */
export const rustfmtFile = `${address(enginePrebuilt.rustfmt)}.bin`;

/** `path` below the site's root as a page must write it: below the base path, or relative in the npm package. */
export function siteUrl(path: string): string {
  const root = isPackage() ? import.meta.env.ASSETS_PREFIX : import.meta.env.BASE_URL;
  return `${`${root}`.replace(/\/$/, '')}/${path}`;
}

/** Address of the pages on errors, with `*` for the code. In the package each is a file beside the others. */
export function errorPages(): string {
  return siteUrl(isPackage() ? 'errors/*.html' : 'errors/*/index.html');
}

/** Whether these are the pages of the npm package (site/package), which all stand one folder below its root. */
function isPackage(): boolean {
  return import.meta.env.ASSETS_PREFIX !== undefined;
}
