/** Which files of a built site a course package needs: those that others name by an address. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressesIn, packageFiles } from '../../site/course-files.ts';

describe('addresses in', () => {
  test.each([
    ['.js', 'import "./a.js"; export * from "./b.js";', ['./a.js', './b.js']],
    ['.js', 'const x = () => import(`./a.js`);', ['./a.js']],
    ['.js', 'new Worker(new URL(`w.js`, import.meta.url));', ['w.js']],
    ['.js', '// import "./a.js"\n/* ./b.js */ x = /.\\/c.js/;', []],
    [
      '.css',
      '@import "a.css"; b { src: url(b.woff2), url("c.woff2") }',
      ['a.css', 'b.woff2', 'c.woff2'],
    ],
    [
      '.html',
      '<img src=a.png><p data-wasm="run/b.wasm">run/c.wasm<!-- <img src=d.png> -->',
      ['a.png', 'run/b.wasm'],
    ],
    ['.html', '<template><img src=a.png></template>', ['a.png']],
    ['.html', '<style>a { src: url(a.woff2) }</style>', ['a.woff2']],
    [
      '.html',
      '<script>"a.js"</script><script type="module">import "b.js"</script>',
      ['module', 'b.js'],
    ],
  ])('%s: %s', (extension, text, addresses) => {
    expect(addressesIn(text, extension)).toEqual(addresses);
  });
});

describe('a built site', () => {
  let dist: string;
  beforeEach(() => {
    dist = mkdtempSync(path.join(tmpdir(), 'dist-'));
  });
  afterEach(() => rmSync(dist, { recursive: true }));

  const write = (files: Record<string, string>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
      writeFileSync(path.join(dist, file), text);
    }
  };

  test.each(['/', '/rust', '/rust/'])('with base %s has what is reached from its pages', (base) => {
    const root = base.replace(/\/?$/, '/');
    const pane = `data-clang="${root}run/clang-1.bin" data-engine="${root}run/engine-1.bin"`;
    write({
      'licences.txt': '',
      'course/package/index.html': `<script type="module" src="${root}_astro/course.js"></script>`,
      'embed/index.html': `<link href="${root}_astro/site.css?v=1"><p>${root}_astro/told.js</p>`,
      'course/errors/E0001/index.html': `<program-pane ${pane} data-language="cpp">`,
      'course/lessons/rust/index.html': `<program-pane ${pane} data-wasm="${root}run/a.wasm">`,
      'course/lessons/cpp/index.html': `<program-pane ${pane} data-language="cpp">`,
      '_astro/course.js': 'import "./part.js"; // told.js',
      '_astro/part.js': 'import(`./course.js`); new URL(`worker.js`, import.meta.url)',
      '_astro/worker.js': '',
      '_astro/told.js': '',
      '_astro/site.css': `a { src: url(${root}_astro/font.woff2) }`,
      '_astro/font.woff2': 'font',
      'run/clang-1.bin': '',
      'run/engine-1.bin': '',
      'run/a.wasm': '',
    });
    const { always, lessons, sizes } = packageFiles(dist, base);
    expect(always.sort()).toEqual([
      '_astro/course.js',
      '_astro/font.woff2',
      '_astro/part.js',
      '_astro/site.css',
      '_astro/worker.js',
      'course/errors/E0001/index.html',
      'course/package/index.html',
      'embed/index.html',
      'licences.txt',
      'run/engine-1.bin',
    ]);
    expect(lessons).toEqual({
      rust: {
        practice: ['course/lessons/rust/index.html'],
        whole: ['course/lessons/rust/index.html', 'run/engine-1.bin', 'run/a.wasm'],
      },
      cpp: {
        practice: ['course/lessons/cpp/index.html'],
        whole: ['course/lessons/cpp/index.html', 'run/clang-1.bin', 'run/engine-1.bin'],
      },
    });
    expect(sizes['_astro/font.woff2']).toBe(4);
  });
});
