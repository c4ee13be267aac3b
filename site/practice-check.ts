/**
 * Compiles and runs exercises and quizzes, and compares them with what they state: how the
 * start fails, that the solution passes, and which choices are right. Each finding has its
 * file and line.
 */
import path from 'node:path';
import { streamText } from '../playground/prebuilt/answer.ts';
import { errorCodes } from '../playground/runner/diagnostics.ts';
import type { Diagnostic } from '../playground/runner/runner.ts';
import type { Finding } from './content-check.ts';
import { testsIn, type Verdict, verdictSeeds } from './exercise-tests.ts';
import { endOf, verdictOf } from './exercise-verdict.ts';
import type { QuizChoice } from './lesson-schema.ts';
import type { Exercise, Practice, Quiz } from './practice.ts';
import { type EngineRun, engineRun } from './record.ts';

/** How many sets of seeds a solution must pass under; each gives other schedules and random numbers. */
const setsOfSeeds = 4;
/** How many seeds a question is asked under. */
const seedsOfQuiz = 20;
/** How many schedules may be tried until each right output has turned up. */
const schedules = 60;

/** `folder` is that of the content. Fewer `sets` and `seeds` miss mistakes that only some schedules show. */
export async function checkPractice(
  { exercises, quizzes }: Pick<Practice, 'exercises' | 'quizzes'>,
  folder: string,
  { sets = setsOfSeeds, seeds = seedsOfQuiz } = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const exercise of exercises)
    for (const { file, line, message } of await checkExercise(exercise, sets))
      findings.push(`${path.join(folder, path.dirname(exercise.file), file)}:${line}: ${message}`);
  for (const quiz of quizzes)
    for (const { line, message } of await checkQuiz(quiz, seeds))
      findings.push(`${path.join(folder, quiz.file)}:${line}: ${message}`);
  return findings;
}

interface Mistake {
  file: string;
  line: number;
  message: string;
}

async function checkExercise(exercise: Exercise, sets: number): Promise<Mistake[]> {
  const { begin, solution, attempts } = exercise;
  const declared = exercise.tests.match(/^#\[test\]$/gm)?.length ?? 0;
  const wanted = testsIn(exercise.tests).length;
  if (wanted === 0 || wanted !== declared)
    return [
      { file: 'tests.rs', line: 1, message: 'each #[test] has a comment: what it wants, in words' },
    ];
  const mistakes: Mistake[] = [];

  const started = await verdictOf(exercise, begin);
  const line = lineOf(exercise.text, /^start:/);
  const stated = (message: string) => mistakes.push({ file: 'exercise.mdx', line, message });
  const refusal = refusalOf(started);
  if (exercise.start === 'fails') {
    if (refusal) stated(`states that the start fails its tests, and rustc refuses it: ${refusal}`);
    else if (started.solved) stated('states that the start fails its tests, and it passes');
  } else if (refusal === undefined)
    stated(`states that rustc refuses the start with '${exercise.start}', and it compiles`);
  else if (!agrees(exercise.start, started))
    stated(`states that rustc refuses the start with '${exercise.start}', and it is ${refusal}`);

  const all = [{ file: 'solution.rs', source: solution, right: true }, ...attempts];
  for (const { file, source, right } of all)
    for (const seeds of seedSets(sets)) {
      const verdict = await verdictOf(exercise, source, seeds);
      const found = right ? faultsOf(verdict, exercise, source) : verdict.solved ? [passes] : [];
      const [first = 0] = seeds;
      const after = `, with seed ${right ? verdict.seed : `${first} and the next`}`;
      for (const { message, line } of found)
        mistakes.push({ file, line, message: `${message}${after}` });
      if (found.length > 0 || !verdict.varies) break;
    }
  return mistakes;
}

const passes = { line: 1, message: 'it is wrong, and passes its tests' };

/** Seeds of verdicts that have none in common. */
const seedSets = (count: number) =>
  Array.from({ length: count }, (_, set) =>
    verdictSeeds.map((seed) => set * verdictSeeds.length + seed),
  );

/** What keeps a solution from being one, each with its line in `source`. */
function faultsOf(verdict: Verdict, { tests }: Exercise, source: string) {
  const { solved, results, diagnostics } = verdict;
  const refused = refusalOf(verdict);
  if (refused) return [{ line: 1, message: `rustc refuses it: ${refused}` }];
  const faults = diagnostics
    .filter(({ level }) => level === 'warning')
    .map(({ message, spans }) => {
      const at = spans.find(({ primary }) => primary)?.from;
      return { line: at ? lineAt(source, at) : 1, message: `rustc warns: ${message}` };
    });
  for (const { name, says } of testsIn(tests))
    if (results.some((result) => result.name === name && !result.passed))
      faults.push({ line: 1, message: `it fails the test '${says}'` });
  if (!solved && faults.length === 0)
    faults.push({ line: 1, message: `its tests do not come to their end: ${endOf(verdict)}` });
  return faults;
}

/** rustc's errors on one line, undefined if it compiles. */
function refusalOf({ end, diagnostics }: Pick<EngineRun, 'end' | 'diagnostics'>) {
  if (end.kind !== 'refused') return undefined;
  return errorsOf(diagnostics)
    .map(({ code, message }) => (code ? `${code}: ${message}` : message))
    .join('; ');
}

const errorsOf = (diagnostics: Diagnostic[]) =>
  diagnostics.filter(({ level }) => level === 'error');

/** Whether rustc's errors are those stated: `E0382, E0505`, or `none` and words of the message. */
function agrees(stated: string, { diagnostics }: Verdict): boolean {
  const codes = errorCodes(diagnostics);
  if (!stated.startsWith('none ')) return stated.split(', ').sort().join() === codes.join();
  const words = stated.slice('none '.length);
  return (
    codes.length === 0 && errorsOf(diagnostics).every(({ message }) => message.includes(words))
  );
}

async function checkQuiz(quiz: Quiz, seeds: number): Promise<Omit<Mistake, 'file'>[]> {
  const { id, source, ask, choices } = quiz;
  const mistakes: Omit<Mistake, 'file'>[] = [];
  const right = choices.filter((choice) => choice.right);
  if (ask === 'outputs' ? right.length === 0 : right.length !== 1)
    return [{ line: 1, message: `${right.length} choices are right` }];
  const varies = /\bthread::/.test(source);
  /** Number of runs in which each choice was true. */
  const times = choices.map(() => 0);
  const most = varies ? (ask === 'outputs' ? schedules : seeds) : 1;
  const allSeen = () => choices.every(({ right }, index) => !right || times[index]);
  let runs = 0;
  for (let seed = 0; seed < most && (seed < seeds || !allSeen()); seed++) {
    runs++;
    const run = await engineRun({ file: `${id}.rs`, source, seed });
    // The page would show it above the program's output.
    const warning = run.diagnostics.find(({ level }) => level === 'warning');
    if (warning && seed === 0)
      mistakes.push({ line: 1, message: `rustc warns of ${id}.rs: ${warning.message}` });
    choices.forEach(({ says }, index) => {
      if (holds(says, run, source)) times[index] = (times[index] ?? 0) + 1;
    });
  }
  const always = ask === 'outputs' ? 1 : runs;
  choices.forEach((choice, index) => {
    const line = lineOf(quiz.text, /^ {2}- /, index);
    const count = times[index] ?? 0;
    const what = JSON.stringify(choice.says);
    if (choice.right && count < always)
      mistakes.push({ line, message: `${what} is right, and true in ${count} of ${runs} runs` });
    if (!choice.right && count > 0)
      mistakes.push({ line, message: `${what} is wrong, and true in ${count} of ${runs} runs` });
  });
  return mistakes;
}

/** Whether a choice is true of a run. */
function holds(says: QuizChoice['says'], run: EngineRun, source: string): boolean {
  const { end } = run;
  const refused = end.kind === 'refused';
  if ('compiles' in says) return !refused;
  if ('refused' in says) return refused && errorCodes(run.diagnostics).join() === says.refused;
  if ('line' in says) {
    const lines = errorsOf(run.diagnostics).map(({ spans }) =>
      lineAt(source, spans.find(({ primary }) => primary)?.from ?? 0),
    );
    return refused && lines.join() === `${says.line}`;
  }
  if ('panics' in says) return end.kind === 'panic' && end.message.includes(says.panics);
  if ('hangs' in says) return end.kind === 'deadlock';
  const well = end.kind === 'exit' && end.code === 0;
  return well && streamText(run.output, 'out').trimEnd() === says.prints.trimEnd();
}

const lineAt = (source: string, offset: number) => source.slice(0, offset).split('\n').length;

/** Number of the line with the `index`-th match, or 1. */
function lineOf(text: string, pattern: RegExp, index = 0): number {
  const lines = text.split('\n').flatMap((line, at) => (pattern.test(line) ? [at + 1] : []));
  return lines[index] ?? 1;
}
