/** Suites run side by side where they can, and never on what has failed or is missing. */
import { describe, expect, test } from 'vitest';
import { chosen, runSuites, type Suite } from '../suites.ts';

const command = ['tool'];

/** Runs suites on a machine of two cores; `log` has their starts and ends in order. */
async function runAll(suites: Record<string, Suite>, failing: string[] = [], ci = false) {
  const log: string[] = [];
  const execute = async (name: string) => {
    log.push(`${name} starts`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} ends`);
    return !failing.includes(name);
  };
  const results = await runSuites(suites, Object.keys(suites), { cores: 2, ci, execute });
  return { log, ended: Object.fromEntries(results.map(({ name, ended }) => [name, ended])) };
}

describe('a suite that needs another', () => {
  const suites = { e2e: { command, needs: ['build'] }, build: { command, oneCore: true } };

  test('runs after it', async () => {
    const { log, ended } = await runAll(suites);
    expect(log).toEqual(['build starts', 'build ends', 'e2e starts', 'e2e ends']);
    expect(ended).toEqual({ build: 'passed', e2e: 'passed' });
  });

  test('does not run where that has failed, and has failed itself', async () => {
    const { log, ended } = await runAll(suites, ['build']);
    expect(log).toEqual(['build starts', 'build ends']);
    expect(ended).toEqual({ build: 'FAILED', e2e: 'FAILED' });
  });

  test('brings it along when it is named alone', () => {
    expect(chosen(suites, ['e2e'], false)).toEqual(['e2e', 'build']);
  });
});

test('what is up to date is not made again, and its makers are told when it was made', async () => {
  const made: string[] = [];
  const { log, ended } = await runAll({
    old: { command, oneCore: true, upToDate: () => false, passed: () => made.push('old') },
    current: { command, upToDate: () => true, passed: () => made.push('current') },
  });
  expect(log).toEqual(['old starts', 'old ends']);
  expect(ended).toEqual({ old: 'passed', current: 'passed' });
  expect(made).toEqual(['old']);
});

test('what is missing is said, and in CI it is a failure', async () => {
  const suites = { native: { command, missing: () => ['Rust'] } };
  expect((await runAll(suites)).ended).toEqual({ native: 'SKIPPED' });
  expect((await runAll(suites, [], true)).ended).toEqual({ native: 'FAILED' });
});

test('suites of one core run side by side, the others alone', async () => {
  const { log } = await runAll({
    all: { command },
    one: { command, oneCore: true },
    two: { command, oneCore: true, after: ['all'] },
    three: { command, oneCore: true, after: ['all'] },
    four: { command, oneCore: true, after: ['all'] },
  });
  const running = new Set<string>();
  let most = 0;
  for (const entry of log) {
    const [name = '', what] = entry.split(' ');
    if (what === 'starts') running.add(name);
    else running.delete(name);
    most = Math.max(most, running.size);
    if (running.has('all')) expect(running.size).toBe(1);
  }
  expect(most).toBe(2);
  expect(log).toHaveLength(10);
});

test('without names the level decides, and a name does in each level', () => {
  const suites = { unit: { command }, fuzz: { command, onlyAll: true } };
  expect(chosen(suites, [], false)).toEqual(['unit']);
  expect(chosen(suites, [], true)).toEqual(['unit', 'fuzz']);
  expect(chosen(suites, ['fuzz'], false)).toEqual(['fuzz']);
});
