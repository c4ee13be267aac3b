/**
 * `npm run fuzz [COUNT [FIRST]]` runs COUNT edited programs (10,000) in the engine, with
 * seeds from FIRST (0). Each must end in a diagnostic, an end of its own or a named limit.
 * Prints the seeds of those that don't, and how the rest ended.
 *
 * `npm run fuzz -- programs [COUNT [FIRST]]` generates programs instead, and compares what they
 * do with native rustc's. It needs rustc.
 */
import { editedProgram } from './edits.ts';
import { endOfEdit } from './end.ts';
import { compareGenerated } from './generated.ts';

const words = process.argv.slice(2);
if (words[0] === 'programs') {
  const [count = 10_000, first = 0] = words.slice(1).map(Number);
  process.exit((await compareGenerated(count, first)) === 0 ? 0 : 1);
}
const [count = 10_000, first = 0] = words.map(Number);
const ends: Record<string, number> = {};
let failed = 0;
let longest = { seconds: 0, seed: 0 };
const started = performance.now();
for (let seed = first; seed < first + count; seed++) {
  const before = performance.now();
  const end = await endOfEdit(editedProgram(seed));
  const seconds = (performance.now() - before) / 1000;
  if (seconds > longest.seconds) longest = { seconds, seed };
  const name = end.kind === 'limit' ? `limit of ${end.limit}` : end.kind;
  ends[name] = (ends[name] ?? 0) + 1;
  if (end.kind === 'failed') {
    failed++;
    console.log(`seed ${seed}: ${end.detail ?? end.failure}`);
  }
  if ((seed - first + 1) % 500 === 0) console.log(`${seed - first + 1} of ${count}`);
}
console.log(ends);
console.log(
  `${count} edits in ${((performance.now() - started) / 1000).toFixed(0)} s, ${failed} failed; the longest took ${longest.seconds.toFixed(1)} s (seed ${longest.seed})`,
);
process.exit(failed === 0 ? 0 : 1);
