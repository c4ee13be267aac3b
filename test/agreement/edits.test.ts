/** Whatever a reader's fingers make of a program, the compiler itself does not fail on it. */
import { expect, test } from 'vitest';
import { editedProgram } from '../fuzz/edits.ts';
import { endOfEdit } from '../fuzz/end.ts';
import { isAll } from '../level.ts';

// npm run fuzz makes 10,000.
const edits = isAll ? 1_000 : 100;

test(`${edits} edits of real programs`, async () => {
  for (let seed = 0; seed < edits; seed++)
    expect(await endOfEdit(editedProgram(seed)), `seed ${seed}`).not.toMatchObject({
      kind: 'failed',
    });
});
