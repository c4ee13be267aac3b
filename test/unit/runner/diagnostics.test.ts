/** rustc counts in bytes of UTF-8, and the page in UTF-16 units. */
import { expect, test } from 'vitest';
import { utf16Offsets } from '../../../playground/runner/diagnostics.ts';

test('each letter of one to four bytes is found, and the end', () => {
  const text = 'aä€𝒞 ∀x–z';
  const offsets = utf16Offsets(text);
  let unit = 0;
  for (const letter of text) {
    const byte = Buffer.byteLength(text.slice(0, unit));
    expect(offsets[byte], letter).toBe(unit);
    unit += letter.length;
  }
  expect(offsets[Buffer.byteLength(text)]).toBe(text.length);
});
