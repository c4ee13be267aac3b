/**
 * Compiles and runs every program of ./programs, test/agreement/programs and rust-examples. Its
 * output and end are compared with the native program's, and what is told of panics, deadlocks
 * and leaks with what the interpreter tells: `node playground/engine/codegen/compare.ts
 * [--base BASE] [NAME…]`. It needs `npm run build:engine -- --native`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { nativeAnswer, type RunAnswer, runAnswer, runs } from '../../../test/agreement/answers.ts';
import { circumstances } from '../../../test/agreement/cases.ts';
import { deadlocks } from '../../../test/agreement/deadlocks.ts';
import { outcomeOf } from '../../../test/agreement/outcome.ts';
import { engineEvents } from '../../prebuilt/engine-runs.ts';
import { type Circumstances, runNativeFile } from '../../prebuilt/native.ts';
import { readRecorded } from '../../prebuilt/prebuilt.ts';
import { readPrograms } from '../../prebuilt/program.ts';
import type { RunEvent } from '../../runner/runner.ts';
import { readArguments, runCompiled } from './command.ts';

interface Program {
  file: string;
  source: string;
  how: Circumstances;
  /** None for one that natively waits forever. */
  native?: RunAnswer;
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

const waiting = (): Program[] =>
  deadlocks.map(({ source, reasons }, index) => ({
    file: `deadlock-${index}-${reasons.join('-')}.rs`,
    source,
    how: {},
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
const wanted = [...(await ownPrograms()), ...features(), ...examples(), ...waiting()].filter(
  ({ file }) => positionals.length === 0 || positionals.some((name) => file.includes(name)),
);
for (const { file, source, how, native } of wanted) {
  // As it is named in messages.
  const copy = path.join(folder, path.basename(file));
  writeFileSync(copy, source);
  const result = await runCompiled(copy, how, base);
  let kind: string = result.kind;
  if (result.kind === 'ran') {
    kind = !native || isAsNative(result.events, native) ? 'same' : 'different';
    if (native && kind === 'different') {
      console.log(`${file}: different`);
      tellDifference(native, result.events);
    } else {
      const interpreted = await engineEvents({ ...how, file: path.basename(file), source });
      const [here, there] = [result.events, interpreted].map((events) => told(events));
      if (!isDeepStrictEqual(here, there)) {
        kind = 'told otherwise';
        console.log(`${file}: ${kind}`);
        for (const line of there?.filter((line) => !here?.includes(line)) ?? [])
          console.log(`  ${line}`);
        for (const line of here?.filter((line) => !there?.includes(line)) ?? [])
          console.log(`  here: ${line}`);
      }
    }
  } else {
    console.log(`${file}: ${result.kind}\n${result.why.slice(0, 800)}`);
  }
  const row = table[kind] ?? { safe: 0, unsafe: 0 };
  table[kind] = row;
  // The interpreter runs those with `unsafe` of their own, as it checks what they do.
  row[result.kind === 'ran' && !result.safe ? 'unsafe' : 'safe']++;
}
rmSync(folder, { recursive: true });
console.log('                safe  unsafe');
for (const [kind, { safe, unsafe }] of Object.entries(table))
  console.log(kind.padEnd(14), String(safe).padStart(5), String(unsafe).padStart(7));

/** The answer without the folder of the file. */
function plain(answer: RunAnswer): RunAnswer {
  const panics = answer.panics.map((panic) => panic.replace(/ at \S*?([^/\s]*)$/, ' at $1'));
  return { ...answer, panics };
}

/** The answer, or how the run ended that no native run could end so. */
function answerOf(events: RunEvent[]): RunAnswer {
  const last = events.at(-1);
  // Natively it is a signal.
  const isOverflow =
    last?.kind === 'end' && last.end.kind === 'limit' && last.end.limit === 'stack';
  const asNative: RunEvent[] = isOverflow
    ? [...events.slice(0, -1), { kind: 'end', end: { kind: 'abort' } }]
    : events;
  try {
    return plain(runAnswer(outcomeOf(asNative)));
  } catch (error) {
    return { ends: (error as Error).message, stdout: [], panics: [] };
  }
}

function isAsNative(events: RunEvent[], native: RunAnswer): boolean {
  return isDeepStrictEqual(answerOf(events), plain(native));
}

/** What a run tells of panics, leaks and its end. Threads may take other turns in the interpreter. */
function told(events: RunEvent[]): string[] {
  const lines = events
    .filter(({ kind }) => ['panic', 'leaks', 'end'].includes(kind))
    // Only in the page is it said whether a panic ends the program.
    .map((event) => JSON.stringify(event, (key, value) => (key === 'aborts' ? undefined : value)));
  // Of `lock.lock()` the interpreter names the whole, and rustc_codegen_ssa the method.
  return (
    lines
      .map((line) => line.replaceAll(`${folder}/`, '').replace(/(\.rs:\d+):\d+/g, '$1'))
      // Which of several threads does a piece of work, chance decides.
      .map((line) => line.replace(/^\{"kind":"panic","thread":\d+/, '{"kind":"panic"'))
      .sort()
  );
}

function tellDifference(asNative: RunAnswer, events: RunEvent[]): void {
  const [native, compiled] = [plain(asNative), answerOf(events)];
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
