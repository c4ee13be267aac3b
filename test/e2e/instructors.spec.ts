/** What instructors do: write lessons of their own, project, print, look up the answers. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { serve } from '../serve.ts';
import { alone } from './alone.ts';

const npm = (...words: string[]) =>
  alone(() => spawnSync('npm', ['run', '--silent', ...words], { encoding: 'utf8' }));

test.describe('lessons of their own, outside the project', { tag: '@all' }, () => {
  // The build takes seconds, and the page then loads the engine.
  test.describe.configure({ mode: 'serial', timeout: 240_000 });
  let folder = '';
  let server: Server | undefined;

  test.beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'instructor-'));
  });
  test.afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  test('the starter is made, checks and builds', async () => {
    const course = path.join(folder, 'course');
    expect(npm('lesson', '--', 'new', course)).toMatchObject({ status: 0, stderr: '' });
    expect(npm('lesson', '--', 'new', course)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not empty'),
    });
    expect(npm('lesson', '--', 'check', course)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('No mistakes.'),
    });
    const { status, stderr } = npm(
      ...['build', '--', '--lessons', course, '--out', path.join(folder, 'site')],
    );
    expect(status, stderr).toBe(0);
  });

  test('the site that was built shows what the build recorded, and runs in a browser', async ({
    page,
  }) => {
    const served = await serve(path.join(folder, 'site'));
    server = served.server;
    await page.goto(`${served.address}lessons/borrowing/`);
    await expect(page).toHaveTitle(/Borrowing.*My course/);
    const pane = page.locator('program-pane[data-file="lend.rs"]');
    await pane.getByRole('button', { name: 'Show the recorded run' }).click();
    await expect(pane.locator('.status')).toHaveText(/^Recorded from a run in this page/);
    await expect(pane.locator('.text')).toHaveText('first 3, second 3\nand again 3\n');
    await pane.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i, { timeout: 120_000 });
    await expect(pane.locator('.text')).toHaveText('first 3, second 3\nand again 3\n');
    const refused = page.locator('program-pane.refused');
    await expect(refused.locator('.message')).toContainText('error[E0502]');
    await page.getByRole('link', { name: 'borrow', exact: true }).click();
    await expect(page.getByText('A borrow uses a value through a reference')).toBeVisible();
  });

  test('a mistake stops the build, and the check tells where it is', () => {
    const course = path.join(folder, 'course');
    const program = path.join(course, 'examples/lend.rs');
    writeFileSync(program, readFileSync(program, 'utf8').replace('again 3', 'again 4'));
    const place = `${program}:3: states that it prints 'and again 4'`;
    expect(npm('lesson', '--', 'check', course)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(place),
    });
    expect(
      npm('build', '--', '--lessons', course, '--out', path.join(folder, 'two')),
    ).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(place),
    });
  });

  test('an option that does not exist, and a folder that holds other things, are refused', () => {
    expect(npm('build', '--', '--lesson', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Unknown option '--lesson'"),
    });
    expect(npm('build', '--', '--out', path.join(folder, 'course'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("are not a built site's"),
    });
    expect(npm('lesson', '--', 'chekc', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unknown command 'chekc'"),
    });
  });
});

const counter = (page: Page) => page.locator('.projection-bar .counter');

test('a lesson is projected by keyboard, line by line, and left where it stood', async ({
  page,
}) => {
  await page.goto('/lessons/things-move/');
  await page.getByText('For class').press('Enter');
  await page.getByRole('button', { name: 'Present', exact: true }).press('Enter');
  await expect(counter(page)).toHaveText(/^1 \//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Rust values have no fixed home')).toBeHidden();
  await page.keyboard.press('PageDown');
  await expect(page.getByText('Rust values have no fixed home')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect(counter(page)).toHaveText(/^4 \//);

  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  // The step stands free of the window's edges, and nothing else is there.
  expect((await page.locator('#point_by_value').boundingBox())?.x).toBeGreaterThan(16);
  await expect(page.locator('.licences')).toBeHidden();
  const lines = pane.locator('.line:not(.unrevealed):visible');
  await expect(lines).toHaveCount(1);
  await page.keyboard.press('PageDown');
  await expect(lines).toHaveCount(2);
  await expect(page.locator('.projection-bar [role="status"]')).toContainText('x: u32,');
  await page.keyboard.press('PageUp');
  await expect(lines).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(page.locator('#point_by_value .unrevealed')).toHaveCount(0);
  // The last idea is lit, both of its lines with it, wherever the mouse was left.
  await pane.locator('.code').hover();
  await counter(page).hover();
  await expect(page.locator('#point_by_value .line.lit')).toHaveCount(2);
  await page.keyboard.press('r');
  await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i);
  await expect(page).toHaveURL(/\?project=4$/);

  await page.keyboard.press('Escape');
  await expect(page.locator('.projection-bar')).toHaveCount(0);
  await expect(page.locator('#point_by_value')).toBeInViewport();
  await expect(page).toHaveURL(/things-move\/$/);
  await expect(page.locator('.unrevealed, .now, .lit')).toHaveCount(0);
  // The keys are the page's again.
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/things-move\/$/);
  await expect(page.getByText('Rust values have no fixed home')).toBeVisible();
});

test('keys in the editor and on buttons stay what they are while projecting', async ({ page }) => {
  await page.goto('/lessons/things-move/?project=4');
  await expect(counter(page)).toHaveText(/^4 \//);
  await page.keyboard.press('End');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await pane.getByRole('button', { name: 'Edit' }).click();
  await expect(pane.locator('.cm-content')).toBeFocused();
  await page.keyboard.type('// p r ');
  await page.keyboard.press('ArrowRight');
  await expect(counter(page)).toHaveText(/^4 \//);
  await expect(pane.locator('.cm-content')).toContainText('// p r ');
  await pane.getByRole('button', { name: 'Reset' }).focus();
  await page.keyboard.press(' ');
  await expect(pane.locator('.cm-content')).toHaveCount(0);
  await expect(counter(page)).toHaveText(/^4 \//);
});

test('a projection opens at the step that the address names, and ends in the rule', async ({
  page,
}) => {
  await page.goto('/lessons/handles/?project=9999');
  await expect(page.locator('.rule')).toBeVisible();
  await expect(page.locator('contrast-block:visible')).toHaveCount(0);
  const [, step, of] = /^(\d+) \/ (\d+)$/.exec((await counter(page).textContent()) ?? '') ?? [];
  expect(step).toBe(of);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.locator('.rule')).toBeHidden();
  await page.goto('/lessons/handles/?project=nonsense');
  await expect(counter(page)).toHaveText(/^1 \//);
});

test('nothing of the projection is loaded before it is asked for', async ({ page }) => {
  const asked: string[] = [];
  page.on('response', async (response) => {
    if (/projection/.test(response.url())) asked.push(response.url());
  });
  await page.goto('/lessons/handles/', { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  await page.getByText('For class').click();
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(counter(page)).toBeVisible();
  expect(asked).toHaveLength(2);
});

test('on paper a lesson has its outputs and its questions, and no answer', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('/lessons/things-move/');
  for (const output of await page.locator('program-pane .output > .text').all())
    await expect(output).toBeVisible();
  await expect(page.locator('program-pane .actions:visible, .lesson-tools:visible')).toHaveCount(0);
  const questions = page.locator('.questions li');
  expect(await questions.count()).toBeGreaterThan(3);
  await expect(questions.first()).toBeVisible();
  await expect(page.getByText('The Box has moved')).toHaveCount(0);
  // Dark ink on white, whatever the screen has.
  const colour = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(colour).toBe('rgb(0, 0, 0)');
  const keyword = await page
    .locator('.code .line span')
    .first()
    .evaluate((span) => {
      const [red = 0, green = 0, blue = 0] =
        getComputedStyle(span).color.match(/\d+/g)?.map(Number) ?? [];
      return (red + green + blue) / 3;
    });
  expect(keyword).toBeLessThan(130);
});

test('every lesson has its page of answers, which the search and the sidebar leave out', async ({
  page,
}) => {
  await page.goto('/instructors/');
  const links = await page.getByRole('link', { name: 'Solutions', exact: true }).all();
  const lessons = await page.locator('section.teaching').count();
  expect(links).toHaveLength(lessons);
  expect(lessons).toBe(6);
  await page.getByRole('link', { name: 'Solutions', exact: true }).first().click();
  await expect(page.getByText('The Box has moved')).toBeVisible();
  await expect(page.locator('.sidebar').getByRole('link', { name: /Solutions/ })).toHaveCount(0);
  await expect(page.locator('[data-pagefind-body]')).toHaveCount(0);
});
