/**
 * Compiles and runs every program of ./programs, test/agreement/programs and rust-examples, and
 * compares it with what native rustc's program did: `node playground/engine/codegen/compare.ts
 * [--base BASE] [NAME…]`. It needs `npm run build:engine -- --native`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { nativeAnswer, type RunAnswer, runAnswer, runs } from '../../../test/agreement/answers.ts';
import { circumstances } from '../../../test/agreement/cases.ts';
import { type Circumstances, runNativeFile } from '../../prebuilt/native.ts';
import { readRecorded } from '../../prebuilt/prebuilt.ts';
import { readPrograms } from '../../prebuilt/program.ts';
import { readArguments, runCompiled } from './command.ts';

interface Program {
  file: string;
  source: string;
  how: Circumstances;
  native: RunAnswer;
}

/** The programs of rust-examples that run natively. */
function examples(): Program[] {
  const recorded = readRecorded();
  return readPrograms().flatMap(({ folder, file, source, language }) => {
    const { native } = recorded[file] ?? {};
    if (language !== 'rust' || !native) return [];
    return [{ file: `${folder}/${file}`, source, how: {}, native: runAnswer(native) }];
  });
}

const features = (): Program[] =>
  runs.cases.map((program) => ({
    ...program,
    how: circumstances(program),
    native: nativeAnswer(runs, program),
  }));

/** Programs that only run compiled: rustc itself says what they do. */
async function ownPrograms(): Promise<Program[]> {
  const folder = path.join(import.meta.dirname, 'programs');
  const files = readdirSync(folder).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      const native = runAnswer(await runNativeFile(file));
      return { file, source: readFileSync(file, 'utf8'), how: {}, native };
    }),
  );
}

const { positionals, base } = readArguments();
const folder = mkdtempSync(path.join(tmpdir(), 'compare-'));
const table: Record<string, { safe: number; unsafe: number }> = {};
const missing: Record<string, number> = {};
const wanted = [...(await ownPrograms()), ...features(), ...examples()].filter(
  ({ file }) => positionals.length === 0 || positionals.some((name) => file.includes(name)),
);
for (const { file, source, how, native } of wanted) {
  // As it is named in messages.
  const copy = path.join(folder, path.basename(file));
  writeFileSync(copy, source);
  const result = await runCompiled(copy, how, base);
  let kind: string = result.kind;
  if (result.kind === 'ran') {
    const compiled = runAnswer(result.outcome);
    const plain = (answer: RunAnswer) => ({
      ...answer,
      panics: answer.panics.map((panic) => panic.replace(/ at \S*?([^/\s]*)$/, ' at $1')),
    });
    const same = isDeepStrictEqual(plain(compiled), plain(native));
    kind = same ? 'same' : 'different';
    if (!same) {
      console.log(`${file}: different`);
      tellDifference(plain(native), plain(compiled));
    }
  } else if (result.kind === 'missing') {
    missing[result.name] = (missing[result.name] ?? 0) + 1;
  } else {
    console.log(`${file}: ${result.kind}\n${result.why.slice(0, 800)}`);
  }
  const row = table[kind] ?? { safe: 0, unsafe: 0 };
  table[kind] = row;
  // The interpreter runs those with `unsafe` of their own, as it checks what they do.
  row[result.kind === 'ran' && !result.safe ? 'unsafe' : 'safe']++;
}
rmSync(folder, { recursive: true });
console.log('              safe  unsafe');
for (const [kind, { safe, unsafe }] of Object.entries(table))
  console.log(kind.padEnd(12), String(safe).padStart(5), String(unsafe).padStart(7));
console.log('missing functions:', missing);

function tellDifference(native: RunAnswer, compiled: RunAnswer): void {
  if (native.ends !== compiled.ends) console.log(`  ends: ${native.ends}, here ${compiled.ends}`);
  const lines = native.stdout.map((line, at) => [line, compiled.stdout[at]]);
  const first = lines.findIndex(([a, b]) => a !== b);
  if (first >= 0)
    console.log(`  line ${first + 1}: ${native.stdout[first]}\n  here: ${compiled.stdout[first]}`);
  else if (compiled.stdout.length > native.stdout.length)
    console.log(`  more lines: ${compiled.stdout[native.stdout.length]}`);
  if (!isDeepStrictEqual(native.panics, compiled.panics))
    console.log(`  panics: ${native.panics.join('; ')}\n  here: ${compiled.panics.join('; ')}`);
}
