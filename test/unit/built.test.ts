/** A build is taken as it is only while every source, and the build itself, is as it was then. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isBuilt, rememberBuilt, sourcesHash } from '../built.ts';

let folder: string;
const write = (file: string, text: string) => {
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'built-'));
  write('content/index.mdx', 'Home');
  write('site/styles/base.css', 'p {}');
  write('playground/runner/run.ts', 'run();');
  write('package.json', '{}');
  write('dist/index.html', 'Home');
  rememberBuilt(sourcesHash(folder), folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const isCurrent = () => isBuilt(sourcesHash(folder), folder);

test('the sources that it was built from are current', () => {
  expect(isCurrent()).toBe(true);
});

test.each([
  ['a page', 'content/index.mdx'],
  ['a style', 'site/styles/base.css'],
  ['a module', 'playground/runner/run.ts'],
  ['a new file', 'rust-examples/examples/new.rs'],
  ['a dependency', 'package.json'],
])('%s that has changed makes it stale', (_what, file) => {
  write(file, 'changed');
  expect(isCurrent()).toBe(false);
});

test('so does another address', () => {
  vi.stubEnv('BASE', '/rust');
  expect(isCurrent()).toBe(false);
});

test('so does another build in its place, or none', () => {
  rmSync(path.join(folder, 'dist'), { recursive: true });
  expect(isCurrent()).toBe(false);
  write('dist/index.html', 'Another course');
  expect(isCurrent()).toBe(false);
});

test('what a test or a compiler writes does not', () => {
  write('test/unit/new.test.ts', 'test();');
  write('playground/engine/target/debug/engine', 'binary');
  expect(isCurrent()).toBe(true);
});
