/**
 * `npm test`: every suite in turn, each with its time. Names of suites as
 * arguments run those alone; `npm test -- e2e`, for example.
 */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './e2e/browser.ts';

/** No test is about time: the limit is for one that hangs. */
const vitest = ['vitest', 'run', '--testTimeout', '60000', '--maxWorkers', '100%'];

const suites: Record<string, string[]> = {
  build: ['astro', 'build', '--silent'],
  types: ['astro', 'check', '--minimumSeverity', 'warning'],
  lint: ['biome', 'check', '.'],
  unit: [...vitest, 'test/unit'],
  content: [...vitest, 'test/content'],
  agreement: [...vitest, 'test/agreement'],
  e2e: ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in suites));
if (unknown) {
  console.error(`no suite '${unknown}'; there are ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}

const times: string[] = [];
let failed = 0;
for (const [name, [tool = '', ...parameters]] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const started = performance.now();
  if (name === 'e2e') process.env.CHROMIUM = findBrowser();
  const { status } = spawnSync(tool, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) failed++;
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  times.push(`${seconds} s  ${name}${status === 0 ? '' : '  FAILED'}`);
}
console.log(`\n${times.join('\n')}\n\n${times.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
