/**
 * Whether dist/ was built from the sources as they are now: a suite that looks at the
 * built site must not look at yesterday's.
 */
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../playground/prebuilt/prebuilt.ts';

const stamp = 'node_modules/.cache/built.json';

/** What a build is known by: its sources, and when its start page was written. */
interface Stamp {
  sources: string;
  written: number;
}

/** Hash of everything that a build reads. */
export function sourcesHash(): string {
  const files = globSync(
    ['{content,site,playground,rust-examples}/**', '*.json', 'astro.config.mjs'],
    { exclude: (name) => /(^|\/)(target|node_modules)$/.test(name) },
  );
  const options = ['SITE', 'BASE', 'LESSONS'].map((name) => process.env[name] ?? '');
  const parts = files
    .sort()
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => [file, readFileSync(file)]);
  return sha256(...options, ...parts);
}

export function isBuilt(sources: string): boolean {
  try {
    const stamped = JSON.parse(readFileSync(stamp, 'utf8')) as Stamp;
    return stamped.sources === sources && stamped.written === startPageWritten();
  } catch {
    return false;
  }
}

/** Remembers that dist/ was built from these sources. */
export function rememberBuilt(sources: string): void {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ sources, written: startPageWritten() } satisfies Stamp));
}

/** Any other build writes it again. */
const startPageWritten = () => statSync('dist/index.html').mtimeMs;
