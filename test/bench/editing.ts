/** The editor's part of `npm run bench`: how long diagnostics take, and whether typing has to wait. */
import type { Browser } from '@playwright/test';

const rounds = 5;

/** In ms, one figure per round: from the last key to the squiggle, and the longest task on the page in between. */
export async function keyToSquiggle(browser: Browser, origin: string) {
  const page = await browser.newPage();
  await page.goto(`${origin}/lessons/things-move/`);
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await pane.getByRole('button', { name: 'Edit', exact: true }).click();
  await pane.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('fn main() {}\n');
  await pane.getByText('rustc accepts this code.').waitFor();

  await page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const waits: number[] = [];
  const tasks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('fn main() {\n    let number = 1;\n    \n}\n');
    await pane.locator('.cm-problem-error').waitFor({ state: 'detached' });
    await page.evaluate(() => {
      (globalThis as unknown as { longTasks: number[] }).longTasks.length = 0;
    });
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'End'])
      await page.keyboard.press(key);
    await page.keyboard.type('let text: u8 = "1', { delay: 60 });
    const waited = pane.evaluate((element) => {
      const start = performance.now();
      return new Promise<number>((resolve) => {
        const look = () =>
          element.querySelector('.cm-problem-error')
            ? resolve(performance.now() - start)
            : requestAnimationFrame(look);
        look();
      });
    });
    await page.keyboard.type('";');
    waits.push(await waited);
    tasks.push(
      await page.evaluate(() =>
        Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks),
      ),
    );
  }
  await page.close();
  return { waits, tasks };
}
