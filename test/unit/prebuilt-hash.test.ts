/** When the modules of C++ count as stale: after a change in what they are made from, not in a comment. */
import type { PathOrFileDescriptor } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { cppModuleHash } from '../../playground/prebuilt/prebuilt.ts';
import { bareProgram } from '../../playground/prebuilt/program.ts';

/** Stands at the top of every file of TypeScript and C++ that is read. */
let added = '';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readFileSync = (file: PathOrFileDescriptor, encoding: BufferEncoding = 'utf8') => {
    const text = fs.readFileSync(file, encoding);
    return /\.(ts|h|cpp)$/.test(`${file}`) ? `${added}${text}` : text;
  };
  return { ...fs, readFileSync };
});

function hashWith(text: string, source = 'int main() {}\n'): string {
  added = text;
  return cppModuleHash(bareProgram('examples/main.cpp', source));
}

test.each([
  '// A remark.\n',
  '/** A remark. */\n',
  '/**\n * A remark,\n *\n * of several lines.\n */\n',
])('%j changes nothing', (remark) => {
  expect(hashWith(remark)).toBe(hashWith(''));
});

test.each(['int one;\n', '*one = 2; // A remark.\n', 'int one; /* A remark. */\n'])(
  '%j does',
  (code) => {
    expect(hashWith(code)).not.toBe(hashWith(''));
  },
);

test('so does a change in the program, even in its comments: they move its lines', () => {
  expect(hashWith('', '// A remark.\nint main() {}\n')).not.toBe(hashWith(''));
});
