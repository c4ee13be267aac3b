/** What the code generator can't compile is said in a sentence, at the place in the reader's code. */
import { expect, test } from 'vitest';
import { casesIn, directives } from './cases.ts';
import { run } from './engine.ts';
import { endOf } from './outcome.ts';

test.each(casesIn('uncompiled'))('$file', async (program) => {
  const { refused, line } = directives(program);
  const events = await run({ ...program, executor: 'compiled' });
  expect(endOf(events)).toEqual({ kind: 'refused' });
  const errors = events.flatMap((event) =>
    event.kind === 'diagnostic' && event.level === 'error' ? [event] : [],
  );
  expect(errors[0]?.message).toContain(refused);
  expect(errors[0]?.rendered).toContain(`${program.file}:${line}:`);
});
