/** Decides with Node alone whether a file solves an exercise, as the page does, and tells it to authors and scripts. */
import { engineEvents } from '../playground/prebuilt/engine-runs.ts';
import { sha256 } from '../playground/prebuilt/prebuilt.ts';
import type { Runner } from '../playground/runner/runner.ts';
import { runWords } from '../playground/ui/run-words.ts';
import { practiceWords as words } from './components/practice-words.ts';
import { runTests, testsOf, type Verdict } from './exercise-tests.ts';
import type { Exercise } from './practice.ts';

/** Runs in this process; what was run before is read from disk. */
const run: Runner['run'] = (program, onEvent) => {
  void engineEvents(program).then((events) => events.forEach(onEvent));
  return { stop: () => {} };
};

export function verdictOf(
  exercise: Pick<Exercise, 'id' | 'tests' | 'solution'>,
  source: string,
  seeds?: number[],
): Promise<Verdict> {
  return new Promise((onVerdict) => {
    runTests({
      run,
      program: { language: 'rust', file: `${exercise.id}.rs`, source },
      tests: testsOf(exercise),
      // Always the same for a file, so that its runs are found on disk, and nothing a file can contain.
      token: sha256(source),
      onEvent: () => {},
      onVerdict,
      ...(seeds && { seeds }),
    });
  });
}

/** What a check of a file found, as `npm run lesson -- try --json` prints it. */
export interface Tried {
  file: string;
  solved: boolean;
  /** Names of the tests that failed. */
  failed: string[];
  /** Codes of the errors it was refused with: `E0382`, `unsafe_code`, `none` for one without a code. */
  refused: string[];
  /** How the run ended, null if every test came to its end and nothing leaked. */
  ended: string | null;
  messages: string[];
}

export function triedOf(file: string, verdict: Verdict): Tried {
  const { solved, results, diagnostics, leaks, end, before } = verdict;
  const failed = results.filter(({ passed }) => !passed);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const other = runWords.end(end);
  const messages = [
    ...errors.map(({ code, message }) => (code ? `${code}: ${message}` : message)),
    ...failed.map(
      ({ name, message }) =>
        `${name}: ${message === undefined ? 'the run ended in this test' : message || words.silent}`,
    ),
    ...(end.kind === 'refused' || !other ? [] : [other]),
    ...(leaks.length > 0 ? [runWords.leaks(leaks)] : []),
  ];
  if (!solved && before > 0) messages.push(words.dependsOn(verdict));
  return {
    file,
    solved,
    failed: failed.map(({ name }) => name),
    refused: [...new Set(errors.map(({ code }) => code ?? 'none'))].sort(),
    ended: endOf(verdict),
    messages,
  };
}

/** Null for a run whose tests came to their end, passed or not, and for code that doesn't compile. */
export function endOf({ end, leaks, results }: Verdict): string | null {
  if (end.kind === 'refused') return null;
  if (end.kind === 'deadlock') return 'hang';
  if (end.kind !== 'exit') return end.kind;
  const endedInTest = results.some(({ passed, message }) => !passed && message === undefined);
  if (endedInTest || end.code !== 0) return 'exit';
  return leaks.length > 0 ? 'leak' : null;
}
