/**
 * Generates programs, and compares what they do in the engine with what native rustc's do, by
 * both executors. One that differs is printed by its seed.
 */
import { generated, generatedAnswer, generatedCase } from '../agreement/answers.ts';
import { executors, run } from '../agreement/engine.ts';
import { outcomeOf } from '../agreement/outcome.ts';

/** Compares `count` programs with seeds from `first`, and returns how many differ. */
export async function compareGenerated(count: number, first: number): Promise<number> {
  const counts: Record<string, number> = {};
  for (let seed = first; seed < first + count; seed++) {
    const program = generatedCase(seed);
    const native = await generated.ask(program);
    let kind = native === 'refused' ? 'refused' : 'same';
    if (native !== 'refused') {
      // The interpreter takes seconds for one.
      for (const executor of seed % 10 === 0 ? executors : (['compiled'] as const)) {
        const events = await run({ ...program, executor });
        if (generatedAnswer(outcomeOf(events)) === native) continue;
        kind = 'different';
        console.log(`seed ${seed}: ${executor}, differs from ${program.file}`);
      }
    }
    counts[kind] = (counts[kind] ?? 0) + 1;
    if ((seed - first + 1) % 100 === 0) console.log(`${seed - first + 1} of ${count}`);
  }
  console.log(counts);
  return counts.different ?? 0;
}
