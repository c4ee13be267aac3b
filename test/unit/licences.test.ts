/** Licences of what is published: every package in a bundle is listed, however it got there. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectPackages, licenceText, type Packages } from '../../site/licences.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'licences-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

function addPackage(name: string, content: object, files: Record<string, string> = {}): void {
  const folder = `node_modules/${name}`;
  write({
    [`${folder}/package.json`]: JSON.stringify({ name, version: '1.0.0', ...content }),
    [`${folder}/index.js`]: `export const value = ${JSON.stringify(name)};`,
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text])),
  });
}

test('packages of scripts, chunks, workers, styles and files are collected; others are not', async () => {
  const used = ['static', '@scope/dynamic', 'worker', 'deep', 'style', 'file'];
  for (const name of [...used, 'unused', 'erased']) addPackage(name, { license: 'MIT' });
  write({
    'main.js': `
      import { value } from 'static';
      import 'style/index.css';
      import { value as erased } from 'erased';
      console.log(value, new URL('./node_modules/file/data.bin', import.meta.url));
      if (false) console.log(erased);
      import('@scope/dynamic').then(console.log);
      new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    `,
    'worker.js': `import { value } from 'worker'; console.log(value);`,
    'node_modules/worker/index.js': `export { value } from 'deep';`,
    'node_modules/style/index.css': 'p { color: red }',
    'node_modules/file/data.bin': 'x'.repeat(5000),
  });
  const packages: Packages = new Set();
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [collectPackages(packages)],
    worker: { format: 'es', plugins: () => [collectPackages(packages)] },
    build: { write: false, rolldownOptions: { input: path.join(root, 'main.js') } },
  });
  const names = [...packages].map((folder) =>
    path.relative(path.join(root, 'node_modules'), folder),
  );
  // Its only file re-exports another's, so nothing of it is left.
  expect(names.sort()).toEqual(used.filter((name) => name !== 'worker').sort());
});

test('packages with the same text share it; their own names stay', () => {
  addPackage('a', { license: 'MIT' }, { LICENSE: 'one text' });
  addPackage('b', { license: 'BSD-3-Clause' }, { 'LICENCE.md': 'another', NOTICE: 'and a notice' });
  addPackage('c', { license: 'MIT' }, { 'license.txt': 'one text' });
  const text = licenceText(new Set(['a', 'b', 'c'].map((name) => `${root}/node_modules/${name}`)));
  expect(text).toMatch(/=\na 1\.0\.0 \(MIT\)\nc 1\.0\.0 \(MIT\)\n=+\n\none text\n/);
  expect(text).toMatch(/=\nb 1\.0\.0 \(BSD-3-Clause\)\n=+\n\nanother\n\nand a notice\n/);
});

test('what is not an npm package is always there', () => {
  const text = licenceText(new Set());
  for (const owner of ['Alex Crichton', 'The Rust Project', 'LLVM', 'SIL OPEN FONT LICENSE'])
    expect(text).toContain(owner);
});

test('a package without a text has the standard one if it says MIT, or fails the build', () => {
  addPackage('says-mit', { license: 'MIT', author: 'Ada' });
  addPackage('says-nothing', {});
  expect(licenceText(new Set([`${root}/node_modules/says-mit`]))).toMatch(
    /says-mit 1\.0\.0 \(MIT\)\n=+\n\nMIT License\n\nCopyright \(c\) Ada\n\nPermission is hereby/,
  );
  expect(() => licenceText(new Set([`${root}/node_modules/says-nothing`]))).toThrow(
    /says-nothing has no licence file/,
  );
});
