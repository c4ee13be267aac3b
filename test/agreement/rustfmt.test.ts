/** rustfmt, as the page runs it, gives what the native one gives, and an answer to everything. */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRustfmt } from '../../playground/engine/load.ts';
import { toolVersion } from '../../playground/prebuilt/native.ts';
import { type FormatRequest, format } from '../../playground/runner/rustfmt-session.ts';

const module = await loadRustfmt();
const programs = globSync([
  'rust-examples/{examples,refused}/*.rs',
  'test/agreement/{programs,refused,undefined}/*.rs',
  'content/**/*.rs',
]).sort();

/** The text with the changes made. */
function formatted(source: string, edition?: FormatRequest['edition']): string {
  const answer = format(module, { source, edition });
  if (answer.kind !== 'formatted') throw new Error(JSON.stringify(answer));
  let text = '';
  let at = 0;
  for (const { from, to, insert } of answer.changes) {
    expect(from).toBeGreaterThanOrEqual(at);
    text += source.slice(at, from) + insert;
    at = to;
  }
  return text + source.slice(at);
}

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
])('%j', (source, wanted) => {
  expect(formatted(source)).toBe(wanted);
});

test('the edition decides what is syntax, and the style', () => {
  expect(formatted('fn main(){let gen=1;}', '2021')).toContain('let gen = 1;');
  expect(format(module, { source: 'fn main(){let gen=1;}' }).kind).toBe('refused');
  const imports = 'use a::{B10, B9};\n';
  expect(formatted(imports, '2021')).toBe(imports);
  expect(formatted(imports)).toBe('use a::{B9, B10};\n');
});

test.each([
  ['fn main() {\n    let a = 1\n    let b = 2;\n}\n', 2, 'expected `;`, found keyword `let`'],
  ['fn main() {\n', 1, 'this file contains an unclosed delimiter'],
  ['fn main() {\n    let a = "b;\n}\n', 2, 'unterminated double quote string'],
  ['/* on and on\n', 1, 'unterminated block comment'],
  ['r#"', undefined, 'unterminated raw string'],
  ['fn main() {\n    1 + ;\n    2 + ;\n}\n', 2, 'expected expression, found `;`'],
])('%j is refused at its place', (source, line, message) => {
  const answer = format(module, { source });
  expect(answer).toEqual({ kind: 'refused', line, message: expect.stringContaining(message) });
});

test('the changes are little: what stays is not touched', () => {
  const source = 'fn main() {\n    let one = 1;\n  let two=2;\n    three();\n}\n';
  expect(format(module, { source })).toEqual({
    kind: 'formatted',
    changes: [
      { from: 29, to: 31, insert: '    ' },
      { from: 38, to: 38, insert: ' ' },
      { from: 39, to: 39, insert: ' ' },
    ],
  });
});

test('half a letter is no text, and is not made into another', () => {
  expect(format(module, { source: 'fn main(){"a\ud83d"}' })).toEqual({
    kind: 'failed',
    failure: 'lone-surrogate',
  });
});

test.each([
  ['parentheses', `fn main() { ${'('.repeat(100_000)}1${')'.repeat(100_000)}; }`],
  ['blocks', `fn main() ${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
  ['statements of one block', `fn main() {${'f();\n'.repeat(200_000)}}`],
])('%s without end are too much', (_, source) => {
  expect(format(module, { source })).toEqual({
    kind: 'failed',
    failure: 'too-large',
  });
});

test('a megabyte is formatted', () => {
  const one = 'fn f(){let all=vec![1,2,3];if all.len()>1{println!("{}",all[0]);}}\n';
  const text = formatted(one.repeat(15_000));
  expect(text.startsWith('fn f() {\n    let all = vec![1, 2, 3];\n')).toBe(true);
  expect(text.length).toBe(15_000 * formatted(one).length);
});

test('rubbish has an answer', () => {
  for (const source of ['\0', '}'.repeat(1_000), '#!', '\u202e', 'fn fn fn', '🦀', '\r\n\r', 'r#"'])
    expect(format(module, { source }).kind).toMatch(/^(formatted|refused)$/);
});

/** Debian's rustfmt-web, or rustup's component. */
const isThere = toolVersion('rustfmt')?.startsWith('rustfmt 1.9.') ?? false;
if (!isThere) {
  const what = 'not compared with native, which needs rustfmt 1.9: Debian has it as rustfmt-web';
  if (process.env.CI) throw new Error(what);
  console.log(what);
}

describe.skipIf(!isThere)('as natively', () => {
  test.each(programs)('%s', (file) => {
    const source = readFileSync(file, 'utf8');
    const edition = /^\/\/@ edition: (20\d\d)$/m.exec(source)?.[1] as FormatRequest['edition'];
    const run = (input: string) => {
      const options = ['--quiet', '--edition', edition ?? '2024'];
      try {
        return execFileSync('rustfmt', options, { input, stdio: 'pipe' }).toString();
      } catch {
        return undefined;
      }
    };
    const ugly = source.replace(/^ +/gm, '').replace(/, /g, ',');
    const wanted = run(ugly);
    if (wanted === undefined)
      expect(format(module, { source: ugly, edition }).kind).toBe('refused');
    else expect(formatted(ugly, edition)).toBe(wanted);
  });
});
