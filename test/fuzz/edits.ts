/** Makes random edits of real programs, as a reader might type them; the same seed makes the same edit. */
import { readPrograms } from '../../playground/prebuilt/program.ts';
import { chance } from './chance.ts';

const programs = readPrograms()
  .filter(({ language }) => language === 'rust')
  .map(({ source }) => source);

/** Pieces to insert: Rust, and some that are not Rust. */
const pieces = [
  ...['fn', 'let', 'mut', '&', '&mut', '*', 'dyn', 'impl', 'move', 'loop', 'match', 'if', 'else'],
  ...['unsafe', 'async', 'await', 'const', 'static', 'struct', 'enum', 'trait', 'where', 'for'],
  ...['(', ')', '{', '}', '[', ']', '<', '>', '::', '->', '=>', ';', ',', '.', '..', '..=', '?'],
  ...['0', '1u8', '-1', '1e400', '"', "'", "'a", '#', '#![', '!', '$', 'self', 'Self', '_', 'u128'],
  ...['Box', 'Rc', 'Arc', 'RefCell', 'Mutex', 'Option', 'None', 'Some', 'usize', 'String'],
  ...['/*', '//', 'é', '\u{1f980}', '\u{202e}', '\u0000', '\\', 'macro_rules! m', 'm!()'],
];

export function editedProgram(seed: number): string {
  const next = chance(seed);
  const below = (count: number) => Math.floor(next() * count);
  const any = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const tokens = any(programs).match(/\w+|\s+|[^\w\s]/gu) ?? [];
  // A single edit often leaves a program that compiles.
  for (let edits = Math.max(1, below(6) - 2); edits > 0; edits--) {
    const at = below(tokens.length);
    const kinds = [
      () => tokens.splice(at, 1),
      () => tokens.splice(at, 1 + below(20)),
      () => tokens.splice(at, 0, ` ${any(pieces)} `),
      () => tokens.splice(at, 1, any(pieces)),
      () => tokens.splice(at, 0, any(tokens)),
      () => tokens.splice(at, 1, any(tokens)),
      () => tokens.splice(at, 0, ...tokens.slice(at, at + below(60))),
      () => tokens.splice(at),
    ];
    // Cutting off the rest is rare, or most programs would be short.
    kinds[next() < 0.03 ? kinds.length - 1 : below(kinds.length - 1)]?.();
  }
  return tokens.join('');
}
