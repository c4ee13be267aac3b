/** The programs of one feature each answer in the engine as natively, in parts that run side by side. */
import { describe, expect, test } from 'vitest';
import { isAll, seeds } from '../level.ts';
import { nativeAnswer, runAnswer, runs } from './answers.ts';
import { circumstances, directives, hasThreads } from './cases.ts';
import { executors, run } from './engine.ts';
import { outcomeOf } from './outcome.ts';

const shards = 4;

/** Tests the programs of one part, counted from 1. */
export function testPrograms(shard: number): void {
  const programs = runs.cases.filter((_, index) => index % shards === shard - 1);

  describe('a program of one feature', () => {
    test.each(programs)('$file answers as natively', async (program) => {
      const native = nativeAnswer(runs, program);
      // What threads answer must not depend on who comes first, or it could not be compared.
      const how = { ...program, ...circumstances(program) };
      for (const seed of hasThreads(program) ? seeds : [0]) {
        expect(runAnswer(outcomeOf(await run({ ...how, seed }))), `seed ${seed}`).toEqual(native);
      }
      if (!isAll) return;
      // The executor that the engine does not choose; unsafe programs can be compiled, too.
      for (const executor of executors) {
        if (directives(program).executor && directives(program).executor !== executor) continue;
        const events = await run({ ...how, executor });
        expect(runAnswer(outcomeOf(events)), executor).toEqual(native);
      }
    });
  });
}
