/** What counts as the same answer. */
import { describe, expect, test } from 'vitest';
import { answer, normalise } from '../../playground/prebuilt/answer.ts';

const panic = (id: string, place: string) => ({
  ends: 'panic' as const,
  output: [
    {
      stream: 'err' as const,
      text: `\nthread 'main'${id} panicked at ${place}:\nno such road\nnote: run\n`,
    },
  ],
});

describe('the same answer', () => {
  test('keeps which addresses are equal, not what they are', () => {
    expect(normalise('0xff10 0xff20 0xff10')).toBe('A1 A2 A1');
    expect(normalise('0x7ffe0 0x55d1 0x7ffe0')).toBe(normalise('0x10 0x20 0x10'));
    expect(normalise('0x10 0x10')).not.toBe(normalise('0x10 0x20'));
  });

  test('leaves thread ids out', () => {
    expect(answer(panic(' (4711)', 'a.rs:1:2'))).toEqual(answer(panic('', 'a.rs:1:2')));
  });

  test("leaves out where std's sources lie", () => {
    expect(normalise('at /usr/src/rustc-1.96.0/library/core/src/a.rs:1:2')).toBe(
      'at core/src/a.rs:1:2',
    );
    expect(normalise('at /rustc/ac68faa/library/core/src/a.rs:1:2')).toBe('at core/src/a.rs:1:2');
  });

  test('needs the same message at the same place', () => {
    expect(answer(panic('', 'a.rs:1:2')).panics).toEqual(['no such road at a.rs:1:2']);
    expect(answer(panic('', 'a.rs:1:2'))).not.toEqual(answer(panic('', 'a.rs:1:3')));
  });

  test('needs the same stdout and the same end', () => {
    const said = (text: string) => answer({ ends: 'ok', output: [{ stream: 'out', text }] });
    expect(said('a\n')).not.toEqual(said('b\n'));
    expect(answer({ ends: 'ok', output: [] })).not.toEqual(answer({ ends: 'hang', output: [] }));
  });
});
