/** Runs an exercise's tests on code that was handed in. */
import { longestCode } from '../../playground/embed/options.ts';
import type { End, RunEvent, Runner } from '../../playground/runner/runner.ts';
import { TestReport, withTests } from '../exercise-tests.ts';
import { handInWords as words } from './course-words.ts';

/** An exercise of the site. */
export interface Checkable {
  title: string;
  file: string;
  /** The file tests.rs as it is compiled. */
  tests: string;
  names: string[];
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

/** Limit in basic blocks that a run executes: a hundred times what any solution needs, and seconds at most. */
const steps = 100_000_000;

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
  const report = new TestReport();
  let stop = () => {};
  const verdict = new Promise<Verdict | undefined>((tell) => {
    const take = (event: RunEvent) => {
      report.take(event);
      if (event.kind === 'loading') onLoading();
      if (event.kind === 'end') tell(verdictOf(exercise, report, event.end));
    };
    const run = runner.run({ ...withTests(program, exercise.tests), limits: { steps } }, take);
    stop = () => run.stop();
  });
  return { verdict, stop };
}

function verdictOf({ names }: Checkable, { results }: TestReport, end: End): Verdict | undefined {
  if (end.kind === 'stopped') return undefined;
  if (end.kind === 'refused') return { state: 'fails', says: words.refused };
  const passed = names.filter((name) =>
    results.some((result) => result.name === name && result.passed),
  ).length;
  if (passed === names.length) return { state: 'passes', says: words.passes(passed, names.length) };
  // Each failed test has its own message; `how` says why the rest did not run.
  const ran = results.filter(({ passed, message }) => passed || message !== undefined).length;
  const how = ran < names.length ? words.ended[end.kind] : '';
  return { state: 'fails', says: words.fails(passed, names.length, how) };
}
