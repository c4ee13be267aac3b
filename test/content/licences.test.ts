/**
 * Whether `licences.txt` names every npm package in the site's scripts. Source
 * maps say what is in them, independently of how the list was made.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAll } from '../level.ts';

// It builds the whole site.
test.runIf(isAll)('no bundled package is missing from the list of licences', () => {
  const dist = mkdtempSync(path.join(tmpdir(), 'site-'));
  const build = `
    import { build } from 'astro';
    await build({ outDir: ${JSON.stringify(dist)}, logLevel: 'error', vite: { build: { sourcemap: true } } });
  `;
  // As the site is published: Vitest's own `NODE_ENV` would have Astro build otherwise.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync('node', ['--input-type=module', '--eval', build], { stdio: 'pipe', env });
  const maps = globSync('**/*.map', { cwd: dist });
  const bundled = new Set(
    maps.flatMap((map) => {
      const { sources } = JSON.parse(readFileSync(path.join(dist, map), 'utf8')) as {
        sources: string[];
      };
      return sources.flatMap(
        (source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [],
      );
    }),
  );
  const licences = readFileSync(path.join(dist, 'licences.txt'), 'utf8');
  rmSync(dist, { recursive: true });
  expect([...bundled].filter((name) => !licences.includes(`\n${name} `))).toEqual([]);
  // Packages of workers, pages and style sheets, so that an empty list is none of them.
  for (const name of ['@bjorn3/browser_wasi_shim', '@codemirror/view', '@lezer/lr'])
    expect(bundled).toContain(name);
});
