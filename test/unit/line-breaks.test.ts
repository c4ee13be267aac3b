/** Where code may be broken on a phone. */
import { expect, test } from 'vitest';
import { jointsOf, splitAtJoints } from '../../playground/ui/line-breaks.ts';

/** The code with `|` wherever it may be broken besides at spaces. */
function broken(code: string): string {
  return jointsOf(code).reduceRight((text, { from, to, className }) => {
    const at = className === 'breaks-before' ? from : to;
    return `${text.slice(0, at)}|${text.slice(at)}`;
  }, code);
}

test('a long word may be broken at its punctuation, never in a name or an operator', () => {
  expect(broken('for x in towns.iter().zip(steps_from(&towns, 0)) {')).toBe(
    'for x in towns|.iter(|)|.zip(|steps_from(|&towns,| 0)) {',
  );
  expect(broken('std::make_unique<Point>(built->table[2]);')).toBe(
    'std::|make_unique<|Point>(|built->|table[|2]);',
  );
});

test('a short word and a number stay in one piece', () => {
  expect(jointsOf('let half = self.scale(1.5);')).toEqual([]);
  expect(broken('[0.25,0.5,0.75,1.0]')).toBe('[|0.25,|0.5,|0.75,|1.0]');
});

test('coloured pieces are cut at punctuation, and keep their text', () => {
  const pieces = ['    ', 'towns', '.', 'iter', '().collect', '::<', 'Vec<_>>((', '));'];
  const parts = splitAtJoints(pieces);
  expect(parts.map((part) => part.map(({ text }) => text).join(''))).toEqual(pieces);
  expect(parts[6]?.map(({ text }) => text)).toEqual(['Vec', '<', '_>>', '(', '(']);
  expect(parts[4]).toEqual([
    { text: '(', className: 'breaks-after' },
    { text: ')', className: '' },
    { text: '.', className: 'breaks-before' },
    { text: 'collect', className: '' },
  ]);
});
