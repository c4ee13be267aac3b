/** No program passes an exercise's tests except by what they ask for. */
import { expect, test } from 'vitest';
import { triedOf, verdictOf } from '../../site/exercise-verdict.ts';

const tests = `use super::*;

/// The answer is 42.
#[test]
fn answers() {
    assert_eq!(answer(), 42);
    assert!(answer() > 0, "{} is too small", answer());
}

/// It is the same for all.
#[test]
fn answers_again() {
    let threads = vec![std::thread::spawn(answer), std::thread::spawn(answer)];
    let answers: Vec<u32> = threads.into_iter().map(|one| one.join().unwrap()).collect();
    assert_eq!(answers, [42, 42]);
}
`;
const solution = 'pub fn answer() -> u32 {\n    42\n}\n';
const wrong = 'pub fn answer() -> u32 {\n    41\n}\n';
/** A wrong answer that does something first. */
const after = (before: string) => wrong.replace('41', `${before} 41`);

const tryFile = async (source: string, of = solution) =>
  triedOf('a.rs', await verdictOf({ id: 'a', tests, solution: of }, source));

test('the solution passes, and is run under several seeds for its threads', async () => {
  expect(await tryFile(solution)).toEqual({
    ...{ file: 'a.rs', solved: true, failed: [], refused: [], ended: null, messages: [] },
  });
  const { seed, before } = await verdictOf({ id: 'a', tests, solution }, solution);
  expect([seed, before]).toEqual([3, 3]);
});

test('a name of the harness or of std means what it always does', async () => {
  for (const own of [
    'macro_rules! assert_eq { ($($t:tt)*) => {} }\nmacro_rules! assert { ($($t:tt)*) => {} }\n',
    'macro_rules! println { ($($t:tt)*) => { { ::std::process::exit(0) } } }\n',
    'pub fn run() {}\npub fn _own() {}\n',
    'pub trait Fine { fn is_ok(self) -> bool; }\nimpl<T> Fine for T { fn is_ok(self) -> bool { true } }\n',
  ]) {
    expect((await tryFile(own + wrong)).failed, own).toEqual(['answers', 'answers_again']);
    expect((await tryFile(own + solution)).solved, own).toBe(true);
  }
});

test.each([
  'mod std { pub mod panic { pub fn catch_unwind<T>(_: T) -> Result<(), ()> { Ok(()) } } }',
  'extern crate self as std;',
  '#[allow(unused)]\nmod exercise_tests { pub mod harness { pub fn run() {} } }\n#[cfg(any())]',
  'fn start() {}\nuse start as main;',
  'fn main() {}\n#[cfg(any())]',
])('a program that hides them is not solved: %s', async (own) => {
  expect((await tryFile(`${wrong}\n${own}`)).solved).toBe(false);
});

test("marks of the program's own are not the harness's", async () => {
  const marks = ['answers', 'passed', 'answers_again', 'passed'].map((word) => `\\u{1e}${word}\\n`);
  for (const print of [
    `print!("${marks.join('')}");`,
    `print!("${marks.join('').replaceAll('{1e}', '{1e}kept ')}"); std::process::exit(0);`,
    `let mut token = String::new(); let _ = std::io::stdin().read_line(&mut token); assert_eq!(token, "");`,
  ])
    expect((await tryFile(after(print.replaceAll('kept', 'guessed')))).solved, print).toBe(false);
});

test('a run that ends before its tests is not solved, and the end has a name', async () => {
  for (const [before, ended] of [
    ['std::process::exit(0);', 'exit'],
    ['std::process::abort();', 'abort'],
    ['loop {}', 'limit'],
    ['let m = std::sync::Mutex::new(0); let _a = m.lock(); let _b = m.lock();', 'hang'],
  ])
    expect(await tryFile(after(before ?? '')), before).toMatchObject({
      ...{ solved: false, failed: ['answers'], refused: [], ended },
    });
});

test('a leak is not a solution', async () => {
  const leaking = solution.replace('42', '*Box::leak(Box::new(42))');
  expect(await tryFile(leaking)).toMatchObject({ solved: false, failed: [], ended: 'leak' });
  const kept = solution.replace(
    '42',
    'static ANSWER: std::sync::OnceLock<Box<u32>> = std::sync::OnceLock::new(); **ANSWER.get_or_init(|| Box::new(42))',
  );
  expect((await tryFile(kept)).solved).toBe(true);
});

test('`unsafe` is refused where the solution has none', async () => {
  const code = '// not unsafe\nfn r#unsafe() -> &\'static str { "unsafe" }\n';
  expect((await tryFile(code + solution)).solved).toBe(true);
  const unsafely = 'pub fn answer() -> u32 {\n    let a = 42;\n    unsafe { *&raw const a }\n}\n';
  expect(await tryFile(unsafely)).toMatchObject({ solved: false, refused: ['unsafe_code'] });
  expect((await tryFile(unsafely, unsafely)).solved).toBe(true);
  const faulty = unsafely.replace('&raw const a', '{ let b = Box::new(a); &raw const *b }');
  expect((await tryFile(faulty, unsafely)).ended).toBe('undefined-behaviour');
});
