/**
 * What native compilers say of the programs of test/agreement/, kept in answers/, so that
 * a machine without Rust and clang compares the page's compilers with them. An answer
 * belongs to one source, compiled by one compiler with these options; test/native/ makes
 * the answers and finds those that are no longer true.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { answer } from '../../playground/prebuilt/answer.ts';
import {
  type Circumstances,
  clangFlags,
  formatNatively,
  nativeClang,
  type Outcome,
  refusedFlags,
  refuseNatively,
  runNativeCppFile,
  runNativeFile,
  rustFlags,
  rustfmtVersion,
  rustVersion,
} from '../../playground/prebuilt/native.ts';
import { sha256 } from '../../playground/prebuilt/prebuilt.ts';
import { readPrograms } from '../../playground/prebuilt/program.ts';
import { generatedProgram } from '../fuzz/programs.ts';
import { type Case, casesIn, circumstances, cppCircumstances, directives } from './cases.ts';

/** How a program ran, its output in lines. */
export interface RunAnswer {
  ends: string;
  stdout: string[];
  panics: string[];
}

export const runAnswer = (outcome: Outcome): RunAnswer => {
  const { ends, stdout, panics } = answer(outcome);
  return { ends, stdout: stdout.split('\n'), panics };
};

/** rustc's errors, each with its code, and every place that it points to in `file`, as messages name it. */
export function refusedAnswer(rendered: string, file: string): string[] {
  const places = new RegExp(`^error.*$|(?<!\\w)${file.replaceAll('.', '\\.')}:\\d.*$`, 'gm');
  return stripVTControlCharacters(rendered).match(places) ?? [];
}

/** A program of test/agreement/refused/ as rustc is told to name it. */
export const nameOf = ({ file }: Case) => file.replace(/^test\/agreement\//, '');

/** Hash of the formatted text, or `refused`. */
export const formattedAnswer = (text: string | undefined) =>
  text === undefined ? 'refused' : short(sha256(text));

/** One kind of answer, and the programs that have one. */
export interface Answers<Answer> {
  /** Where they are kept. */
  file: string;
  cases: Case[];
  /** Compiler and options, as far as the answer depends on them. */
  asked(program: Case): unknown;
  /** Asks the native compiler. */
  ask(program: Case): Promise<Answer>;
}

const file = (name: string) => `test/agreement/answers/${name}.json`;

export const runs: Answers<RunAnswer> = {
  file: file('programs'),
  cases: casesIn('programs'),
  asked: (program) => {
    const how = circumstances(program);
    return [`rustc ${rustVersion}`, rustFlags(how), how];
  },
  ask: async (program) => runAnswer(await runNativeFile(program.file, circumstances(program))),
};

export const cppRuns: Answers<RunAnswer> = {
  file: file('cpp'),
  // The others say why no native compiler runs them.
  cases: casesIn('cpp').filter((program) => !directives(program).native),
  asked: (program) => {
    const how = cppCircumstances(program);
    return [nativeClang, clangFlags(how), how];
  },
  ask: async (program) =>
    runAnswer(await runNativeCppFile(program.file, cppCircumstances(program))),
};

export const refusals: Answers<string[]> = {
  file: file('refused'),
  cases: casesIn('refused'),
  asked: () => [`rustc ${rustVersion}`, refusedFlags],
  ask: async (program) => {
    const name = nameOf(program);
    const said = await refuseNatively({ name, source: program.source });
    return refusedAnswer(said.map(({ rendered }) => rendered).join('\n'), name);
  },
};

export const formatted: Answers<string> = {
  file: file('rustfmt'),
  cases: [
    ...(['programs', 'refused', 'undefined'] as const).flatMap(casesIn),
    ...readPrograms()
      .filter(({ language }) => language === 'rust')
      .map(({ folder, file, source }) => ({ file: `${folder}/${file}`, source })),
  ],
  asked: (program) => [`rustfmt ${rustfmtVersion}`, editionOf(program)],
  ask: async (program) =>
    formattedAnswer(await formatNatively(unformatted(program), editionOf(program))),
};

/** The generated program of this seed, and where it lies while rustc compiles it. */
export const generatedCase = (seed: number): Case => ({
  file: `node_modules/.cache/generated/generated_${seed}.rs`,
  source: generatedProgram(seed),
});

/** Generated programs, as many as every `npm test` runs. */
const generatedCount = 200;

/** Hash of how a generated program ran; `refused` for the few that rustc refuses. */
export const generated: Answers<string> = {
  file: file('generated'),
  cases: Array.from({ length: generatedCount }, (_, seed) => generatedCase(seed)),
  asked: () => [`rustc ${rustVersion}`, rustFlags({})],
  ask: async ({ file, source }) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, source);
    return generatedAnswer(await runNativeFile(file).catch(() => undefined));
  },
};

export const generatedAnswer = (outcome: Outcome | undefined) =>
  outcome ? short(sha256(JSON.stringify(runAnswer(outcome)))) : 'refused';

export const editionOf = (program: Case) => directives(program).edition as Circumstances['edition'];

/** The program without its indentation and with no space after commas, so that rustfmt has work to do. */
export const unformatted = ({ source }: Case) => source.replace(/^ +/gm, '').replace(/, /g, ',');

interface Kept<Answer> {
  /** Hash of source, compiler and options. */
  key: string;
  answer: Answer;
}

export function readAnswers<Answer>({ file }: Answers<Answer>): Record<string, Kept<Answer>> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept<Answer>>;
}

const answersRead = new Map<string, Record<string, Kept<unknown>>>();

export const keyOf = <Answer>({ asked }: Answers<Answer>, program: Case) =>
  short(sha256(JSON.stringify(asked(program)), program.source));

/**
 * The native answer for a program.
 * @throws when there is none for it as it is now.
 */
export function nativeAnswer<Answer>(answers: Answers<Answer>, program: Case): Answer {
  // Read once: a suite asks for hundreds of answers.
  const all = answersRead.get(answers.file) ?? readAnswers(answers);
  answersRead.set(answers.file, all);
  const kept = all[program.file] as Kept<Answer> | undefined;
  if (kept?.key === keyOf(answers, program)) return kept.answer;
  throw new Error(
    `${program.file}: ${answers.file} has no answer for it as it is now. To ask the native compilers: npm test -- native --bless`,
  );
}

/**
 * Writes these answers, and keeps those of programs that were not asked about. Each part is
 * on a line of its own, so that a change shows where it is.
 */
export function writeAnswers<Answer>(answers: Answers<Answer>, made: Map<string, Answer>): void {
  const before = readAnswers(answers);
  const now: Record<string, Kept<Answer>> = {};
  for (const program of answers.cases) {
    const answer = made.get(program.file);
    const kept =
      answer === undefined ? before[program.file] : { key: keyOf(answers, program), answer };
    if (kept) now[program.file] = kept;
  }
  writeFileSync(answers.file, `${JSON.stringify(now, undefined, 1)}\n`);
}

/** 64 bits: enough to tell a thousand texts apart, and short to review. */
function short(hash: string): string {
  return hash.slice(0, 16);
}
