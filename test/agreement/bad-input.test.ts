/** Whatever the engine is given, a run ends with a diagnostic or a named limit. */
import { describe, expect, test } from 'vitest';
import { answer } from '../../playground/prebuilt/answer.ts';
import { isAll } from '../level.ts';
import { run } from './engine.ts';
import { endOf, outcomeOf } from './outcome.ts';

describe('bad input ends in words', () => {
  test.each([
    ['nothing', ''],
    ['no main', 'fn run() {}'],
    ['an unclosed brace', 'fn main() {'],
    ['not Rust', 'int main() { return 0; }'],
    ['odd characters', '\u0000\u200bfn main() { \ud800 }'],
    [
      'a line of 100,000 characters',
      `fn main() { let text = "${'a'.repeat(100_000)}"; let number: u8 = text; }`,
    ],
  ])('%s', async (_what, source) => {
    const events = await run({ source });
    expect(endOf(events)).toMatchObject({
      kind: 'refused',
    });
  });

  test.each([
    ['10,000 brackets', `${'('.repeat(10_000)}${')'.repeat(10_000)}`],
    ['10,000 open brackets', '('.repeat(10_000)],
    ['10,000 blocks', `fn main() { ${'{'.repeat(10_000)}${'}'.repeat(10_000)} }`],
    ['10,000 minus signs', `fn main() { let _ = ${'-'.repeat(10_000)}1; }`],
    [
      'a type of 10,000 levels',
      `type Deep = ${'Vec<'.repeat(10_000)}u8${'>'.repeat(10_000)}; fn main() {}`,
    ],
    ['a sum of 10,000 numbers', `fn main() { let _ = ${'1+'.repeat(10_000)}1; }`],
    ['a type that contains itself', 'struct Own(Own); fn main() {}'],
    [
      'a type without end',
      'fn grow<T>(n: u8) { if n > 0 { grow::<Option<T>>(n - 1) } } fn main() { grow::<u8>(3); }',
    ],
    [
      'a macro that calls itself',
      'macro_rules! again { () => { again!() } } fn main() { again!(); }',
    ],
    // It takes long to fill the memory.
    ...(isAll
      ? [
          [
            'a macro that doubles',
            'macro_rules! again { ($($t:tt)*) => { again!($($t)* $($t)*) } } fn main() { again!(a); }',
          ],
        ]
      : []),
    [
      'a constant that never ends',
      'const N: u32 = { let mut n = 0; while n < 10 { n -= 0; } n }; fn main() { println!("{N}"); }',
    ],
    [
      'a megabyte of functions',
      `${Array.from({ length: 20_000 }, (_, n) => `fn f${n}() -> u32 { ${n} }\n`).join('')}fn main() {`,
    ],
  ])('%s ends in a diagnostic or a named limit', async (_what, source) => {
    expect(endOf(await run({ source, limits: { steps: 1_000_000 } }))).toMatchObject({
      kind: expect.stringMatching(/^(refused|limit|exit)$/),
    });
  });

  test.each([
    [
      'an endless recursion',
      'fn deep(n: u64) -> u64 { 1 + deep(n + 1) } fn main() { println!("{}", deep(0)); }',
      'stack',
    ],
    [
      'a memory bomb',
      'fn main() { let mut all = vec![]; loop { all.push(vec![0u8; 1 << 24]); } }',
      'memory',
    ],
    [
      'a thread bomb',
      'fn main() { loop { std::thread::spawn(|| std::thread::park()); } }',
      'threads',
    ],
  ])('%s', async (_what, source, limit) => {
    expect(endOf(await run({ source }))).toEqual({ kind: 'limit', limit });
  });

  test.each([
    ['a network', 'std::net::TcpStream::connect("127.0.0.1:1").unwrap();'],
    ['a network', 'std::net::UdpSocket::bind("127.0.0.1:0").unwrap();'],
    ['other processes', 'std::process::Command::new("ls").status().unwrap();'],
  ])('%s is named as what is missing', async (what, statement) => {
    expect(endOf(await run({ source: `fn main() { ${statement} }` }))).toMatchObject({
      kind: 'unsupported',
      message: expect.stringContaining(what),
      place: expect.stringMatching(/^src\/main\.rs:1:/),
    });
  });

  test('and the next run works', async () => {
    expect(
      answer(outcomeOf(await run({ source: 'fn main() { println!("well"); }' }))),
    ).toMatchObject({
      stdout: 'well\n',
      ends: 'ok',
    });
  });
});
