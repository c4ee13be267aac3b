/**
 * Whether dist/ was built from the sources as they are now: a suite that looks at the
 * built site must not look at yesterday's.
 */
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../playground/prebuilt/prebuilt.ts';

/** What a build is known by: its sources, and when its start page was written. */
interface Stamp {
  sources: string;
  written: number;
}

const stampIn = (project: string) => path.join(project, 'node_modules/.cache/built.json');

/** Hash of everything that a build reads; `project` is the folder of package.json. */
export function sourcesHash(project = '.'): string {
  const files = globSync(
    ['{content,site,playground,rust-examples}/**', '*.json', 'astro.config.mjs'],
    { cwd: project, exclude: (name) => /(^|\/)(target|node_modules)$/.test(name) },
  );
  const options = ['SITE', 'BASE', 'LESSONS'].map((name) => process.env[name] ?? '');
  const parts = files
    .sort()
    .map((file) => path.join(project, file))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => [file, readFileSync(file)]);
  return sha256(...options, ...parts);
}

export function isBuilt(sources: string, project = '.'): boolean {
  try {
    const stamp = JSON.parse(readFileSync(stampIn(project), 'utf8')) as Stamp;
    return stamp.sources === sources && stamp.written === startPageWritten(project);
  } catch {
    return false;
  }
}

/** Remembers that dist/ was built from these sources. */
export function rememberBuilt(sources: string, project = '.'): void {
  const stamp: Stamp = { sources, written: startPageWritten(project) };
  mkdirSync(path.dirname(stampIn(project)), { recursive: true });
  writeFileSync(stampIn(project), JSON.stringify(stamp));
}

/** Any other build writes it again. */
const startPageWritten = (project: string) =>
  statSync(path.join(project, 'dist/index.html')).mtimeMs;
