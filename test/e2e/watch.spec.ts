/** Watch: a run that is drawn step by step below its program, on every kind of page. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { words } from '../../playground/block/words.ts';
import { exited, fakeCompiler, refused, steps, tested, watched } from './fake-compiler.ts';
import { programs, replaceText, violationsInBothThemes } from './pages.ts';

const address = '/lessons/things-move/';
const source = programs.find(({ name }) => name === 'point_by_value.rs')?.source ?? '';
const endless = 'fn main() {\n    loop { println!("again"); }\n}\n';
const broken = 'fn main() { println!("broken" }\n';
const mine = '// mine\n';

test.beforeEach(({ context }) =>
  fakeCompiler(context, [
    watched(source, '3, 4\n'),
    watched(`${mine}${source}`, '3, 4\n'),
    watched('fn main() {\n    println!("Hello");\n}\n', 'Hello\n'),
    { text: 'fn main() {\n    println!("Hello");\n}\n', run: [exited] },
    { text: endless, options: { watch: true }, run: steps('again\n') },
    refused(broken, 'mismatched closing delimiter'),
  ]),
);

const program = (page: Page) => page.locator('program-pane.runs[data-file="point_by_value.rs"]');
const stage = (page: Page) =>
  page.getByRole('region', { name: words.watchOf('point_by_value.rs') });
const drawing = (part: Locator) => part.locator('.memory');
const button = (part: Page | Locator, name: string) =>
  part.getByRole('button', { name, exact: true });

async function write(page: Page, text: string): Promise<void> {
  await button(program(page), 'Edit').click();
  await replaceText(program(page).locator('.cm-content'), text);
}

test('Watch draws the run below the block, and prints as Run does; before it, nothing of the view is loaded', async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(address);
  await button(program(page), 'Run').click();
  await expect(program(page).locator('.status')).toHaveText(/ran in/);
  const ofView = () => loaded.filter((name) => /\/stage\.[^/]+\.js$/.test(name));
  expect(ofView()).toEqual([]);

  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeVisible();
  expect(ofView()).toHaveLength(1);
  await expect(program(page).locator('.text')).toContainText('3, 4\n');
  // No compiler is needed for a program as it came.
  await expect(program(page).locator('.status')).toHaveText(/^Recorded/);
  await expect(stage(page).locator('.doing')).toBeEmpty();
  // As wide as both columns of the block.
  const [below, block] = await Promise.all([
    stage(page).boundingBox(),
    page.locator('contrast-block', { has: program(page) }).boundingBox(),
  ]);
  expect(below?.width).toBe(block?.width);
  expect(below?.y).toBeGreaterThan((block?.y ?? 0) + (block?.height ?? 0));
  await expect(drawing(stage(page))).toBeInViewport();
});

test('what cannot be watched has no Watch', async ({ page }) => {
  await page.goto('/lessons/handles/');
  for (const pane of [page.locator('program-pane.cpp'), page.locator('program-pane.refused')]) {
    await expect(pane.first()).toBeVisible();
    await expect(button(pane, 'Watch')).toHaveCount(0);
  }
});

test('the keyboard goes into the drawing and out of it', async ({ page }) => {
  await page.goto(address);
  const watch = button(program(page), 'Watch');
  await watch.press('Enter');
  await expect(drawing(stage(page))).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(stage(page)).toHaveCount(0);
  await expect(watch).toBeFocused();

  await page.keyboard.press('Enter');
  await button(stage(page), words.close).press('Enter');
  await expect(stage(page)).toHaveCount(0);
  await expect(watch).toBeFocused();
});

test('the compiler’s download is told, and a reader who has gone on keeps the focus', async ({
  page,
}) => {
  // Loads until the test says that it has loaded.
  const loader = `addEventListener('message', () => {
    const progress = { kind: 'loading', loaded: 3e6, total: 20e6 };
    const telling = setInterval(() => postMessage(progress), 50);
    new BroadcastChannel('load').onmessage = () => {
      clearInterval(telling);
      postMessage({ kind: 'loaded', parts: {} });
    };
  });`;
  const engine = `addEventListener('message', ({ data }) => {
    if (data.kind !== 'take') return;
    for (const event of ${JSON.stringify([...steps(''), exited])}) postMessage(event);
  });`;
  for (const [worker, body] of Object.entries({ 'load-worker': loader, 'engine-worker': engine }))
    await page.route(`**/${worker}-*.js`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
  // What was recorded can't be had.
  await page.route('**/watched/*.json', (route) => route.fulfill({ status: 404 }));
  await page.goto(address);
  await button(program(page), 'Watch').click();
  const says = words.loading(3e6, 20e6);
  await expect(stage(page).locator('.doing')).toHaveText(says);
  await expect(program(page).locator('.status')).toHaveText(says);
  const copy = button(program(page), 'Copy');
  await copy.focus();
  await page.evaluate(() => new BroadcastChannel('load').postMessage(''));
  await expect(drawing(stage(page))).toBeVisible();
  await expect(copy).toBeFocused();
});

test('a picture in the text leads to its step', async ({ page }) => {
  await page.goto(address);
  await page.locator('still-memory').first().getByRole('button').click();
  const stage = page.getByRole('region', { name: words.watchOf('address_after_let.rs') });
  await expect(stage.locator('.memory .count')).toHaveText(/^Step ([2-9]|\d\d)\d* of/);
  await expect(stage.locator('.memory')).toBeInViewport();
  await expect(stage.locator('.frame.runs')).toContainText('line 15, runs');
});

test('Stop ends a watched run, and what was drawn stays', async ({ page }) => {
  await page.goto(address);
  await write(page, endless);
  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeVisible();
  await button(program(page), 'Stop').click();
  await expect(program(page).locator('.status')).toHaveText('Stopped.');
  await expect(drawing(stage(page))).toBeVisible();
  await expect(button(program(page), 'Run')).toBeVisible();
});

test('Close ends the run, too', async ({ page }) => {
  await page.goto(address);
  await write(page, endless);
  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeVisible();
  await button(stage(page), words.close).click();
  await expect(program(page).locator('.status')).toHaveText('Stopped.');
});

test('an edit makes the drawing one of the old code, until it is watched again', async ({
  page,
}) => {
  await page.goto(address);
  await button(program(page), 'Edit').click();
  const editor = program(page).locator('.cm-content');
  await expect(editor).toBeFocused();
  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeVisible();
  const old = stage(page).getByText(words.oldCode);
  await expect(old).toHaveCount(0);
  await editor.press('Control+Home');
  await page.keyboard.type(mine);
  await expect(old).toBeVisible();
  for (const _ of mine) await page.keyboard.press('Control+z');
  await expect(old).toHaveCount(0);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(mine);
  await button(stage(page), words.watchAgain).click();
  await expect(old).toHaveCount(0);
  await expect(drawing(stage(page))).toHaveCount(1);
  await expect(drawing(stage(page))).toContainText('// mine');
});

test('a program that is refused has no drawing: the stage says so, the output why', async ({
  page,
}) => {
  await page.goto(address);
  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeVisible();
  await write(page, broken);
  await button(program(page), 'Watch').click();
  await expect(stage(page).getByText(words.refusedToWatch)).toBeVisible();
  await expect(drawing(stage(page))).toHaveCount(0);
  await expect(program(page).locator('.output .own-words')).toContainText(
    'mismatched closing delimiter',
  );
});

test('an exercise is watched with its tests', async ({ page, context }) => {
  const exercise = page.locator('exercise-block').first();
  await page.goto(address);
  const text = await exercise
    .locator('program-pane')
    .evaluate((pane) => ('code' in pane ? `${pane.code}` : ''));
  const names = await exercise
    .locator('[data-test]')
    .evaluateAll((tests) => tests.map((one) => one.getAttribute('data-test') ?? ''));
  const { run = [] } = tested(text, names, names[0]);
  await fakeCompiler(context, [{ text, options: { watch: true }, run: [...steps(''), ...run] }]);
  await page.reload();
  await button(exercise, 'Watch').click();
  const below = page.locator('exercise-block + .stage');
  await expect(drawing(below)).toBeVisible();
  await expect(drawing(below).locator('.listing')).toContainText(`fn ${names[0]}()`);
  const told = exercise.locator('.tests :is([data-state="failed"], [data-state="passed"])');
  await expect(told).toHaveCount(names.length);
});

test('in the playground a drawing takes the room of program and results, until it is closed', async ({
  page,
}) => {
  await page.goto('/playground/');
  const editor = page.locator('.cm-content');
  await expect(editor).toBeFocused();
  const below = page.getByRole('region', { name: words.watchOf('main.rs') });
  await button(page, 'Watch').click();
  await expect(drawing(below)).toBeFocused();
  await expect(editor).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(editor).toBeVisible();
  await expect(page.locator('.output .text')).toHaveText('Hello\n');

  await button(page, 'Watch').click();
  await expect(drawing(below)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(below).toHaveCount(0);

  // Errors are listed where they always are.
  await replaceText(editor, broken);
  await button(page, 'Watch').click();
  await expect(page.getByLabel('Problems')).toBeChecked();
  await expect(below).toHaveCount(0);
});

test('nothing is wrong for axe, in light and in dark', async ({ page }) => {
  await page.goto(address);
  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeVisible();
  await write(page, `${mine}${source}`);
  await expect(stage(page).getByText(words.oldCode)).toBeVisible();
  // A row's name is whole where its text is cut to fit.
  const whole = 'label-content-name-mismatch';
  expect(
    await violationsInBothThemes(page, (axe) => axe.include('.stage').disableRules(whole)),
  ).toEqual([]);
});

test('while projecting, the arrow keys step through the drawing that has the focus, and Escape closes it', async ({
  page,
}) => {
  await page.goto(`${address}?project=4`);
  const counter = page.locator('.projection-bar .counter');
  await expect(counter).toHaveText(/^4 /);
  await page.keyboard.press('End');
  await button(program(page), 'Watch').click();
  await expect(drawing(stage(page))).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toContainText(/Step 2 of \d/);
  await page.keyboard.press('Escape');
  await expect(stage(page)).toHaveCount(0);
  await expect(counter).toHaveText(/^4 /);
});

for (const width of [320, 390, 1280]) {
  test(`the toolbar has one row at ${width} px, and a drawing nothing to scroll to`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address);
    const actions = program(page).locator('.actions');
    if (width > 320) expect((await actions.boundingBox())?.height).toBeLessThan(64);
    await button(program(page), 'Watch').click();
    await expect(drawing(stage(page))).toBeVisible();
    const excess = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await excess()).toBe(0);
  });
}
