/** Mistakes in an instructor's C++ program, which is compiled natively, are found with file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCourse } from '../../site/check.ts';
import { courseIn } from '../../site/course.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'course-'));
  cpSync('site/starter', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  [
    'another output',
    '//@ prints: and again 3',
    '//@ prints: and again 4',
    "3: states that it prints 'and again 4', and it prints 'and again 3'",
  ],
  ['no output, because it does not compile', '= number;', '= numbre;', '9: does not compile: '],
])('%s', async (_what, old, now, message) => {
  const file = path.join(folder, 'examples/lend.cpp');
  const source = readFileSync(file, 'utf8');
  expect(source).toContain(old);
  writeFileSync(file, source.replace(old, now));
  const { findings } = await checkCourse(courseIn(folder));
  expect(findings).toEqual([expect.stringContaining(`examples/lend.cpp:${message}`)]);
});
