/**
 * `npm test` runs what a contributor needs before a commit; `npm run test:all` runs that
 * with every seed and without kept results, and then what takes long or needs native
 * compilers. Names of suites as arguments run those alone: `npm test -- unit e2e`.
 * `npm test -- native --bless` writes what native compilers say now into
 * test/agreement/answers/.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isBuilt, rememberBuilt, sourcesHash } from './built.ts';
import { findBrowser } from './e2e/browser.ts';
import { missingTools } from './native/tools.ts';

interface Suite {
  command: string[];
  /** Runs in `npm run test:all`, or when it is named. */
  onlyAll?: boolean;
  /** It keeps one core busy, so others run beside it; the rest use all cores and run alone. */
  oneCore?: boolean;
  /** Suites that run before it if they run at all: they write what it reads. */
  after?: string[];
  /** Suites without which it means nothing: they run first, and if one fails it does not run. */
  needs?: string[];
  /** What this machine lacks for it, each with the command that brings it. */
  missing?(): string[];
}

const usage = 'npm test -- [SUITE…] [--bless], npm run test:all -- [SUITE…]';
const all = process.argv.includes('--all');

// No test is about time: the limit is for one that hangs. Workers stay, for a compiler takes
// a second to load, and as threads they share its machine code.
const vitest = ['vitest', 'run', '--testTimeout', '300000', '--pool', 'threads', '--no-isolate'];
const inAllCores = ['--maxWorkers', '100%'];

const suites: Record<string, Suite> = {
  build: { command: ['astro', 'build', '--silent'], oneCore: true },
  lint: { command: ['biome', 'check', '.'], oneCore: true },
  unit: {
    command: ['vitest', 'run', '--testTimeout', '300000', '--maxWorkers', '1', 'test/unit'],
    oneCore: true,
  },
  // Both write .astro/.
  types: {
    command: ['astro', 'check', '--minimumSeverity', 'warning'],
    oneCore: true,
    after: ['build'],
  },
  content: { command: [...vitest, ...inAllCores, 'test/content'] },
  agreement: { command: [...vitest, ...inAllCores, 'test/agreement'] },
  e2e: {
    command: [
      ...['playwright', 'test', '--config', 'test/e2e/playwright.config.ts'],
      ...(all ? [] : ['--grep-invert', '@all']),
    ],
    needs: ['build'],
  },
  native: {
    command: [...vitest, '--maxWorkers', '1', 'test/native'],
    onlyAll: true,
    missing: missingTools,
  },
  engine: { command: ['node', 'playground/engine/check.ts'], onlyAll: true, oneCore: true },
  fuzz: { command: ['node', 'test/fuzz/fuzz.ts', '2000', '200'], onlyAll: true, oneCore: true },
};

const wanted = readArguments();
const sources = sourcesHash();
const running = new Map<string, Promise<void>>();
const ended = new Map<string, Ended>();
/** A line for each suite that has ended or was skipped. */
const lines: string[] = [];

type Ended = 'passed' | 'FAILED' | 'SKIPPED';

while (wanted.length > 0 || running.size > 0) {
  const next = wanted.find(canStart);
  if (next) {
    wanted.splice(wanted.indexOf(next), 1);
    running.set(
      next,
      run(next).finally(() => running.delete(next)),
    );
  } else await Promise.race(running.values());
}
const count = (how: Ended) => [...ended.values()].filter((one) => one === how).length;
console.log(`\n${lines.join('\n')}\n\n${count('passed')} passed, ${count('FAILED')} failed`);
process.exitCode = count('FAILED') === 0 ? 0 : 1;

/** The names of the suites to run; ends the process where the arguments are not understood. */
function readArguments(): string[] {
  const options = { all: { type: 'boolean' }, bless: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const unknown = positionals.find((name) => !(name in suites));
    if (unknown)
      throw new Error(`no suite '${unknown}'; there are ${Object.keys(suites).join(', ')}`);
    if (values.bless) process.env.BLESS = '1';
    process.env.TEST_LEVEL = all ? 'all' : 'fast';
    // What is kept of earlier runs saves time; the last word is a run.
    if (all) process.env.RESULTS = 'fresh';
    process.env.ASTRO_TELEMETRY_DISABLED = '1';
    const named = new Set(positionals.flatMap((name) => [...(suites[name]?.needs ?? []), name]));
    return Object.entries(suites)
      .filter(([name, { onlyAll }]) => (named.size > 0 ? named.has(name) : all || !onlyAll))
      .map(([name]) => name);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

function canStart(name: string): boolean {
  const { oneCore, after = [], needs = [] } = suites[name] as Suite;
  if ([...after, ...needs].some((first) => wanted.includes(first) || running.has(first)))
    return false;
  if (!oneCore) return running.size === 0;
  const others = [...running.keys()];
  return others.length < availableParallelism() && others.every((other) => suites[other]?.oneCore);
}

/** Runs a suite, if what it needs is there, and says how it ended. */
async function run(name: string): Promise<void> {
  const { needs = [], missing } = suites[name] as Suite;
  const started = performance.now();
  const end = (how: Ended, why = '') => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    ended.set(name, how);
    lines.push(`${seconds} s  ${name}${how === 'passed' ? '' : `  ${how}`}${why && `: ${why}`}`);
  };
  const failed = needs.filter((need) => ended.get(need) !== 'passed');
  if (failed.length > 0) return end('FAILED', `not run, because ${failed.join()} failed`);
  const lacks = missing?.() ?? [];
  if (lacks.length > 0)
    return end(process.env.CI ? 'FAILED' : 'SKIPPED', `it needs ${lacks.join('; ')}`);
  // dist/ is taken as it is only where every source is the one that it was built from.
  if (name === 'build' && !all && isBuilt(sources)) return end('passed', 'dist/ is up to date');
  const passed = (await execute(name)) === 0;
  if (name === 'build' && passed) rememberBuilt(sources);
  end(passed ? 'passed' : 'FAILED');
}

/** The exit code of a suite's command. The output of suites that run side by side comes at the end of each. */
function execute(name: string): Promise<number | null> {
  const { command, oneCore } = suites[name] as Suite;
  const [tool = '', ...parameters] = command;
  const title = `\n== ${name}\n`;
  if (!oneCore) process.stdout.write(title);
  if (name === 'e2e') process.env.CHROMIUM = findBrowser();
  return new Promise((resolve) => {
    const child = spawn(tool, parameters, {
      stdio: oneCore ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...(oneCore && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => output.push(piece));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      if (oneCore) process.stdout.write(title + Buffer.concat(output));
      resolve(code);
    });
  });
}
