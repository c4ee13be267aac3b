/** A snippet of a book or a slide becomes a program as rustdoc makes it one. */
import { expect, test } from 'vitest';
import { asProgram, marksOf } from '../../playground/embed/code-block.ts';
import { foldedBy } from '../../playground/embed/options.ts';

/** The program's lines; those that are folded away stand in brackets. */
function program(...lines: string[]): string[] {
  return asProgram(lines.map((text) => ({ text, folded: false }))).map(({ text, folded }) =>
    folded ? `(${text})` : text,
  );
}

test('what has a main stays as it is', () => {
  const lines = ['#![allow(dead_code)]', 'use std::fmt;', 'pub async fn main() {}'];
  expect(program(...lines)).toEqual(lines);
  expect(program('fn main<>() {}')).toEqual(['fn main<>() {}']);
});

test('a snippet gets one, behind what belongs to the crate', () => {
  expect(program('// fn main() is missing', 'let x = 1;')).toEqual([
    '(#![allow(unused)])',
    '// fn main() is missing',
    '(fn main() {)',
    'let x = 1;',
    '(})',
  ]);
  expect(program('#![deny(warnings)]', 'extern crate core;', '', '#[test]', 'fn f() {}')).toEqual([
    '(#![allow(unused)])',
    '#![deny(warnings)]',
    'extern crate core;',
    '',
    '(fn main() {)',
    '#[test]',
    'fn f() {}',
    '(})',
  ]);
});

test('one that ends with its error type may use `?`', () => {
  for (const last of ['Ok::<(), std::fmt::Error>(())', 'Ok(())', 'Ok::<_, String>(()) // done'])
    expect(program('f()?;', last).at(-1)).toBe('(} _inner().unwrap() })');
  expect(program('f();').at(-1)).toBe('(})');
});

test('marks are read as mdBook and as Markdown write them', () => {
  const marks = (className: string) => marksOf({ className } as Element);
  expect(marks('language-rust,should_panic,edition2018')).toEqual({
    edition: '2018',
    expect: 'should_panic',
    editable: false,
    ignored: false,
  });
  expect(marks('language-rust no_run compile_fail editable ignore hljs')).toEqual({
    edition: undefined,
    expect: 'compile_fail',
    editable: true,
    ignored: true,
  });
});

test('lines are folded by number and by range, however large', () => {
  const isFolded = foldedBy(' 1-2, 5 ,7-99999999999');
  expect([1, 2, 3, 4, 5, 6, 7, 8].filter(isFolded)).toEqual([1, 2, 5, 7, 8]);
  expect([0, 1].filter(foldedBy())).toEqual([0]);
});
