/** How a page is read: by keyboard, without scripts, and with what was read remembered. */
import { expect, test } from '@playwright/test';
import { fakeCompiler } from './fake-compiler.ts';
import { lessons } from './pages.ts';

test.beforeEach(({ context }) => fakeCompiler(context, []));

test('a lesson can be walked with the keyboard alone', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if ((await focused()) === name) return;
    }
    throw new Error(`Tab never came to '${name}'`);
  };
  const pane = page.locator('program-pane.runs').first();
  await tabTo('Run');
  await page.keyboard.press('Enter');
  await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i);
  await tabTo('Edit');
  await page.keyboard.press('Enter');
  await expect(pane.locator('.cm-content')).toBeFocused();
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(pane.locator('.cm-content')).not.toBeFocused();
  await tabTo('Reset');
  await page.keyboard.press('Enter');
  await tabTo('Copy');
  // Ideas, then the next figure, are on the same way.
  await page.locator('.ideas button').first().waitFor();
});

test('output is announced politely, and a failure in words', async ({ page }) => {
  await page.goto('/lessons/interior-mutability/');
  const pane = page.locator('program-pane[data-file="second_borrow_mut.rs"]');
  await pane.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(pane.getByRole('status')).toHaveText(
    /^Panicked at examples\/second_borrow_mut\.rs:\d+:\d+: exit code 101\.$/,
  );
  await expect(pane.locator('.text')).toContainText('already borrowed');
});

test('lessons read without JavaScript', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const address of lessons) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.locator('program-pane .code .line:visible').first()).toBeVisible();
      for (const output of await page.locator('program-pane .output').all())
        await expect(output).toBeVisible();
      // What a native run printed stands there twice only once the program was run here, too.
      for (const text of await page.locator('program-pane .output > .text').all())
        await expect(text).toBeVisible();
      await expect(page.locator('program-pane button:visible')).toHaveCount(0);
    });
  }
  await page.close();
});

test('the words of the lessons can be found', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('textbox').or(page.getByRole('searchbox')).first().fill('poisoned');
  await expect(page.getByRole('link', { name: 'Interior mutability' }).first()).toBeVisible();
});

test('the course map remembers what was read and run, and forgets when told', async ({ page }) => {
  await page.goto('/lessons/refcounts/');
  const pane = page.locator('program-pane.rust.runs').first();
  await pane.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i);
  await page.locator('.rule').scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    JSON.stringify({ ...localStorage }).includes('\\"read\\":[\\"lessons/refcounts\\"]'),
  );
  await page.goto('/course-map/');
  await expect(page.getByText('✓ read')).toHaveCount(1);
  await expect(page.getByText('✓ run')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear progress' }).click();
  await expect(page.getByText('✓')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('✓')).toHaveCount(0);
});

test('without storage nothing is lost but the marks, and the page says so once', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('/lessons/refcounts/');
  for (const run of (await page.locator('program-pane.rust.runs .run').all()).slice(0, 2)) {
    await run.click();
    await expect(page.locator('program-pane.rust.runs .status').first()).toHaveText(
      /(ran|interpreted) in/i,
    );
  }
  await page.locator('.rule').scrollIntoViewIfNeeded();
  await expect(page.locator('.storage-note')).toHaveCount(1);
});
