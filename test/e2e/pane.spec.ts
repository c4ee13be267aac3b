/** What a reader does to a program: stop it, edit it, reset it, take it away. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { outputCap } from '../../playground/runner/runner.ts';
import { fakeCompiler, prints } from './fake-compiler.ts';
import { programs, replaceText } from './pages.ts';

test.beforeEach(({ context }) => fakeCompiler(context, []));

const address = '/lessons/things-move/';
/** The program as readers see it. */
const sourceOf = (name: string) => programs.find((one) => one.name === name)?.source ?? '';
const element = (page: Page) => page.locator('program-pane.runs[data-file="point_by_value.rs"]');
const status = (page: Page) => element(page).locator('.status');
const button = (page: Page, name: string) =>
  element(page).getByRole('button', { name, exact: true });

/** Replaces the program's module by one whose `run` has this body. */
async function pretend(page: Page, body: string): Promise<void> {
  await page.route(/run\/point_by_value-\w+\.js$/, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export default async () => {}; export function run() { ${body} }`,
    }),
  );
}

test('Stop ends a program that never would', async ({ page }) => {
  await pretend(page, 'playgroundWrite(1, "before\\n"); for (;;);');
  await page.goto(address);
  await button(page, 'Run').click();
  await expect(element(page).locator('.text')).toHaveText('before\n');
  await button(page, 'Stop').click();
  await expect(status(page)).toHaveText('Stopped.');
  await expect(button(page, 'Run')).toBeVisible();
  await expect(button(page, 'Run')).toBeFocused();
});

test('a flood of output is cut, and the page says by how much', async ({ page }) => {
  await pretend(
    page,
    'for (let i = 0; i < 30_000; i++) playgroundWrite(1, "0123456789\\n"); return 0;',
  );
  await page.goto(address);
  await button(page, 'Run').click();
  await expect(element(page).locator('.result')).toContainText(
    'The first 100,000 characters of output are shown; 230,000 more were dropped.',
  );
  expect((await element(page).locator('.text').textContent())?.length).toBe(outputCap);
});

test('endless recursion ends with its own message', async ({ page }) => {
  await pretend(page, 'const deep = () => 1 + deep(); return deep();');
  await page.goto(address);
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText('Stopped: the stack is full.');
});

for (const [what, act] of [
  [
    'missing',
    (page: Page) => page.route(/run\/point_by_value/, (route) => route.fulfill({ status: 404 })),
  ],
  [
    'damaged',
    (page: Page) =>
      page.route(/\.wasm$/, (route) =>
        route.fulfill({ contentType: 'application/wasm', body: 'not wasm' }),
      ),
  ],
] as const) {
  const tag = what === 'missing' ? [] : '@all';
  test(`a ${what} module is said so in the pane, and the page lives on`, { tag }, async ({
    page,
  }) => {
    await act(page);
    await page.goto(address);
    await button(page, 'Run').click();
    await expect(status(page)).toContainText('missing or damaged');
    await page.unrouteAll();
    await page.reload();
    await button(page, 'Run').click();
    await expect(status(page)).toHaveText(/(ran|interpreted) in/i);
  });
}

test('a worker that dies is replaced at the next Run', async ({ page }) => {
  let first = true;
  await page.route(/worker.*\.js$/, (route) => {
    if (!first) return route.continue();
    first = false;
    return route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("dead")' });
  });
  await page.goto(address);
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('has stopped');
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText(/(ran|interpreted) in/i);
});

test('Reset brings the program back as it was', async ({ page }) => {
  await page.goto(address);
  await button(page, 'Edit').click();
  const editor = element(page).locator('.cm-content');
  await expect(editor).toBeFocused();
  // The same text still runs as the module.
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText(/(ran|interpreted) in/i);
  await editor.focus();
  await page.keyboard.type('// mine\n');
  await expect(element(page).getByText('From before your edit:')).toBeVisible();
  await button(page, 'Reset').click();
  await expect(button(page, 'Edit')).toBeFocused();
  await expect(element(page).locator('.code')).not.toContainText('// mine');
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText(/(ran|interpreted) in/i);
});

test('Reset hides a recorded run, which can be shown again', async ({ page }) => {
  await page.goto('/lessons/refcounts/');
  const recorded = page.locator('program-pane', { has: page.locator('.reveal') }).first();
  const reveal = recorded.getByRole('button', { name: 'Show the recorded run' });
  const output = recorded.locator('.output .text');
  await reveal.click();
  await expect(output).toBeVisible();
  await recorded.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(recorded.locator('.cm-content')).toBeFocused();
  await page.keyboard.type('// mine\n');
  await recorded.getByRole('button', { name: 'Reset' }).click();
  await expect(output).toBeHidden();
  await reveal.click();
  await expect(output).toBeVisible();
});

test('a program that was edited is what leaves the page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(address);
  const source = sourceOf('point_by_value.rs');
  await button(page, 'Copy').click();
  await expect(button(page, 'Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(source);

  await button(page, 'Edit').click();
  await expect(element(page).locator('.cm-content')).toBeFocused();
  await page.keyboard.type('// mine\n');
  const edited = `// mine\n${source}`;
  await element(page).getByText('Open in').click();
  const link = element(page).getByRole('link', { name: 'Rust Playground' });
  await link.hover();
  const query = new URL((await link.getAttribute('href')) ?? '').searchParams;
  expect(query.get('code')).toBe(edited);
  expect(query.get('edition')).toBe('2024');

  const download = page.waitForEvent('download');
  await button(page, 'Cargo project (download)').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('point_by_value.zip');
  const zip = unzipSync(readFileSync(await file.path()));
  const text = (name: string) => new TextDecoder().decode(zip[`point_by_value/${name}`]);
  expect(text('src/main.rs')).toBe(edited);
  expect(text('Cargo.toml')).toContain('edition = "2024"');

  await element(page).getByText('Open in').click();
  await button(page, 'Link (copy)').click();
  await expect(element(page).getByText('Link copied')).toBeVisible();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(page.locator('rust-playground .cm-content')).toContainText('// mine');
});

test('C++ opens in Compiler Explorer with its text and its standard', async ({ page }) => {
  await page.goto(address);
  const program = page.locator('program-pane[data-file="point_by_value.cpp"]');
  await program.getByText('Open in').click();
  const link = program.getByRole('link', { name: 'Compiler Explorer' });
  const session = async () => {
    // The address is made when a hand comes near.
    await link.focus();
    const [, state = ''] = (await link.getAttribute('href'))?.split('/clientstate/') ?? [];
    return JSON.parse(Buffer.from(decodeURIComponent(state), 'base64').toString()).sessions[0];
  };
  expect((await session()).source).toBe(sourceOf('point_by_value.cpp'));
  const standard = async () => JSON.stringify((await session()).compilers[0].options);
  const usual = await standard();
  await program.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(program.locator('.cm-content')).toBeFocused();
  await page.keyboard.type('// mine\n');
  await program.getByText('Options').click();
  await program.getByLabel('Standard').selectOption('c++17');
  await program.getByText('Open in').click();
  await expect.poll(standard).toContain('c++17');
  await program.getByRole('button', { name: 'Reset' }).click();
  await program.getByText('Open in').click();
  await expect.poll(standard).toBe(usual);
});

test('a program around a region, and a refused one with its borrow', async ({ page }) => {
  await page.goto('/lessons/handles/');
  const data = page.locator('program-pane[data-file="data_from_bytes.rs"]');
  const main = data.locator('.line', { hasText: 'fn main()' });
  await expect(main).toBeHidden();
  await data.getByRole('button', { name: 'Whole program' }).click();
  await expect(main).toBeVisible();

  const pane = page.locator('program-pane[data-file="folder_parent_reference.rs"]');
  const notes = pane.locator('.line.noted');
  await expect(notes).toHaveCount(3);
  expect(
    await notes.evaluateAll((all) => all.map((line) => (line as HTMLElement).dataset.note)),
  ).toEqual(['borrowed here', 'needs exclusive access', 'still needed']);
  await expect(pane.locator('.mark.loan.conflict')).toBeVisible();
  await expect(pane.locator('.says')).toContainText('Cannot borrow folders as mutable');
  await expect(pane.locator('.message')).toBeHidden();
  await pane.getByText('In the words of rustc').click();
  await expect(pane.locator('.message')).toContainText('error[E0502]');
  // Notes and marks are no part of the code.
  const source = programs.find(({ name }) => name === 'folder_parent_reference.rs')?.source;
  expect(await pane.evaluate((element) => (element as HTMLElement & { code: string }).code)).toBe(
    source,
  );
});

test('hovering or focusing an idea lights its lines on both sides and ties them', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(address);
  const block = page.locator('#point_by_value');
  await block.locator('.ideas button').first().focus();
  await expect(block.locator('.line.lit')).toHaveCount(2);
  await expect(block.locator('.tie')).toBeVisible();
  await block
    .locator('.code')
    .first()
    .hover({ position: { x: 5, y: 5 } });
  await block.locator('.ideas button').first().blur();
  await expect(block.locator('.line.lit')).toHaveCount(0);
  await block.locator('.line[data-idea="1"]').first().hover();
  await expect(block.locator('.line.lit')).toHaveCount(2);
});

for (const [at, files] of [
  [address, ['return_slot_reused.rs', 'point_by_value.rs']],
  ['/lessons/handles/', ['folder_parent_link.cpp']],
] as const) {
  test(`opening an editor moves nothing: ${files.join(', ')}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(at);
    for (const file of files) {
      const pane = page.locator(`program-pane[data-file="${file}"]`);
      const boxes = async () => ({
        ...(await pane.boundingBox()),
        actions: await pane.locator('.actions').boundingBox(),
        run: await pane.locator('.run').boundingBox(),
        output: await pane.locator('.output').boundingBox(),
      });
      await pane.getByRole('button', { name: 'Edit', exact: true }).hover();
      const before = await boxes();
      const firstLine = await pane.locator('.line').first().boundingBox();
      await pane.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(pane.locator('.cm-content')).toBeFocused();
      expect(await boxes(), file).toEqual(before);
      const edited = await pane.locator('.cm-line').first().boundingBox();
      expect(edited?.y, file).toBe(firstLine?.y);
    }
  });
}

test('on a phone no line is broken inside a word, in the page and in the editor', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/lessons/handles/');
  const pane = page.locator('program-pane[data-file="town_graph.rs"]');
  /** The letters around each place where a word goes on in the next row. */
  const broken = () =>
    pane.evaluate((element) => {
      const found: string[] = [];
      const letter = document.createRange();
      for (const line of element.querySelectorAll('.code .line, .cm-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let before: { text: string; top: number } | undefined;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const [index, text] of [...(node.nodeValue ?? '')].entries()) {
            letter.setStart(node, index);
            letter.setEnd(node, index + 1);
            const { top = 0 } = [...letter.getClientRects()].at(-1) ?? {};
            if (before && /^\w\w$/.test(before.text + text) && top > before.top + 10)
              found.push(before.text + text);
            before = { text, top };
          }
        }
      }
      return found;
    });
  expect(await broken()).toEqual([]);
  await pane.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(pane.locator('.cm-content')).toBeFocused();
  expect(await broken()).toEqual([]);
  await replaceText(pane.locator('.cm-content'), `// ${'long '.repeat(30)}\n`);
  const hidden = await pane
    .locator('.cm-scroller')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(hidden, 'long lines wrap').toBeLessThanOrEqual(0);
});

test('a run moves nothing in the toolbar, at any width', async ({ page }) => {
  await pretend(page, 'for (;;);');
  await page.clock.install();
  await page.goto(address);
  const toolbar = element(page).locator('.actions');
  const places = () =>
    toolbar.evaluate(({ children }) =>
      [...children].map((one) => JSON.stringify(one.getBoundingClientRect())),
    );
  for (const width of [320, 390, 1280]) {
    await test.step(`at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await button(page, 'Run').hover();
      const before = await places();
      if (width >= 390) expect((await toolbar.boundingBox())?.height).toBeLessThan(64);
      await button(page, 'Run').click();
      await page.clock.runFor(1_000);
      await expect(element(page).locator('.elapsed')).toHaveText(/^\d s$/);
      expect(await places()).toEqual(before);
      await element(page).locator('.stop').click();
    });
  }
});

test('a click on a line’s number names the line in the address, which leads back to it', async ({
  page,
}) => {
  await page.goto(address);
  const line = element(page).locator('.line[data-n="6"]');
  await line.click({ position: { x: 40, y: 10 } });
  await expect(line).toHaveClass(/named/);
  expect(new URL(page.url()).hash).toMatch(/^#point_by_value:2:6$/);
  await page.reload();
  await expect(line).toHaveClass(/named/);
  await expect(line).toBeInViewport();
});

test('arrow keys, Home and End move in a menu; it closes by Escape, a click elsewhere, and a choice', async ({
  page,
}) => {
  await page.goto(address);
  const name = element(page).locator('.open-in summary');
  const entry = (text: RegExp) => element(page).locator('.open-in .items > *', { hasText: text });
  await name.press('ArrowDown');
  await expect(entry(/playground/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entry(/Link/)).toBeFocused();
  await page.keyboard.press('End');
  await expect(entry(/download/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entry(/playground/)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(entry(/download/)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(entry(/playground/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(name).toBeFocused();
  await expect(entry(/Link/)).toBeHidden();

  await name.click();
  await expect(entry(/Link/)).toBeVisible();
  await page.locator('h1').click();
  await expect(entry(/Link/)).toBeHidden();
  await name.click();
  const download = page.waitForEvent('download');
  await entry(/download/).click();
  await download;
  await expect(entry(/Link/)).toBeHidden();
});

test('an open menu is above what follows, and a choice leaves the focus at its name', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/lessons/handles/');
  const program = page.locator('program-pane[data-file="town_graph.rs"]');
  const name = program.getByText('Open in');
  await name.press('Enter');
  const link = program.getByRole('button', { name: 'Link (copy)' });
  await link.scrollIntoViewIfNeeded();
  for (const item of await program.locator('.open-in .items > :visible').all()) {
    const isOnTop = await item.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    expect(isOnTop, (await item.textContent()) ?? '').toBe(true);
  }
  await link.press('Enter');
  await expect(program.locator('.open-in summary')).toBeFocused();
  await expect(program.getByText('Link copied')).toBeVisible();

  // On a phone, an edit's toolbar has no room for Copy, so the menu has it.
  const copy = program.getByRole('button', { name: 'Copy', exact: true });
  const code = program.getByRole('button', { name: 'Code (copy)' });
  await name.press('Enter');
  await expect(copy).toBeVisible();
  await expect(code).toBeHidden();
  await name.press('Escape');
  await program.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(copy).toBeHidden();
  await program.locator('.open-in summary').press('Enter');
  await code.press('Enter');
  await expect(program.getByText('Copied', { exact: true })).toBeVisible();
});

test('a double click on Run stops nothing', async ({ page }) => {
  await pretend(page, 'for (const end = Date.now() + 1_000; Date.now() < end; ); return 0;');
  await page.goto(address);
  await button(page, 'Run').dblclick();
  await expect(status(page)).toHaveText(/ran in/);
});

test('undefined behaviour has two answers, and an edit has one of them', async ({
  page,
  context,
}) => {
  const mine = '#include <cstdio>\nint main() { std::puts("mine"); }\n';
  await fakeCompiler(context, [prints(mine, 'mine\n')]);
  test.setTimeout(180_000);
  await page.goto('/lessons/handles/');
  const pane = page.locator('program-pane[data-file="folder_parent_link.cpp"]');
  const ordinary = pane.locator('.ordinary .text');
  await expect(ordinary).toBeHidden();
  const codeHeight = async () => (await pane.locator('.code').boundingBox())?.height;
  const before = await codeHeight();
  await pane.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(pane.locator('.status')).toHaveText(
    /^Undefined behaviour at folder_parent_link\.cpp:/,
  );
  expect(await codeHeight()).toBe(before);
  await expect(ordinary).toHaveText('photos (12) is in home\n');
  // The fault is marked in the code, and where the memory was allocated and freed.
  await expect(pane.locator('.line.broken')).toHaveAttribute('title', 'undefined behaviour');
  const titles = pane
    .locator('.line.beside')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('title')));
  expect(await titles).toEqual(['allocated', 'freed']);
  const word = pane
    .locator('.line.beside')
    .last()
    .evaluate((line) => getComputedStyle(line, '::after').content);
  expect(await word).toBe('"freed"');

  await pane.getByRole('button', { name: 'Edit', exact: true }).click();
  await replaceText(pane.locator('.cm-content'), mine);
  await page.keyboard.press('Control+Enter');
  await expect(pane.locator('.result > .text')).toHaveText('mine\n', { timeout: 120_000 });
  await expect(ordinary).toBeHidden();
  await expect(pane.getByText('This page can’t run an ordinary build of your edit.')).toBeVisible();
});
