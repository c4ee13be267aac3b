import { describe, expect, test } from 'vitest';
import { type Change, whole } from '../../../playground/memory/changes.ts';

const before = {
  id: 7,
  line: 3,
  locals: [{ name: 'a', value: { text: '1' } }, { name: 'b' }, { name: 'c' }],
  strong: 2,
};

const changed = (change: Change) => whole<Partial<typeof before>>({ id: 7, change }, before);

describe('something told in pieces', () => {
  test('is what it is if it is told whole', () => {
    expect(whole(before, undefined)).toBe(before);
  });

  test('has fields and elements that are new, and keeps the others as the same objects', () => {
    const after = changed({
      line: [4],
      locals: { 0: { value: { text: ['2'] } }, 3: [{ name: 'd' }] },
    });
    expect(after).toEqual({
      ...before,
      line: 4,
      locals: [{ name: 'a', value: { text: '2' } }, { name: 'b' }, { name: 'c' }, { name: 'd' }],
    });
    expect(after.locals?.[1]).toBe(before.locals[1]);
  });

  test('loses fields, and elements at its end', () => {
    const after = changed({ strong: 0, locals: { length: 1, 0: { value: 0 } } });
    expect(after).toEqual({ id: 7, line: 3, locals: [{ name: 'a' }] });
  });

  test('changes nothing of what it was', () => {
    const copy = structuredClone(before);
    changed({ line: [4], locals: { length: 0 } });
    expect(before).toEqual(copy);
  });
});
