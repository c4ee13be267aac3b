/**
 * `npm run bench` measures what a reader's browser fetches and waits for, on the built
 * site in a real browser. It prints figures and never fails.
 */
import { spawnSync } from 'node:child_process';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { pages } from '../e2e/pages.ts';
import { serve } from '../serve.ts';
import { benchCpp } from './cpp.ts';
import { keyToSquiggle } from './editing.ts';
import { benchEngine } from './engine.ts';
import { median } from './shared.ts';
import { benchSpeed } from './speed.ts';

const port = 4420;
const origin = `http://localhost:${port}`;
/** Factor by which the processor is slowed down for paint and layout shift, to be like a phone's. */
const slowdown = 4;
const runs = 15;

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);

/** Bytes that a page fetches before any click, each file as brotli would send it. */
async function weigh(browser: Browser, address: string) {
  const page = await browser.newPage();
  const weights = { all: 0, script: 0, font: 0 };
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    pending.push(
      response.body().then(
        (body) => {
          const type = response.request().resourceType();
          const bytes = type === 'font' ? body.length : brotliCompressSync(body).length;
          weights.all += bytes;
          if (type === 'script') weights.script += bytes;
          if (type === 'font') weights.font += bytes;
        },
        () => {}, // A redirect has no body.
      ),
    );
  });
  await page.goto(origin + address, { waitUntil: 'networkidle' });
  await Promise.all(pending);
  await page.close();
  return weights;
}

/** Largest paint in ms and layout shift while the page loads and is scrolled through, slowed down. */
async function paint(browser: Browser, address: string) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(() => {
    const seen = { paint: 0, shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(origin + address, { waitUntil: 'networkidle' });
  await page.mouse.wheel(0, 100_000);
  await page.waitForTimeout(500);
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { paint: number; shift: number } }).seen,
  );
  await page.close();
  return seen;
}

/** From a click on Run to the frame that shows the output, in ms: the first run and the median of warm ones. */
async function clickToOutput(browser: Browser) {
  const page = await browser.newPage();
  await page.goto(`${origin}/lessons/things-move/`, { waitUntil: 'networkidle' });
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const pane = page.locator('program-pane.runs').first();
    await pane.hover();
    await page.waitForTimeout(100);
    times.push(
      await pane.evaluate(
        (element) =>
          new Promise<number>((resolve) => {
            const started = performance.now();
            element.addEventListener(
              'program-run',
              () => requestAnimationFrame(() => resolve(performance.now() - started)),
              {
                once: true,
              },
            );
            element.querySelector<HTMLElement>('.run')?.click();
          }),
      ),
    );
  }
  await page.close();
  return { first: times[0] ?? Number.NaN, warm: median(times.slice(1)) };
}

const started = performance.now();
const built = spawnSync('astro', ['build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);
console.log(
  `build of the site: ${((performance.now() - started) / 1000).toFixed(1)} s (npm start must serve within 60 s)\n`,
);

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const { server } = await serve('dist', port);

console.log(
  '\nbefore any click, kB as brotli (≤ 200 in all, ≤ 60 of script); paint in ms (≤ 1,000) and shift (≤ 0.02), processor 4 times slower',
);
console.log('    all  script   font  paint  shift');
for (const address of pages) {
  const { all, script, font } = await weigh(browser, address);
  const { paint: painted, shift } = await paint(browser, address);
  console.log(
    `${kilobytes(all)} ${kilobytes(script)} ${kilobytes(font)} ${String(Math.round(painted)).padStart(6)} ${shift.toFixed(3).padStart(6)}  ${address}`,
  );
}

const { first, warm } = await clickToOutput(browser);
console.log(
  `\nclick on Run to output: ${warm.toFixed(1)} ms warm, median of ${runs} (≤ 50); ${first.toFixed(1)} ms the first time`,
);

const { waits, tasks } = await keyToSquiggle(browser, origin);
const listed = (numbers: number[]) => numbers.map(Math.round).join(', ');
console.log(
  `last key to squiggle: ${listed(waits)} ms (≤ 500); longest task while typing: ${listed(tasks)} ms (0: none over 50)`,
);

await benchEngine(browser, origin);
await benchSpeed(browser, origin);
await benchCpp(browser, origin);

await browser.close();
server.close();
