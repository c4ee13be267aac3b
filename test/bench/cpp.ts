/** The C++ part of `npm run bench`: the size of clang, and the time from an edit to its output. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { cppPrebuilt, prebuiltFolder } from '../../playground/prebuilt/prebuilt.ts';
import { median } from './shared.ts';

const rounds = 7;

export async function benchCpp(browser: Browser, origin: string): Promise<void> {
  const size = (file: string) => statSync(path.join(prebuiltFolder, file)).size / 1e6;
  const page = await browser.newPage();
  await page.goto(`${origin}/lessons/things-move/`);
  const pane = page.locator('program-pane[data-file="point_by_value.cpp"]');
  const run = pane.getByRole('button', { name: 'Run', exact: true });
  await pane.getByRole('button', { name: 'Edit', exact: true }).click();
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    await pane.locator('.cm-content').focus();
    await page.keyboard.press('Control+a');
    const text = `#include <iostream>\n#include <vector>\nint main() { std::vector<int> v{${round}}; std::cout << "round " << v[0] << "\\n"; }\n`;
    await page.keyboard.insertText(text);
    const before = performance.now();
    await run.click();
    await pane.getByText(`round ${round}`, { exact: true }).waitFor({ timeout: 120_000 });
    times.push(performance.now() - before);
  }
  await page.close();
  const [cold = 0, ...warm] = times;
  const [clang, library] = [size(cppPrebuilt.clang), size(cppPrebuilt.sysroot)];
  console.log(`
C++: ${(clang + library).toFixed(1)} MB to download (${clang.toFixed(1)} + ${library.toFixed(1)}; ≤ 20)
edit to output, in the browser: ${(cold / 1000).toFixed(1)} s the first time, loading included; ${(median(warm) / 1000).toFixed(2)} s warm, median of ${rounds} (≤ 1)`);
}
