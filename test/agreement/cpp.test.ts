/** The C++ programs answer by the page's clang as by Debian's clang 22 with the same library. */
import { expect, test } from 'vitest';
import { runUnderSeeds } from '../../playground/prebuilt/cpp-runs.ts';
import { seeds } from '../level.ts';
import { cppRuns, nativeAnswer, runAnswer } from './answers.ts';
import { casesIn, cppCircumstances, directives, hasThreads } from './cases.ts';
import { outcomeOf } from './outcome.ts';

const programs = casesIn('cpp');
const include = /^#include <.*>/gm;
const includes = programs.flatMap(({ source }) => source.match(include) ?? []);
/**
 * What at least three programs include is compiled once for all of them. The rest is not: clang
 * takes longer over each program the more was precompiled.
 */
const shared = new Set(
  includes.filter((line) => includes.filter((other) => other === line).length > 2),
);
const above = `${[...shared].join('\n')}\n#line 1\n`;

test.each(programs)('$file', async (program) => {
  const { ends = 'ok', standard, native } = directives(program);
  const file = program.file.split('/').at(-1) ?? '';
  const source = standard
    ? program.source
    : above + program.source.replaceAll(include, (line) => (shared.has(line) ? '' : line));
  const how = { ...cppCircumstances(program), hangs: undefined };
  const runs = await runUnderSeeds({ ...how, file, source }, hasThreads(program) ? seeds : [0]);
  for (const [seed, events] of runs.entries()) {
    const here = outcomeOf(events);
    expect(here.ends, `seed ${seed}`).toBe(ends);
    if (!native) expect(runAnswer(here), `seed ${seed}`).toEqual(nativeAnswer(cppRuns, program));
  }
});
