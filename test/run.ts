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
import { missingFirefox } from './firefox/firefox.ts';
import { missingTools } from './native/tools.ts';
import { chosen, runSuites, type Suite } from './suites.ts';

const usage = 'npm test -- [SUITE…] [--bless]\nnpm run test:all -- [SUITE…] [--bless]';
const { all, bless, names } = readArguments();

const ci = Boolean(process.env.CI);
// No test is about time: the limits are for one that hangs.
const limits = ['--testTimeout', '300000', '--hookTimeout', '300000'];
const vitest = ['vitest', 'run', ...limits, ...(ci ? ['--reporter', 'dot'] : [])];
// A compiler takes a second to load. Workers keep theirs from file to file, and share its
// machine code, as they are threads.
const compiling = [...vitest, '--pool', 'threads', '--no-isolate', '--maxWorkers'];

const sources = sourcesHash();
const suites: Record<string, Suite> = {
  build: {
    command: ['astro', 'build', '--silent'],
    oneCore: true,
    upToDate: () => !all && isBuilt(sources),
    passed: () => rememberBuilt(sources),
  },
  lint: { command: ['biome', 'check', '.'], oneCore: true },
  unit: { command: [...vitest, '--maxWorkers', '1', 'test/unit'], oneCore: true },
  types: {
    command: ['astro', 'check', '--minimumSeverity', 'warning'],
    oneCore: true,
    // Both write .astro/.
    after: ['build'],
  },
  content: { command: [...compiling, '100%', 'test/content'] },
  agreement: { command: [...compiling, '100%', 'test/agreement'] },
  e2e: {
    command: [
      ...['playwright', 'test', '--config', 'test/e2e/playwright.config.ts'],
      ...(all ? [] : ['--grep-invert', '@all']),
    ],
    needs: ['build'],
  },
  firefox: {
    command: [...vitest, '--maxWorkers', '1', 'test/firefox'],
    onlyAll: true,
    needs: ['build'],
    missing: missingFirefox,
  },
  // The native compilers it starts use all cores.
  native: { command: [...compiling, '1', 'test/native'], onlyAll: true, missing: missingTools },
  engine: { command: ['node', 'playground/engine/check.ts'], onlyAll: true, oneCore: true },
  fuzz: { command: ['node', 'test/fuzz/fuzz.ts', '2000', '200'], onlyAll: true, oneCore: true },
};

const unknown = names.find((name) => !(name in suites));
if (unknown) refuse(`no suite '${unknown}'; there are ${Object.keys(suites).join(', ')}`);
process.env.TEST_LEVEL = all ? 'all' : 'fast';
// What is kept of earlier runs saves time, and test:all has the last word.
if (all) process.env.RESULTS = 'fresh';
if (bless) process.env.BLESS = '1';
process.env.ASTRO_TELEMETRY_DISABLED = '1';

/** What each suite printed, as far as it came through here. */
const said = new Map<string, string>();
const results = await runSuites(suites, chosen(suites, names, all), {
  cores: availableParallelism(),
  ci,
  execute,
});
console.log();
// CI may keep only the end of what is printed, and suites that passed may have come after these.
if (ci)
  for (const { name, ended } of results)
    if (ended === 'FAILED') console.log(`== ${name} FAILED\n${lastLines(said.get(name) ?? '')}\n`);
for (const { name, ended, seconds, why } of results) {
  const words = [name, ...(ended === 'passed' ? [] : [ended]), ...(why ? [`(${why})`] : [])];
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${words.join('  ')}`);
}
const failed = results.filter(({ ended }) => ended === 'FAILED').length;
const passed = results.filter(({ ended }) => ended === 'passed').length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readArguments() {
  const options = { all: { type: 'boolean' }, bless: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { all: values.all ?? false, bless: values.bless ?? false, names: positionals };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function lastLines(text: string): string {
  return text.split('\n').slice(-80).join('\n');
}

/** Runs a suite's command. What suites print that run side by side comes at the end of each. */
function execute(name: string, { command, oneCore }: Suite): Promise<boolean> {
  const [tool = '', ...parameters] = command;
  const title = `\n== ${name}\n`;
  if (!oneCore) process.stdout.write(title);
  if (name === 'e2e') process.env.CHROMIUM = findBrowser();
  const colour = oneCore && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  return new Promise((resolve) => {
    const child = spawn(tool, parameters, {
      stdio: oneCore || ci ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...colour },
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => {
        output.push(piece);
        if (!oneCore) process.stdout.write(piece);
      });
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const text = Buffer.concat(output).toString();
      said.set(name, text);
      if (oneCore) process.stdout.write(title + text);
      resolve(code === 0);
    });
  });
}
