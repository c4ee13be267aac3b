/** The page's rustfmt formats as the native one does, and answers any input. */
import { describe, expect, test } from 'vitest';
import { formatInPage } from '../../playground/prebuilt/rustfmt-runs.ts';
import type { FormatRequest } from '../../playground/runner/rustfmt-session.ts';
import {
  formatted as answers,
  editionOf,
  formattedAnswer,
  nativeAnswer,
  unformatted,
} from './answers.ts';
import { changed } from './formatted.ts';

const format = (source: string, edition?: FormatRequest['edition']) =>
  formatInPage({ source, edition });

const formatted = async (source: string, edition?: FormatRequest['edition']) =>
  changed(source, await format(source, edition));

test.each([
  [
    'fn main(){let x=1;if x==1{println!("{}",x)}}',
    'fn main() {\n    let x = 1;\n    if x == 1 {\n        println!("{}", x)\n    }\n}\n',
  ],
  ['use b::c;use a::{d,b};', 'use a::{b, d};\nuse b::c;\n'],
  [
    '// kept   as it is\n#[rustfmt::skip]\nfn  f ( ) { }\n\n\n\nfn  g ( ) { }',
    '// kept   as it is\n#[rustfmt::skip]\nfn  f ( ) { }\n\nfn g() {}\n',
  ],
  [
    'macro_rules! m{($a:expr)=>{$a+1}}',
    'macro_rules! m {\n    ($a:expr) => {\n        $a + 1\n    };\n}\n',
  ],
  [
    'mod not_here;fn é( )->&\'static str{"ä😀"}',
    'mod not_here;\nfn é() -> &\'static str {\n    "ä😀"\n}\n',
  ],
  ['', '\n'],
])('%j', async (source, wanted) => {
  expect(await formatted(source)).toBe(wanted);
});

test('the edition decides what is syntax, and the style', async () => {
  expect(await formatted('fn main(){let gen=1;}', '2021')).toContain('let gen = 1;');
  expect((await format('fn main(){let gen=1;}')).kind).toBe('refused');
  const imports = 'use a::{B10, B9};\n';
  expect(await formatted(imports, '2021')).toBe(imports);
  expect(await formatted(imports)).toBe('use a::{B9, B10};\n');
});

test.each([
  ['fn main() {\n    let a = 1\n    let b = 2;\n}\n', 2, 'expected `;`, found keyword `let`'],
  ['fn main() {\n', 1, 'this file contains an unclosed delimiter'],
  ['fn main() {\n    let a = "b;\n}\n', 2, 'unterminated double quote string'],
  ['/* on and on\n', 1, 'unterminated block comment'],
  ['r#"', undefined, 'unterminated raw string'],
  ['fn main() {\n    1 + ;\n    2 + ;\n}\n', 2, 'expected expression, found `;`'],
])('%j is refused at its place', async (source, line, message) => {
  const answer = await format(source);
  expect(answer).toEqual({ kind: 'refused', line, message: expect.stringContaining(message) });
});

test('changes are small: text that stays is not touched', async () => {
  const source = 'fn main() {\n    let one = 1;\n  let two=2;\n    three();\n}\n';
  expect(await format(source)).toEqual({
    kind: 'formatted',
    changes: [
      { from: 29, to: 31, insert: '    ' },
      { from: 38, to: 38, insert: ' ' },
      { from: 39, to: 39, insert: ' ' },
    ],
  });
});

test('half of a surrogate pair is refused, not replaced', async () => {
  expect(await format('fn main(){"a\ud83d"}')).toEqual({
    kind: 'failed',
    failure: 'lone-surrogate',
  });
});

test.each([
  ['parentheses', `fn main() { ${'('.repeat(100_000)}1${')'.repeat(100_000)}; }`],
  ['blocks', `fn main() ${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
  ['statements of one block', `fn main() {${'f();\n'.repeat(200_000)}}`],
])('too many %s are a named failure', async (_, source) => {
  expect(await format(source)).toEqual({
    kind: 'failed',
    failure: 'too-large',
  });
});

test('a megabyte is formatted', async () => {
  const one = 'fn f(){let all=vec![1,2,3];if all.len()>1{println!("{}",all[0]);}}\n';
  const text = await formatted(one.repeat(15_000));
  expect(text.startsWith('fn f() {\n    let all = vec![1, 2, 3];\n')).toBe(true);
  expect(text.length).toBe(15_000 * (await formatted(one)).length);
});

test('garbage has an answer', async () => {
  for (const source of ['\0', '}'.repeat(1_000), '#!', '\u202e', 'fn fn fn', '🦀', '\r\n\r', 'r#"'])
    expect((await format(source)).kind).toMatch(/^(formatted|refused)$/);
});

describe('as natively', () => {
  test.each(answers.cases)('$file', async (program) => {
    const native = nativeAnswer(answers, program);
    const request = { source: unformatted(program), edition: editionOf(program) };
    const here = await formatInPage(request);
    const text = here.kind === 'refused' ? undefined : changed(request.source, here);
    expect(formattedAnswer(text)).toBe(native);
  });
});
