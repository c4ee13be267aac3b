/** The programs and what was built of them, read once for all pages. */
import {
  enginePrebuilt,
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
import type { EngineFiles, Module } from '../../playground/runner/runner.ts';

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
  return { glue: address(files.glue), wasm: address(files.wasm) };
}

/** Below the site's root; the hash of the content lets a browser keep the file for good. */
function address(file: string): string {
  const [, name, ending] = /^\w+\/(.+)\.(\w+)\.br$/.exec(file) ?? [];
  return `run/${name}-${manifest.files[file]?.sha256.slice(0, 8) ?? 'missing'}.${ending}`;
}

/** The engine's files are served as they are stored: the worker decompresses them. */
export const engineFiles: EngineFiles = {
  engine: `${address(enginePrebuilt.engine)}.bin`,
  library: `${address(enginePrebuilt.library)}.bin`,
};

/** `path` below the site's root as a page must write it, whatever the base path. */
export function siteUrl(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}
