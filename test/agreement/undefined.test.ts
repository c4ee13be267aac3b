/** Undefined behaviour is stopped at its line, and named. */
import { expect, test } from 'vitest';
import { seeds } from '../level.ts';
import { casesIn, circumstances, directives } from './cases.ts';
import { run } from './engine.ts';
import { endOf } from './outcome.ts';

test.each(casesIn('undefined'))('$file', async (program) => {
  const { file, source } = program;
  const marked = source
    .split('\n')
    .flatMap((text, index) => (text.endsWith('// here') ? [`${file}:${index + 1}`] : []));
  const { fault } = directives(program);
  if (!fault || marked.length === 0) throw new Error(`${file}: no fault, or no line marked`);
  const line = (place: string) => place.replace(/:\d+$/, '');
  const ends = [];
  for (const seed of fault === 'data-race' ? seeds : [0])
    ends.push(endOf(await run({ ...program, ...circumstances(program), seed })));
  expect(ends[0]).toMatchObject({ kind: 'undefined-behaviour', fault });
  // Where one thread is over before the other has been started, std's own locks put the two
  // in an order, and that run has no race. Such runs are the exception.
  const found = ends.filter(({ kind }) => kind === 'undefined-behaviour');
  expect(found.length * 2).toBeGreaterThanOrEqual(ends.length);
  for (const end of ends) {
    if (end.kind !== 'undefined-behaviour') {
      expect(end).toEqual({ kind: 'exit', code: 0 });
      continue;
    }
    expect(end.fault).toBe(fault);
    expect(marked).toContain(line(end.place));
    if (fault === 'data-race') expect(marked).toContain(line(end.other ?? ''));
  }
});
