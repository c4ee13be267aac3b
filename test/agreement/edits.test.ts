/** Whatever a reader's fingers make of a program, the compiler itself does not fail on it. */
import { expect, test } from 'vitest';
import { editedProgram } from '../fuzz/edits.ts';
import { endOfEdit } from '../fuzz/end.ts';

// npm run fuzz makes 10,000.
test('200 edits of real programs', async () => {
  for (let seed = 0; seed < 200; seed++)
    expect(await endOfEdit(editedProgram(seed)), `seed ${seed}`).not.toMatchObject({
      kind: 'failed',
    });
});
