/** How a page is read: by keyboard, without scripts, and with what was read remembered. */
import { expect, test } from '@playwright/test';
import { isAll } from '../level.ts';
import { fakeCompiler } from './fake-compiler.ts';
import { lessons, violations, violationsInBothThemes } from './pages.ts';

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
    /^Panicked at second_borrow_mut\.rs:\d+:\d+: exit code 101\.$/,
  );
  await expect(pane.locator('.text')).toContainText('already borrowed');
});

test('lessons read without JavaScript', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const address of isAll ? lessons : lessons.slice(0, 1)) {
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

test('the search finds terms and lessons before pages for instructors', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  const field = page.getByRole('textbox').or(page.getByRole('searchbox')).first();
  const results = page.locator('.pagefind-ui__result-inner > .pagefind-ui__result-title');
  await field.fill('deadlock');
  await expect(results.first()).toHaveText('Glossary');
  await expect(results.nth(1)).toHaveText('Interior mutability, and its price');
  await expect(page.getByRole('link', { name: 'Deadlock', exact: true })).toHaveAttribute(
    'href',
    /\/glossary\/#deadlock$/,
  );
  await field.fill('E0502');
  await expect(results.first()).toHaveText('Compiler errors');
  await page
    .getByRole('link', { name: /^E0502 / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/errors\/E0502\/$/);
});

test('a term shows its definition in a card, by mouse and keyboard', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const [move, copy] = [page.locator('a.term').first(), page.locator('a.term').nth(1)];
  const card = page.locator('.term-card');
  await move.hover();
  await expect(card).toContainText('A move may give a value a new place');
  await move.click();
  await expect(page).toHaveURL(/things-move\/$/);
  await page.mouse.click(5, 5);
  await expect(card).toHaveCount(0);

  await move.focus();
  await page.keyboard.press('Tab');
  await expect(copy).toBeFocused();
  await expect(card).toContainText('is a trait of types whose bytes may be duplicated');
  await expect(copy).toHaveAccessibleDescription(/^Copy is a trait/);
  expect(await violations(page, (axe) => axe.include('.term-card'))).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(card.getByRole('link', { name: 'See it in the glossary' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(copy).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#copy$/);
});

test('the glossary is filtered by what is typed', async ({ page }) => {
  await page.goto('/glossary/');
  const terms = page.locator('.glossary h3:visible');
  await page.getByRole('navigation', { name: 'Terms by first letter' }).getByText('Z').click();
  await expect(page).toHaveURL(/#letter-Z$/);
  await page.getByLabel('Filter').fill('shared_ptr weak');
  await expect(terms).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('Nothing here has these words.');
  await page.getByLabel('Filter').fill('call_once');
  await expect(terms).toHaveText(['Once']);
});

test('an error code in a lesson opens its explanation, which has a page of its own', async ({
  page,
}) => {
  await page.goto('/lessons/the-three-rules/');
  const link = page.getByRole('link', { name: 'E0502', exact: true }).first();
  await link.click();
  const dialog = page.getByRole('dialog', { name: 'What E0502 means' });
  await expect(dialog).toContainText('the position instead of the reference');
  await expect(dialog.locator('.refused .message')).toContainText('error[E0502]');
  await page.keyboard.press('Escape');
  await page.goto((await link.getAttribute('href')) ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'E0502: A value is changed while it is borrowed',
  );
  await expect(page.getByRole('button', { name: 'Search' })).toBeVisible();
  await expect(page.locator('.sidebar [aria-current]')).toHaveText('Compiler errors');
  await expect(page.locator('.refused .message')).toContainText('error[E0502]');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('an error without a code is explained beside its program and where a lesson names it', async ({
  page,
}) => {
  await page.goto('/lessons/refcounts/');
  const dialog = page.getByRole('dialog', { name: 'What this error means' });
  const block = page.locator('#refused-config_out_of_with');
  for (const link of [
    block.getByRole('link', { name: 'What this error means' }),
    page.getByRole('link', { name: 'what it means' }),
  ]) {
    await link.click();
    await expect(dialog).toContainText('the loan that comes in');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

test('each program about an error says whether it compiles', async ({ page }) => {
  await page.goto('/errors/E0502/');
  await expect(page.locator('program-pane .verdict')).toHaveText([
    '✗ does not compile: E0502',
    '✓ compiles',
    '✗ does not compile: E0502',
    '✓ compiles',
  ]);
});

test('a wide table scrolls in its own frame, by keyboard too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/lessons/the-three-rules/');
  const frame = page.getByRole('group', { name: 'Table' }).first();
  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test('pages for packages and decks say what they are, and miss no file', async ({ page }) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto('/course/package/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The start page of a course package',
  );
  await page.goto('/course/lessons/handles/');
  await expect(page.getByRole('link', { name: 'Go to the lesson' })).toHaveAttribute(
    'href',
    '/lessons/handles/',
  );
  await page.goto('/sample-deck/');
  await expect(page.locator('link[rel="icon"]')).toHaveCount(1);
  await page.waitForLoadState('networkidle');
  expect(missing).toEqual([]);
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
  await expect(page.getByRole('main').getByText('✓ read')).toHaveCount(1);
  await expect(page.getByText('✓ run')).toHaveCount(1);
  await expect(page.getByRole('progressbar', { name: 'Programs' }).nth(2)).toHaveJSProperty(
    'value',
    1,
  );
  // So does the sidebar on the same page; both forget it below.
  await expect(page.locator('.sidebar').getByText('✓ read')).toHaveCount(1);
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

test('in wide windows the text of every page begins at one edge, and the playground has all the room', async ({
  page,
}) => {
  const edges = new Map<number, Set<number | undefined>>([
    [1440, new Set()],
    [1920, new Set()],
  ]);
  for (const address of ['/lessons/handles/', '/glossary/', '/errors/E0502/', '/instructors/']) {
    await page.goto(address);
    for (const [width, found] of edges) {
      await page.setViewportSize({ width, height: 900 });
      found.add((await page.locator('h1').boundingBox())?.x);
    }
  }
  for (const [width, { size }] of edges) expect(size, `${width} px`).toBe(1);
  await page.goto('/playground/');
  const { x = 0, width = 0 } = (await page.locator('rust-playground').boundingBox()) ?? {};
  expect(x + width, 'the playground takes what is left').toBeGreaterThan(1900);
});

test('the samples of embeds have the theme that the reader chose', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/embedding/');
  const inside = page.locator('rust-example iframe').first().contentFrame().locator('html');
  await expect(inside).toHaveAttribute('data-theme', 'light');
  await page.getByLabel('Select theme').first().selectOption('dark');
  await expect(inside).toHaveAttribute('data-theme', 'dark');
});

test('the lessons lead from one to the next, and the last one to the course map', async ({
  page,
}) => {
  await page.goto('/lessons/handles/');
  await expect(page.getByText('Lesson 2 of 6 · 90 min')).toBeVisible();
  const next = page.locator('[rel="next"]');
  await expect(next).toHaveText([
    'Next: 3 Refcounts are not dirty',
    'Next 3 Refcounts are not dirty',
  ]);
  await next.first().click();
  await expect(page).toHaveURL(/\/lessons\/refcounts\/$/);
  await expect(page.locator('[rel="prev"]').first()).toHaveText('Before: 2 Handles, not pointers');
  await page.goto(lessons.at(-1) ?? '');
  await expect(next).toHaveText(['Next Course map']);
  await page.goto('/glossary/');
  await expect(page.locator('[rel="next"], [rel="prev"]')).toHaveCount(0);
  await expect(page.locator('header').getByRole('link', { name: 'Glossary' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('the contents of a lesson mark the current section, beside the text or behind a bar', async ({
  page,
}) => {
  await page.goto('/lessons/handles/');
  const contents = page.getByRole('navigation', { name: 'In this lesson' });
  const link = contents.getByRole('link', { name: 'Why not cast' });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'true');
  await expect(contents.locator('[aria-current]')).toHaveCount(1);
  await expect(
    page.getByRole('main').getByRole('link', { name: /“Why not cast”/ }),
  ).toHaveAttribute('href', '#why-not-cast');
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await expect(contents.getByText('5 exercises · 4 questions')).toBeVisible();
  // Something as wide as the page takes its place while it passes.
  await page.locator('.practice').first().scrollIntoViewIfNeeded();
  await expect(contents).toBeHidden();

  await page.setViewportSize({ width: 390, height: 800 });
  await expect(contents).toBeHidden();
  await page.getByRole('button', { name: 'In this lesson' }).click();
  await contents.getByRole('link', { name: 'Handles that notice' }).click();
  await expect(contents).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Handles that notice' })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Handles that notice' })).toBeVisible();
});

test('the start page shows what a reader has done, and links to the lesson to continue with', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle('You can Rust that');
  await expect(page.getByRole('link', { name: 'Continue with' })).toHaveCount(0);
  await page.evaluate(() => {
    const done = {
      version: 2,
      read: ['lessons/things-move'],
      run: [],
      exercises: { 'lessons/things-move#keep-the-offset': { solved: true, hints: 0 } },
      quizzes: { 'lessons/things-move#copied-point': { chosen: [0], right: true } },
    };
    localStorage.setItem('you-can-rust-that:progress', JSON.stringify(done));
  });
  await page.reload();
  const first = page.locator('#lessons').getByRole('listitem').first();
  await expect(first).toContainText('1 of 5 exercises · 1 of 4 questions');
  await expect(first).toContainText('✓ read');
  await page.getByRole('link', { name: 'Continue with lesson 2' }).click();
  await expect(page).toHaveURL(/\/lessons\/handles\/$/);
});

test('on a phone every page has a menu with the lessons and the theme', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const address of ['/', '/lessons/handles/', '/playground/', '/404.html']) {
    await page.goto(address);
    await expect(page.locator('.sidebar').getByRole('combobox')).toBeHidden();
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.locator('.sidebar').getByRole('link', { name: 'Things move' })).toBeVisible();
    await page.locator('.sidebar').getByRole('combobox').selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
});
