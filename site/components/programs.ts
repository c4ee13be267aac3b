/** The programs and what was built of them, read once for all pages. */
import {
  moduleFiles,
  type Recorded,
  readManifest,
  readRecorded,
} from '../../playground/prebuilt/prebuilt.ts';
import {
  type Language,
  type Program,
  readPrograms,
  runsInPage,
} from '../../playground/prebuilt/program.ts';
import type { Module } from '../../playground/runner/runner.ts';

const programs = readPrograms();
const recorded = readRecorded();
export const manifest = readManifest();

/** @throws for an unknown id. */
export function findProgram(language: Language, id: string): Program {
  const program = programs.find((one) => one.id === id && one.language === language);
  if (!program) throw new Error(`rust-examples/ has no ${language} program '${id}'`);
  return program;
}

export function recordOf(program: Program): Recorded {
  return recorded[program.file] ?? {};
}

/** Programs that have a module, with the addresses of its files below the site's root. */
export const modules = programs
  .filter(runsInPage)
  .map((program) => ({ program, ...addresses(program) }));

function addresses(program: Program): Module {
  const files = moduleFiles(program);
  // The hash of the content lets a browser keep the file for good.
  const address = (file: string) => {
    const [, name, ending] = /^wasm\/(.+)\.(js|wasm)\.br$/.exec(file) ?? [];
    return `run/${name}-${manifest.files[file]?.sha256.slice(0, 8) ?? 'missing'}.${ending}`;
  };
  return { glue: address(files.glue), wasm: address(files.wasm) };
}

/** `path` below the site's root as a page must write it, whatever the base path. */
export function siteUrl(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}
