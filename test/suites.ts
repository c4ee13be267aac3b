/**
 * Runs suites of tests: those that keep one core busy side by side, the others alone, and
 * none before what it needs has passed.
 */
export interface Suite {
  command: string[];
  /** Runs in `npm run test:all`, or when it is named. */
  onlyAll?: boolean;
  /** Keeps one core busy. The others use all cores. */
  oneCore?: boolean;
  /** Suites that must have ended first, if they run at all: they write what this one reads. */
  after?: string[];
  /** Suites that must have passed first, or this one does not run and counts as failed. */
  needs?: string[];
  /** What this machine lacks for it, each with the command that brings it. */
  missing?(): string[];
  /** Whether what it makes is there already, made from what is there now. */
  upToDate?(): boolean;
  /** Called after it has passed. */
  passed?(): void;
}

export type Ended = 'passed' | 'FAILED' | 'SKIPPED';

export interface Result {
  name: string;
  ended: Ended;
  seconds: number;
  /** Why it did not run. */
  why?: string;
}

export interface Machine {
  cores: number;
  /** Where nobody reads what was skipped, so that it has failed. */
  ci: boolean;
  /** Runs the suite's command and says whether it passed. */
  execute(name: string, suite: Suite): Promise<boolean>;
}

/** The suites that these names ask for, with what they need; all of the level's for no names. */
export function chosen(suites: Record<string, Suite>, names: string[], all: boolean): string[] {
  const wanted = new Set(names.flatMap((name) => [...(suites[name]?.needs ?? []), name]));
  return Object.entries(suites)
    .filter(([name, { onlyAll }]) => (names.length > 0 ? wanted.has(name) : all || !onlyAll))
    .map(([name]) => name);
}

/** Runs the suites of these names; the results are in the order in which they ended. */
export async function runSuites(
  suites: Record<string, Suite>,
  names: string[],
  machine: Machine,
): Promise<Result[]> {
  const waiting = [...names];
  const running = new Map<string, Promise<void>>();
  const results: Result[] = [];
  const suiteOf = (name: string) => suites[name] as Suite;

  const canStart = (name: string) => {
    const { oneCore, after = [], needs = [] } = suiteOf(name);
    const isOpen = (other: string) => waiting.includes(other) || running.has(other);
    if ([...after, ...needs].some(isOpen)) return false;
    if (!oneCore) return running.size === 0;
    const others = [...running.keys()];
    return others.length < machine.cores && others.every((other) => suiteOf(other).oneCore);
  };

  const run = async (name: string) => {
    const suite = suiteOf(name);
    const started = performance.now();
    const end = (ended: Ended, why?: string) => {
      results.push({ name, ended, seconds: (performance.now() - started) / 1000, why });
    };
    const failed = (suite.needs ?? []).filter(
      (need) => results.find((result) => result.name === need)?.ended !== 'passed',
    );
    if (failed.length > 0) return end('FAILED', `not run, because ${failed.join()} did not pass`);
    const missing = suite.missing?.() ?? [];
    if (missing.length > 0)
      return end(machine.ci ? 'FAILED' : 'SKIPPED', `it needs ${missing.join('; ')}`);
    if (suite.upToDate?.()) return end('passed', 'up to date');
    const passed = await machine.execute(name, suite);
    if (passed) suite.passed?.();
    end(passed ? 'passed' : 'FAILED');
  };

  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.find(canStart);
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(
        next,
        run(next).finally(() => running.delete(next)),
      );
    } else await Promise.race(running.values());
  }
  return results;
}
