/** Runs an exercise's tests on code that was handed in. */
import { longestCode } from '../../playground/embed/options.ts';
import type { Runner } from '../../playground/runner/runner.ts';
import { type ExerciseTests, runTests, type Verdict as TestVerdict } from '../exercise-tests.ts';
import { usesUnsafe } from '../unsafe-code.ts';
import { handInWords as words } from './course-words.ts';

/** An exercise of the site. */
export interface Checkable {
  title: string;
  file: string;
  tests: ExerciseTests;
}

export interface Verdict {
  state: 'passes' | 'fails' | 'unchecked';
  says: string;
}

export interface Check {
  /** Never rejects: every outcome is a verdict. Undefined if the check was stopped. */
  verdict: Promise<Verdict | undefined>;
  stop(): void;
}

export function check(
  runner: Runner,
  exercise: Checkable | undefined,
  text: string | undefined,
  onLoading: () => void,
): Check {
  const without = !exercise
    ? words.unknown
    : text === undefined
      ? words.noText
      : text.length > longestCode
        ? words.tooLong(longestCode)
        : undefined;
  if (!exercise || text === undefined || without !== undefined) {
    const verdict: Verdict = { state: 'unchecked', says: without ?? words.unknown };
    return { verdict: Promise.resolve(verdict), stop: () => {} };
  }
  const program = { language: 'rust' as const, file: exercise.file, source: text };
  let stop = () => {};
  const verdict = new Promise<Verdict | undefined>((tell) => {
    const run = runTests({
      run: (...given) => runner.run(...given),
      program,
      tests: exercise.tests,
      onEvent: ({ kind }) => {
        if (kind === 'loading') onLoading();
      },
      onVerdict: (verdict) => tell(verdictOf(exercise.tests, verdict)),
    });
    stop = () => run.stop();
  });
  return { verdict, stop };
}

function verdictOf({ names }: ExerciseTests, verdict: TestVerdict): Verdict | undefined {
  const { solved, results, diagnostics, end, leaks } = verdict;
  if (end.kind === 'stopped') return undefined;
  if (end.kind === 'refused') {
    return { state: 'fails', says: usesUnsafe(diagnostics) ? words.usesUnsafe : words.refused };
  }
  const passed = results.filter((result) => result.passed).length;
  if (solved) return { state: 'passes', says: words.passes(passed, names.length) };
  // Each failed test has its own message; `how` says why the rest did not run.
  const ran = results.filter(({ passed, message }) => passed || message !== undefined).length;
  const how = ran < names.length ? words.ended[end.kind] : leaks.length > 0 ? words.leaks : '';
  return { state: 'fails', says: words.fails(passed, names.length, how) };
}
