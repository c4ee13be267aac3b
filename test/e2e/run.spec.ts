/** What Run prints is what the program prints: every runnable program on every page. */
import { expect, type Locator, test } from '@playwright/test';
import { normalise } from '../../playground/prebuilt/answer.ts';
import { type ExampleProgram, runsInPage } from '../../playground/prebuilt/program.ts';
import { blankRecorded, lessons, nativeStdout, pages, pane, programs } from './pages.ts';

for (const address of pages) {
  test(`every program on ${address} runs and prints what it prints natively`, async ({ page }) => {
    await blankRecorded(page);
    await page.goto(address);
    for (const element of await page.locator('program-pane.runs').all()) {
      const name = await element.getAttribute('data-file');
      const program = programs.find(({ file }) => file === `examples/${name}`);
      if (!program) throw new Error(`no program ${name}`);
      await expect(element.locator('.text').first()).toHaveText('');
      await element.getByRole('button', { name: 'Run', exact: true }).click();
      await expectNativeRun(element, program);
      if (!program.sanitize) continue;
      await expect(element.locator('.undefined')).toBeVisible();
      await expect(element.locator('.natively .text')).toBeVisible();
    }
  });
}

for (const address of lessons) {
  test(`all C++ on ${address} is compiled in the page once it is edited, and runs as it did`, async ({
    page,
  }) => {
    // The first program of a page waits for clang, each next one for what it includes.
    test.setTimeout(300_000);
    await blankRecorded(page);
    await page.goto(address);
    const all = await page.locator('program-pane.cpp').all();
    // The poster has no program.
    expect(all.length > 0).toBe(!address.includes('three-rules'));
    for (const element of all) {
      const name = await element.getAttribute('data-file');
      const program = programs.find(({ file }) => file === `examples/${name}`);
      if (!program) throw new Error(`no program ${name}`);
      await element.getByRole('button', { name: 'Edit', exact: true }).click();
      await element.locator('.cm-content').focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('// The last line.\n');
      await element.getByRole('button', { name: 'Run', exact: true }).click();
      await expectNativeRun(element, program, 120_000);
    }
  });
}

/** What is undefined may end in either way. */
async function expectNativeRun(element: Locator, program: ExampleProgram, timeout = 10_000) {
  const ends = {
    ok: /^Ran in/,
    panic: /^Panicked at examples\//,
    abort: /^Aborted at/,
    hang: /^Deadlock/,
  }[program.ends as string];
  const end = program.sanitize ? /^(Ran in|Undefined behaviour)/ : (ends ?? /^Ended/);
  await expect(element.locator('.status').first(), program.file).toHaveText(end, { timeout });
  if (program.sanitize) return;
  const stdout = (await element.locator('.text .out').allTextContents()).join('');
  expect(normalise(stdout), program.file).toBe(nativeStdout(program));
}

test('each runnable program stands on a page', async ({ page }) => {
  const seen = new Set<string | null>();
  for (const address of pages) {
    await page.goto(address);
    for (const element of await page.locator('program-pane.runs').all())
      seen.add(await element.getAttribute('data-file'));
  }
  const runnable = programs.filter(runsInPage).map(({ file }) => file.replace('examples/', ''));
  expect(runnable.filter((name) => !seen.has(name))).toEqual([]);
});

test("another program's module prints another output", async ({ page }) => {
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
  await expect(element.locator('.status')).toHaveText(/^Ran in/);
  const stdout = (await element.locator('.text .out').allTextContents()).join('');
  expect(normalise(stdout)).toBe(nativeStdout(other));
  expect(normalise(stdout)).not.toBe(nativeStdout(shown));
});

for (const address of pages) {
  test(`recorded runs on ${address} are labelled and shown as recorded`, async ({ page }) => {
    await page.goto(address);
    for (const element of await page
      .locator('contrast-block program-pane:not(.runs, .refused)')
      .all()) {
      const name = await element.getAttribute('data-file');
      const program = programs.find(({ file }) => file === `examples/${name}`);
      if (!program) throw new Error(`no program ${name}`);
      await element.getByRole('button', { name: 'Show recorded run' }).click();
      await expect(element.locator('.status').first()).toHaveText(
        /^Recorded from a native run, (rustc|g\+\+)/,
      );
      const stdout = (
        await element.locator('.text').first().locator('.out').allTextContents()
      ).join('');
      expect(normalise(stdout), program.file).toBe(nativeStdout(program));
      if (program.sanitize)
        await expect(element.locator('.sanitizer')).toContainText(
          /ERROR: AddressSanitizer|runtime error/,
        );
    }
    for (const element of await page.locator('program-pane.refused').all()) {
      const name = await element.getAttribute('data-file');
      const refusal = programs.find(({ file }) => file === `refused/${name}`)?.refusal;
      if (!refusal) throw new Error(`no program refused/${name}`);
      const message = element.locator('.message');
      if ('firstLine' in refusal) await expect(message).toContainText(refusal.firstLine);
      else {
        for (const code of refusal.codes) {
          await expect(message).toContainText(`error[${code}]`);
          await expect(element.getByRole('link', { name: `what ${code} means` })).toHaveAttribute(
            'href',
            new RegExp(code),
          );
        }
      }
    }
  });
}
