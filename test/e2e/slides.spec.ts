/** Decks of reveal.js on another origin run programs on their slides, keep edits, and erase them on demand. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type FrameLocator, type Page, test as plain } from '@playwright/test';
import sirv from 'sirv';
import { fakeCompiler, panics, prints, refused, spins } from './fake-compiler.ts';
import { replaceText, violations } from './pages.ts';

const test = plain.extend<{ site: string }>({
  site: ({ baseURL }, use) => use(baseURL ?? ''),
});

const reveal = sirv('node_modules/reveal.js/dist');
/** Slides of each deck, by its address. */
const decks = new Map<string, string>();
let host: Server;
let hostOrigin: string;
test.beforeAll(async () => {
  host = createServer((request, response) => {
    const slides = decks.get((request.url ?? '').replace(/\?.*/, ''));
    if (slides === undefined) return reveal(request, response);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(slides);
  });
  await new Promise<void>((resolve) => host.listen(0, resolve));
  hostOrigin = `http://localhost:${(host.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  host.close();
});

/** As an author writes it. */
const deck = (site: string, slides: string, plugins = 'RevealRust') => `<!doctype html>
  <title>Deck</title>
  <link rel="stylesheet" href="/reveal.css">
  <style>body { background: #fff; color: #222; font: 32px sans-serif } pre { font-size: 20px }</style>
  <div class="reveal"><div class="slides">${slides}</div></div>
  <script src="/reveal.js"></script>
  <script src="/plugin/markdown.js"></script>
  <script src="/plugin/highlight.js"></script>
  <script src="${site}/reveal-plugin.js"></script>
  <script>Reveal.initialize({ hash: true, transition: 'none', plugins: [${plugins}] });</script>`;

async function openDeck(page: Page, site: string, slides: string, plugins?: string) {
  const address = `/${test.info().testId}/`;
  decks.set(address, deck(site, slides, plugins));
  await page.goto(hostOrigin + address);
}

const two = `
  <section><h2>One</h2><pre><code class="language-rust">println!("one");</code></pre></section>
  <section><h2>Two</h2><pre><code class="language-rust">fn main() {
    println!("two");
}</code></pre></section>`;

/** The frame of the program on the slide at hand. */
const inside = (page: Page): FrameLocator =>
  page.locator('section.present:not(.stack) rust-example >> iframe').contentFrame();

const press = (frame: FrameLocator, name: string) =>
  frame.getByRole('button', { name, exact: true }).click();

async function write(page: Page, text: string): Promise<void> {
  const frame = inside(page);
  await press(frame, 'Edit');
  await replaceText(frame.locator('.cm-content'), text);
  // The frame tells the deck of it, which takes a moment.
  const program = JSON.stringify(text).slice(1, -1);
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join()))
    .toContain(program);
}

async function leaveEditor(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('section.present')).toBeFocused();
}

test.describe.configure({ timeout: 120_000 });
const patient = { timeout: 60_000 };

const edited = 'fn main() {\n    println!("edited");\n}';
const spinning = 'fn main() {\n    println!("spins");\n    loop {}\n}';
const long = 'for i in 0..200 { println!("{i}"); }';
const numbers = Array.from({ length: 200 }, (_, i) => `${i}\n`).join('');

test.beforeEach(({ context }) =>
  fakeCompiler(context, [
    prints('println!("one");', 'one\n'),
    prints('println!("two");', 'two\n'),
    prints(edited, 'edited\n'),
    spins(spinning, 'spins\n'),
    panics('panic!("on purpose");', 'on purpose', 'main.rs:3:1'),
    prints('let a = 1;\nprintln!("{a}");', '1\n'),
    prints(long, numbers),
    refused('let first = &list[0];\nlist.push(4);', 'cannot borrow `list` as mutable'),
  ]),
);

test('an edit stays over slide changes and a reload, and Escape gives the keys back to the deck', async ({
  page,
  site,
}) => {
  await openDeck(page, site, two);
  await write(page, edited);
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.out')).toHaveText('edited\n', patient);

  await inside(page).locator('.cm-content').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('section.present h2')).toHaveText('One');
  await leaveEditor(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('section.present h2')).toHaveText('Two');
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.out')).toHaveText('two\n', patient);
  // A clicker after a press on a button of the frame.
  await page.keyboard.press('PageUp');
  await expect(page.locator('section.present h2')).toHaveText('One');
  await expect(inside(page).locator('.cm-content')).toContainText('edited');
  await expect(inside(page).locator('.out')).toHaveText('edited\n');

  // The deck takes a while to write its slide into the address.
  await expect(page).toHaveURL(/\/$/);
  await page.reload();
  await expect(inside(page).locator('.cm-content')).toContainText('edited');
});

test('all edits are erased after a question, by key and by button', async ({ page, site }) => {
  await openDeck(page, site, two);
  await write(page, 'fn main() {}');
  await leaveEditor(page);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('One program of this deck was edited.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(inside(page).locator('.cm-content')).toHaveText('fn main() {}');

  await page.getByRole('button', { name: 'Erase all edits' }).click();
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await expect(inside(page).locator('.code .line:visible')).toHaveText('println!("one");');
  await expect(page.getByText('All programs have their original code.')).toBeVisible();
  await page.reload();
  await expect(inside(page).locator('.code .line:visible')).toHaveText('println!("one");');

  // With nothing to lose there is no question, and what a run printed goes, too.
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.out')).toHaveText('one\n', patient);
  await page.keyboard.press('e');
  await expect(inside(page).locator('.out')).toHaveCount(0);
  await expect(dialog).toBeHidden();
});

test('after a reload in the middle of a run the text is there, and the page says what happened', async ({
  page,
  site,
}) => {
  await openDeck(page, site, two);
  await write(page, spinning);
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.out')).toHaveText('spins\n', patient);
  await page.reload();
  await expect(page.getByText('The page was reloaded during a run')).toBeVisible();
  await expect(inside(page).locator('.cm-content')).toContainText('spins');
  await page.reload();
  await expect(inside(page).locator('.cm-content')).toContainText('spins');
  await expect(page.getByText('The page was reloaded during a run')).toHaveCount(0);
});

test('an edit of a text that the deck no longer has is offered', async ({ page, site }) => {
  await openDeck(page, site, two);
  await write(page, 'fn main() { /* mine */ }');
  await openDeck(page, site, two.replace('"one"', '"uno"'));
  const note = page.getByText('You edited an earlier version of this program.');
  await expect(note).toBeVisible();
  await expect(inside(page).locator('.line:visible')).toHaveText('println!("uno");');
  await page.reload();
  await page.getByRole('button', { name: 'Use my edit' }).click();
  await expect(inside(page).locator('.cm-content')).toHaveText('fn main() { /* mine */ }');
  await page.reload();
  await expect(inside(page).locator('.cm-content')).toHaveText('fn main() { /* mine */ }');
  await expect(note).toHaveCount(0);
});

test('slides of Markdown, with the plugin that highlights: marks are honoured, other blocks stay', async ({
  page,
  site,
}) => {
  await openDeck(
    page,
    site,
    `<section data-markdown><textarea data-template>
## Marks

\`\`\`rust,should_panic
panic!("on purpose");
\`\`\`
---
\`\`\`rust,ignore
not a program
\`\`\`
\`\`\`python
print("x")
\`\`\`
\`\`\`rust [1|2]
let a = 1;
let b = 2;
\`\`\`
---
\`\`\`rust [1-2]
let a = 1;
println!("{a}");
\`\`\`
</textarea></section>`,
    'RevealMarkdown, RevealHighlight, RevealRust',
  );
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.status')).toHaveText(
    /This example is meant to do that/,
    patient,
  );
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('section.present pre')).toHaveCount(3);
  await expect(page.locator('section.present rust-example')).toHaveCount(0);
  await page.evaluate(() =>
    (globalThis as unknown as { Reveal: { slide(h: number): void } }).Reveal.slide(2),
  );
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.out')).toHaveText('1\n', patient);
});

test('programs fit their slide, however much they print, and in a small window', async ({
  page,
  site,
}) => {
  const block = `<pre><code class="language-rust">${long}</code></pre>`;
  await openDeck(
    page,
    site,
    `<section><h2>Long</h2>${block}</section><section><h2>Two</h2>${block}${block}</section>`,
  );
  const programs = page.locator('section.present rust-example');
  const allFit = (count: number) => async () => {
    const boxes = await programs.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().toJSON()),
    );
    return (
      boxes.length === count &&
      boxes.every(({ top, bottom, height }) => top >= 0 && bottom <= 720 && height > 100)
    );
  };
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.text')).toContainText('199', patient);
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 720 });
    await expect.poll(allFit(1)).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('ArrowRight');
  // The key was pressed in a frame, which tells the deck of it.
  await expect(programs).toHaveCount(2);
  for (const [index] of (await programs.all()).entries()) {
    const frame = programs.nth(index).locator('iframe').contentFrame();
    await press(frame, 'Run');
    await expect(frame.locator('.text')).toContainText('199', patient);
  }
  await expect.poll(allFit(2)).toBe(true);
});

test('for print there is text', async ({ page, site }) => {
  const slides = `${two}<section><rust-example>fn main() { /* written by hand */ }</rust-example></section>`;
  const address = `/${test.info().testId}/`;
  decks.set(address, deck(site, slides));
  await page.goto(`${hostOrigin}${address}?print-pdf`);
  await expect(page.locator('.pdf-page')).toHaveCount(3);
  await expect(page.locator('.pdf-page pre')).toHaveText([
    'println!("one");',
    /println!\("two"\)/,
    /written by hand/,
  ]);
  await expect(page.locator('iframe, .rust-erase')).toHaveCount(0);
});

test('where the site does not answer, the slide keeps its text', async ({ page, site }) => {
  await page.route(`${site}/embed.js`, (route) => route.abort());
  await openDeck(page, site, two);
  await expect(page.getByText('This can’t be run or edited now').first()).toBeVisible();
  await expect(page.locator('section.present pre')).toHaveText('println!("one");');
});

test('the sample deck can be read on a phone', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site}/sample-deck/`);
  const text = page.locator('.reveal.ready section p').first();
  // reveal.js scales slides to the window.
  const size = text.evaluate((element) => {
    const scale = element.getBoundingClientRect().width / (element as HTMLElement).offsetWidth;
    return scale * Number.parseFloat(getComputedStyle(element).fontSize);
  });
  expect(await size).toBeGreaterThan(16);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the sample deck runs, and axe finds nothing, ${theme}`, {
    tag: theme === 'dark' ? '@all' : [],
  }, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${site}/sample-deck/#/2`);
    await expect(inside(page).locator('html')).toHaveAttribute('data-theme', theme);
    await press(inside(page), 'Check');
    await expect(inside(page).locator('.status')).toHaveText(
      /This example is meant to do that/,
      patient,
    );
    const outside = ['landmark-one-main', 'page-has-heading-one', 'region'];
    expect(await violations(page, (axe) => axe.disableRules(outside))).toEqual([]);
  });
}
