/** What several benchmarks need: medians, files of the built site, and the engine in a page. */
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';

export const median = (numbers: number[]) =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** The address of the file in `dist/` whose name begins so; the rest of it is a hash. */
export function builtFile(folder: string, start: string): string {
  const name = readdirSync(`dist/${folder}`).find((name) => name.startsWith(start));
  if (!name) throw new Error(`dist/${folder} has no ${start}`);
  return `/${folder}/${name}`;
}

/** Loads the engine into a page of the built site: its global `parts` is what a worker takes. */
export async function loadParts(page: Page): Promise<void> {
  await page.evaluate(
    async ({ loader, ...files }) => {
      const worker = new Worker(loader, { type: 'module' });
      const parts = await new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }) => {
          if (data.kind === 'loaded') resolve(data.parts);
          else if (data.kind === 'not-loaded') reject(new Error(data.detail));
        });
        worker.postMessage(files);
      });
      worker.terminate();
      Object.assign(globalThis, { parts });
    },
    {
      loader: builtFile('_astro', 'load-worker-'),
      compiler: builtFile('run', 'engine-'),
      library: builtFile('run', 'std-'),
    },
  );
}
