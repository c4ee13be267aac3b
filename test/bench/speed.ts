/**
 * Everyday programs, compiled in the page, beside native debug builds of them: a first run in
 * a fresh worker of Chromium and a warm one, and what it takes to check and compile them.
 * Medians of five.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { builtFile, loadParts, median } from './shared.ts';

const folder = 'test/bench/programs';
const rounds = 5;

/** Milliseconds. */
interface Run {
  /** From the request to the start of the program. */
  compiled: number;
  ran: number;
}

/** Runs a program twice in a fresh worker. */
function runTwice(page: Page, source: string): Promise<[first: Run, warm: Run]> {
  return page.evaluate(
    async ([url, source]) => {
      const { parts } = globalThis as unknown as { parts: unknown };
      const worker = new Worker(url, { type: 'module' });
      worker.postMessage({ kind: 'take', parts });
      const run = (text: string) =>
        new Promise<Run>((resolve, reject) => {
          const asked = performance.now();
          let started = asked;
          const listen = ({ data }: MessageEvent) => {
            if (data.kind === 'started') started = performance.now();
            if (data.kind !== 'end') return;
            worker.removeEventListener('message', listen);
            if (data.end.kind !== 'exit') reject(new Error(JSON.stringify(data)));
            resolve({ compiled: started - asked, ran: performance.now() - started });
          };
          worker.addEventListener('message', listen);
          worker.postMessage({ kind: 'run', file: 'main.rs', source: text });
        });
      // The worker is there, and has done nothing.
      await run('fn main() {}');
      const first = await run(source);
      // An edit, so that it is compiled again.
      const warm = await run(`${source}// again\n`);
      worker.terminate();
      return [first, warm] as [Run, Run];
    },
    [builtFile('_astro', 'engine-worker-'), source] as const,
  );
}

export async function benchSpeed(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origin}/lessons/things-move/`);
  await loadParts(page);
  const temporary = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const binary = path.join(temporary, 'native');
  console.log(`
compiled programs in Chromium beside native debug builds: milliseconds, medians of five
 native   first    warm   ratio  to compile: first, warm`);
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    const source = readFileSync(file, 'utf8');
    execFileSync('rustc', ['--edition', '2024', '-o', binary, file]);
    const native: number[] = [];
    const runs: [Run, Run][] = [];
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now();
      spawnSync(binary);
      native.push(performance.now() - begun);
      runs.push(await runTwice(page, source));
    }
    const there = median(native);
    const first = median(runs.map(([{ ran }]) => ran));
    const warm = median(runs.map(([, { ran }]) => ran));
    const compiled = runs.map(([{ compiled }]) => compiled);
    const again = runs.map(([, { compiled }]) => compiled);
    const cell = (number: number) => number.toFixed(1).padStart(7);
    console.log(
      `${cell(there)} ${cell(first)} ${cell(warm)} ${(first / there).toFixed(2).padStart(7)}  ${cell(median(compiled))} ${cell(median(again))}  ${name.replace('.rs', '')}`,
    );
  }
  rmSync(temporary, { recursive: true });
  await page.close();
}
