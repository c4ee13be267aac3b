/**
 * The native compilers still give the answers in test/agreement/answers/. With `--bless`
 * the answers they give now are written there.
 */
import { availableParallelism } from 'node:os';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  type Answers,
  cppRuns,
  formatted,
  generated,
  nativeAnswer,
  refusals,
  runs,
  writeAnswers,
} from '../agreement/answers.ts';

const bless = process.env.BLESS === '1';

// Other processes do the work.
vi.setConfig({ maxConcurrency: availableParallelism() });

describe.each<[string, Answers<unknown>]>([
  ['rustc runs', runs],
  ['clang runs', cppRuns],
  ['rustc refuses', refusals],
  ['rustc runs what is generated', generated],
  ['rustfmt formats', formatted],
])('%s', (_what, answers) => {
  const made = new Map<string, unknown>();

  test.concurrent.each(answers.cases)('$file', async (program) => {
    const answer = await answers.ask(program);
    made.set(program.file, answer);
    if (!bless) expect(answer).toEqual(nativeAnswer(answers, program));
  });

  afterAll(() => {
    if (bless) writeAnswers(answers, made);
  });
});
