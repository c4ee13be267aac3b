/** Each page as a whole: its width, its programs, its recorded runs, and what axe finds. */
import type AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { normalise } from '../../playground/prebuilt/answer.ts';
import { type ExampleProgram, runsInPage } from '../../playground/prebuilt/program.ts';
import {
  layoutShift,
  lessons,
  nativeStdout,
  openAndWeigh,
  pages,
  pane,
  programs,
  violationsInBothThemes,
} from './pages.ts';

/** Pages that differ from one of the others in their words and programs alone. */
const alike = [
  ...lessons.slice(1),
  ...pages.filter((page) => page.startsWith('/solutions/')).slice(1),
];

for (const address of pages) {
  test(`${address} as a whole`, {
    tag: alike.includes(address) ? '@all' : [],
  }, async ({ page, baseURL }) => {
    test.setTimeout(120_000);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url()))
        foreign.push(request.url());
    });
    await test.step('it weighs little, and nothing moves while it loads', async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await openAndWeigh(page, address)).toBeLessThan(200_000);
      expect(await layoutShift(page)).toBeLessThan(0.02);
    });
    for (const width of [320, 768, 1000, 1280]) {
      await test.step(`nothing is wider than a window of ${width} px`, async () => {
        await page.setViewportSize({ width, height: 800 });
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        expect(scroll).toBeLessThanOrEqual(client);
      });
    }
    await test.step('recorded runs are labelled and shown as recorded', () => checkRecorded(page));
    await test.step('what compilers refuse is shown with their words', () => checkRefused(page));
    await test.step('every program runs and prints what it prints natively', () => runAll(page));
    await test.step('what scrolls is one tab stop', () =>
      expect(page.locator('[tabindex="0"] [tabindex="0"]')).toHaveCount(0));
    await test.step('axe finds nothing', async () => {
      // What is embedded there is looked at by itself, in embed.spec.ts.
      const limit = (axe: AxeBuilder) => axe.exclude('rust-example').exclude('iframe');
      expect(await violationsInBothThemes(page, limit)).toEqual([]);
    });
    expect(foreign, 'no request leaves the site').toEqual([]);
  });
}

async function programOf(element: Locator, folder = 'examples'): Promise<ExampleProgram> {
  const name = await element.getAttribute('data-file');
  const program = programs.find(({ file }) => file === `${folder}/${name}`);
  if (!program) throw new Error(`no program ${folder}/${name}`);
  return program;
}

async function checkRecorded(page: Page): Promise<void> {
  for (const element of await page
    .locator('contrast-block program-pane:not(.runs, .refused)')
    .all()) {
    const program = await programOf(element);
    await element.getByRole('button', { name: 'Show the recorded run' }).click();
    await expect(element.locator('.status')).toHaveText(
      /^Recorded from a native run: (rustc|g\+\+)/,
    );
    const recorded = element.locator('.text').first().locator('.out');
    const stdout = (await recorded.allTextContents()).join('');
    expect(normalise(stdout), program.file).toBe(nativeStdout(program));
  }
}

async function checkRefused(page: Page): Promise<void> {
  for (const element of await page.locator('program-pane.refused').all()) {
    const { refusal, file } = await programOf(element, 'refused');
    if (!refusal) throw new Error(`${file} is not refused`);
    const message = element.locator('.message');
    if ('firstLine' in refusal) await expect(message).toContainText(refusal.firstLine);
    else {
      for (const code of refusal.codes) {
        await expect(message).toContainText(`error[${code}]`);
        await expect(element.getByRole('link', { name: `What ${code} means` })).toHaveAttribute(
          'href',
          new RegExp(code),
        );
      }
    }
  }
}

/** Runs what the page has modules for. */
async function runAll(page: Page): Promise<void> {
  for (const element of await page.locator('program-pane.runs').all()) {
    const program = await programOf(element);
    // The recorded output goes first, so that it cannot pass for the run's.
    await element.locator('.result > .text').evaluate((text) => text.replaceChildren());
    await element.getByRole('button', { name: 'Run', exact: true }).click();
    await expectNativeRun(element, program);
    if (!program.sanitize) continue;
    // Beside it, what a build without checks did.
    await expect(element.locator('.ordinary .text')).toBeVisible();
    await expect(element.locator('.own-words .message')).toContainText(
      /ERROR: AddressSanitizer|runtime error/,
    );
  }
}

/** A program whose behaviour is undefined may end in either way. */
async function expectNativeRun(element: Locator, program: ExampleProgram, timeout = 10_000) {
  const ends = {
    ok: /(ran|interpreted) in/i,
    panic: /^Panicked at \w+\./,
    abort: /^Aborted at/,
    hang: /^Deadlock/,
  }[program.ends as string];
  const end = program.sanitize ? /ran in|^Undefined behaviour/ : (ends ?? /^Ended/);
  await expect(element.locator('.status'), program.file).toHaveText(end, { timeout });
  if (program.sanitize) return;
  const stdout = (await element.locator('.text .out').allTextContents()).join('');
  expect(normalise(stdout), program.file).toBe(nativeStdout(program));
}

for (const address of lessons) {
  test(`all C++ on ${address} is compiled in the page once it is edited, and runs as it did`, {
    tag: '@all',
  }, async ({ page }) => {
    // The first program of a page waits for clang, each next one for what it includes.
    test.setTimeout(300_000);
    await page.goto(address);
    const all = await page.locator('program-pane.cpp').all();
    // The poster has no program.
    expect(all.length > 0).toBe(!address.includes('three-rules'));
    for (const element of all) {
      const program = await programOf(element);
      await element.getByRole('button', { name: 'Edit', exact: true }).click();
      await element.locator('.cm-content').focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('// The last line.\n');
      await element.locator('.result > .text').evaluate((text) => text.replaceChildren());
      await element.getByRole('button', { name: 'Run', exact: true }).click();
      await expectNativeRun(element, program, 120_000);
    }
  });
}

test('each runnable program stands on a page', async ({ page }) => {
  await page.goto('/');
  const seen = await page.evaluate(async (pages) => {
    const names: (string | null)[] = [];
    for (const address of pages) {
      const html = await (await fetch(address)).text();
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      for (const element of parsed.querySelectorAll('program-pane.runs'))
        names.push(element.getAttribute('data-file'));
    }
    return names;
  }, pages);
  const runnable = programs.filter(runsInPage).map(({ name }) => name);
  expect(runnable.filter((name) => !seen.includes(name))).toEqual([]);
});

test("another program's module prints another output", { tag: '@all' }, async ({ page }) => {
  const [shown, other] = programs.filter(
    ({ id, language }) => language === 'rust' && /^(point_by_value|town_graph)$/.test(id),
  );
  if (!shown || !other) throw new Error('two programs are needed');
  await page.goto('/lessons/handles/');
  const urls = await pane(page, other).evaluate(({ dataset }) => ({
    glue: dataset.glue,
    wasm: dataset.wasm,
  }));
  await page.route(/run\/point_by_value-\w+\.js$/, (route) =>
    route.continue({ url: new URL(urls.glue ?? '', page.url()).href }),
  );
  await page.route(/run\/point_by_value-\w+\.wasm$/, (route) =>
    route.continue({ url: new URL(urls.wasm ?? '', page.url()).href }),
  );
  await page.goto('/lessons/things-move/');
  const element = pane(page, shown);
  await element.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(element.locator('.status')).toHaveText(/(ran|interpreted) in/i);
  const stdout = (await element.locator('.text .out').allTextContents()).join('');
  expect(normalise(stdout)).toBe(nativeStdout(other));
  expect(normalise(stdout)).not.toBe(nativeStdout(shown));
});
