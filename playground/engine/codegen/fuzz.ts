/**
 * Generates programs, and compares what they do compiled here with what native rustc's do:
 * `node playground/engine/codegen/fuzz.ts [COUNT [FIRST]] [--base BASE]`. A program that
 * differs is kept in the folder that is printed. It needs `npm run build:engine -- --native`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runAnswer } from '../../../test/agreement/answers.ts';
import { outcomeOf } from '../../../test/agreement/outcome.ts';
import { generatedProgram } from '../../../test/fuzz/programs.ts';
import { runNativeFile } from '../../prebuilt/native.ts';
import { readArguments, runCompiled } from './command.ts';

const { positionals, base } = readArguments();
const [count = 200, first = 0] = positionals.map(Number);
const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
const kept = path.join(folder, 'different');
mkdirSync(kept);
const ends: Record<string, number> = {};
for (let seed = first; seed < first + count; seed++) {
  const source = generatedProgram(seed);
  const file = path.join(folder, 'program.rs');
  writeFileSync(file, source);
  // rustc refuses few of them; what it refuses says nothing.
  const [native, compiled] = await Promise.all([
    runNativeFile(file).then(runAnswer, () => undefined),
    runCompiled(file, {}, base),
  ]);
  if ((seed - first + 1) % 50 === 0) console.log(`${seed - first + 1} of ${count}`);
  if (!native) {
    ends.invalid = (ends.invalid ?? 0) + 1;
    continue;
  }
  let end: string = compiled.kind;
  if (compiled.kind === 'ran') {
    const answer = runAnswer(outcomeOf(compiled.events));
    end = isDeepStrictEqual(answer, native) ? 'same' : 'different';
    if (end === 'different') {
      const at = native.stdout.findIndex((line, index) => line !== answer.stdout[index]);
      console.log(`seed ${seed}: ${native.ends}, here ${answer.ends}`);
      console.log(`  line ${at + 1}: ${native.stdout[at]?.slice(0, 300)}`);
      console.log(`  here: ${answer.stdout[at]?.slice(0, 300)}`);
      const panic = native.panics.findIndex((line, index) => line !== answer.panics[index]);
      if (at < 0) console.log(`  panic: ${native.panics[panic]}\n  here: ${answer.panics[panic]}`);
    }
  } else {
    const why = compiled.why.slice(0, 500);
    console.log(`seed ${seed}: ${compiled.kind}: ${why}`);
  }
  if (end !== 'same') writeFileSync(path.join(kept, `${seed}.rs`), source);
  ends[end] = (ends[end] ?? 0) + 1;
}
console.log(ends);
const failed = count - (ends.same ?? 0) - (ends.invalid ?? 0);
if (failed > 0) console.log(`those that differ: ${kept}`);
else rmSync(folder, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
