/** clang's text as diagnostics. */
import { expect, test } from 'vitest';
import { readClang } from '../../../playground/runner/clang-diagnostics.ts';

const red = '\u001b[0;1;31m';
const off = '\u001b[0m';

/** What clang says of a program, and the text that a span has. */
function read(source: string, ...said: string[]) {
  const all = readClang(said.join('\n'), 'main.cpp', source);
  const textOf = ({ from, to }: { from: number; to: number }) => source.slice(from, to);
  return { all, first: all[0], textOf };
}

test('an error has its place, its text and no ranges in what is shown', () => {
  const { all, first, textOf } = read(
    'int main() { return x; }\n',
    `main.cpp:1:21: ${red}error: ${off}use of undeclared identifier 'x'`,
    '    1 | int main() { return x; }',
    '      |                     ^',
    '1 error generated.',
    '',
  );
  expect(all).toHaveLength(1);
  expect(first).toMatchObject({
    level: 'error',
    message: "use of undeclared identifier 'x'",
    code: null,
    children: [],
  });
  expect(first?.spans.map(textOf)).toEqual(['x']);
  expect(first?.rendered).toContain(red);
  expect(first?.rendered).not.toContain('generated');
});

test('a range that has the place is the span; its digits are not shown', () => {
  const { first, textOf } = read(
    'auto a = one + two;\n',
    'main.cpp:1:14:{1:10-1:13}{1:10-1:19}: error: no',
  );
  expect(first?.spans.map(textOf)).toEqual(['one + two']);
  expect(first?.rendered).toBe('main.cpp:1:14: error: no');
});

test('columns count bytes, spans UTF-16 units', () => {
  const { first, textOf } = read('/* é😀 */ int x;\n', 'main.cpp:1:18: error: no');
  expect(first?.spans.map(textOf)).toEqual(['x']);
});

test("a warning's flag is its code", () => {
  const { first } = read(
    'int x;\n',
    "main.cpp:1:5: warning: unused variable 'x' [-Wunused-variable]",
  );
  expect(first).toMatchObject({
    level: 'warning',
    code: 'unused-variable',
    message: "unused variable 'x'",
  });
});

test("a message's own fix-it is certain, a note's is not", () => {
  const { first, textOf } = read(
    'int x = 1\nint y;\n',
    "main.cpp:1:10: error: expected ';'",
    'fix-it:"main.cpp":{1:10-1:10}:";"',
    "main.cpp:2:5: note: 'y' declared here",
    'fix-it:"main.cpp":{2:5-2:6}:"z"',
    'fix-it:"other.h":{1:1-1:2}:"no"',
  );
  expect(first?.children).toMatchObject([
    {
      level: 'help',
      message: "expected ';'",
      spans: [{ from: 9, to: 9, suggestion: { text: ';', applicability: 'MachineApplicable' } }],
    },
    {
      level: 'help',
      message: "'y' declared here",
      spans: [{ suggestion: { text: 'z', applicability: 'MaybeIncorrect' } }],
    },
  ]);
  expect(first?.children[1]?.spans.map(textOf)).toEqual(['y']);
});

test.each([
  [String.raw`a\tb\n\"\\`, 'a\tb\n"\\'],
  [String.raw`\303\251`, 'é'],
  [String.raw`\360\237\230\200!`, '😀!'],
])('a fix-it is unescaped: %s', (escaped, text) => {
  const { first } = read(
    'x\n',
    'main.cpp:1:1: error: no',
    `fix-it:"main.cpp":{1:1-1:2}:"${escaped}"`,
  );
  expect(first?.children[0]?.spans[0]?.suggestion?.text).toBe(text);
});

test("an error in a header is at the reader's line that led there", () => {
  const { first, textOf } = read(
    'std::sort(a, b);\n',
    'In file included from main.cpp:1:',
    '/usr/include/c++/v1/sort.h:9:3: error: invalid operands',
    'main.cpp:1:1: note: in instantiation of this',
  );
  expect(first?.spans).toMatchObject([{ primary: true, label: 'in instantiation of this' }]);
  expect(first?.spans.map(textOf)).toEqual(['std']);
  expect(first?.rendered).toMatch(/^In file included from main\.cpp:1:\n/);
});

test("the linker's errors have no place", () => {
  const { first } = read('int f();\n', 'wasm-ld: error: program.o: undefined symbol: f()');
  expect(first).toMatchObject({
    level: 'error',
    message: 'program.o: undefined symbol: f()',
    spans: [],
  });
});

test('notes are secondary, in their order', () => {
  const { first } = read(
    'int f();\nint f(int);\n',
    'main.cpp:1:1: error: ambiguous',
    'main.cpp:1:5: note: one',
    'main.cpp:2:5: note: two',
  );
  expect(first?.children).toMatchObject([
    { level: 'note', message: 'one', spans: [{ primary: false }] },
    { level: 'note', message: 'two', spans: [{ primary: false }] },
  ]);
});

test('nothing said is nothing found', () => {
  expect(read('int main() {}\n', '').all).toEqual([]);
});
