/** The playground: a program of one's own with its options, shared, kept, and safe from whatever an address holds. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { type LinkProgram, writeLink, writePlainLink } from '../../playground/block/link.ts';
import { words as shortcutWords } from '../../playground/page/shortcuts-words.ts';
import { words } from '../../playground/page/words.ts';
import {
  fakeCompiler,
  help,
  prints,
  realCompiler,
  refused,
  saysOf,
  span,
  spins,
} from './fake-compiler.ts';
import {
  forgetCompilers,
  openAndWeigh,
  programs,
  replaceText,
  violationsInBothThemes,
} from './pages.ts';

test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 60_000 };

const pasted = 'fn main() { println!("pasted"); }';
const needsCrate = 'use reqwest::Client;\n\nfn main() {}\n';
const noCrate = span(needsCrate, /reqwest/, { primary: true });
const broken = 'fn main() {\n    println!("broken"\n}\n';
const endless = 'fn main() {\n    loop { println!("again"); }\n}\n';
const sourceOf = (wanted: string) => programs.find(({ file }) => file === wanted)?.source ?? '';
test.beforeEach(({ context }) =>
  fakeCompiler(context, [
    refused(sourceOf('refused/forgotten_lock.rs'), 'no method named `total` found'),
    prints(pasted, 'pasted\n'),
    prints(sourceOf('examples/rc_refcell_config.rs'), ''),
    saysOf(needsCrate, {
      level: 'error',
      message: 'unresolved import `reqwest`',
      code: 'E0432',
      rendered: 'error[E0432]: unresolved import `reqwest`\n',
      spans: [noCrate],
      children: [help('you might be missing a crate named `reqwest`', noCrate, '')],
    }),
    refused(broken, 'this file contains an unclosed delimiter'),
    spins(endless, 'again\n'.repeat(500)),
  ]),
);

// Nothing of this page may throw, whatever it is given.
const thrown: Error[] = [];
test.beforeEach(({ page }) => {
  thrown.length = 0;
  page.on('pageerror', (error) => thrown.push(error));
});
test.afterEach(() => expect(thrown).toEqual([]));

const own = 'fn main() {\n    println!("mine");\n}\n';

/** Says all that it was told. */
const tells: LinkProgram = {
  source: `use std::hash::{BuildHasher, Hasher, RandomState};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    println!("arguments: {arguments:?}");
    println!("stdin: {:?}", std::io::read_to_string(std::io::stdin()).unwrap());
    let gen = [1u8].into_iter().next().unwrap();
    println!("bytes of an item: {}", std::mem::size_of_val(&gen));
    println!("random: {}", RandomState::new().build_hasher().finish());
    println!("sum: {}", 253 + arguments.len() as u8);
}
`,
  edition: '2018',
  release: true,
  seed: 7,
  arguments: ['two words', '', 'é'],
  stdin: 'first\nsecond',
};

async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(`/playground/${fragment && `#${fragment}`}`);
  await expect(page.locator('.cm-content')).toBeVisible();
}

async function openProgram(page: Page, program: LinkProgram): Promise<void> {
  await open(page, (await writeLink(program)) ?? '');
}

const write = (page: Page, text: string) => replaceText(editor(page), text);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Presses a button in the toolbar's menu. */
async function choose(page: Page, name: string): Promise<void> {
  await press(page, words.more);
  await page.locator('.menu').getByRole('button', { name, exact: true }).click();
}

async function openOptions(page: Page): Promise<void> {
  const form = page.locator('form.options');
  if (!(await form.isVisible())) await page.locator('.options-button').click();
  await expect(form).toBeVisible();
}

/** Opens an example from the list. */
async function openExample(page: Page, file: string): Promise<void> {
  await press(page, words.programs);
  await page.locator(`.example a[href="#${file}"]`).click();
}

const said = (page: Page) => page.locator('.said');
const title = (page: Page) => page.locator('.title .name');
const editor = (page: Page) => page.locator('.cm-content');

/** The text in the editor. */
function text(page: Page): Promise<string> {
  return page.locator('program-pane').evaluate((pane) => ('code' in pane ? `${pane.code}` : ''));
}

async function expectText(page: Page, wanted: string): Promise<void> {
  await expect.poll(() => text(page)).toBe(wanted);
}

/** What it prints, and how it ended. */
async function run(page: Page): Promise<{ out: string; end: string }> {
  await press(page, 'Run');
  const status = page.locator('program-pane .output .status');
  await expect(status).toHaveText(
    /(ran|interpreted) in|^(Panicked|It does not compile|Ended)/i,
    patient,
  );
  const out = await page.locator('program-pane .output .out').allTextContents();
  return { out: out.join(''), end: (await status.textContent()) ?? '' };
}

/** What the address holds, once it no longer holds `before`. */
async function changedAddress(page: Page, before: string): Promise<string> {
  await expect.poll(() => page.url()).not.toBe(before);
  return page.url();
}

async function expectOptions(page: Page, { edition, release, seed, ...rest }: LinkProgram) {
  await expect(page.getByLabel(words.edition)).toHaveValue(edition ?? '2024');
  await expect(page.getByLabel(words.build)).toHaveValue(release ? 'release' : 'debug');
  await expect(page.getByLabel(words.seed)).toHaveValue(seed ? `${seed}` : '');
  await expect(page.getByLabel(words.arguments)).toHaveValue((rest.arguments ?? []).join('\n'));
  await expect(page.getByLabel(words.stdin)).toHaveValue(rest.stdin ?? '');
}

test('text and options are shared: a fresh profile gets the same, and the same run', async ({
  page,
  context,
  browser,
}) => {
  // The options reach the compiler, or there is no answer.
  const { source, ...options } = tells;
  const told =
    'arguments: ["two words", "", "é"]\nstdin: "first\\nsecond"\nbytes of an item: 8\nrandom: 7\nsum: 0\n';
  const answers = [{ ...prints(source, told), options }];
  await fakeCompiler(context, answers);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await write(page, tells.source);
  await openOptions(page);
  await page.getByLabel(words.edition).selectOption('2018');
  await page.getByLabel(words.build).selectOption('release');
  await page.getByLabel(words.seed).fill('7');
  await page.getByLabel(words.arguments).fill('two words\n\né');
  await page.getByLabel(words.stdin).fill('first\nsecond');
  await expect(page.locator('.options-button')).toHaveText('Options · 2018 +4');
  await press(page, words.share);
  await expect(page.getByText(words.copied)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  const first = await run(page);
  expect(first.out).toMatch(
    /^arguments: \["two words", "", "é"\]\nstdin: "first\\nsecond"\nbytes of an item: 8\nrandom: \d+\nsum: 0\n$/,
  );

  const fresh = await browser.newContext();
  await fakeCompiler(fresh, answers);
  const other = await fresh.newPage();
  await other.goto(link);
  await expectText(other, tells.source);
  await expectOptions(other, tells);
  expect((await run(other)).out).toBe(first.out);
  await fresh.close();
});

test('each option makes its difference', { tag: '@all' }, async ({ page }) => {
  await openProgram(page, tells);
  const edition = page.getByLabel(words.edition);
  const random = ({ out }: { out: string }) => /random: (\d+)/.exec(out)?.[1];
  const before = await run(page);

  await openOptions(page);
  await edition.selectOption('2021');
  expect((await run(page)).out).toContain('bytes of an item: 1\n');
  // The answer that stands there is of another edition, and rustc is asked anew.
  await openOptions(page);
  await edition.selectOption('2024');
  await expect(page.locator('.verdict-of-text')).toContainText('error', patient);
  expect((await run(page)).end).toBe('It does not compile.');
  await openOptions(page);
  await edition.selectOption('2018');

  await page.getByLabel(words.seed).fill('8');
  const otherSeed = random(await run(page));
  expect(otherSeed).not.toBe(random(before));
  await openOptions(page);
  await page.getByLabel(words.seed).fill('7');
  expect(random(await run(page))).toBe(random(before));

  await openOptions(page);
  await page.getByLabel(words.build).selectOption('debug');
  expect((await run(page)).end).toBe('Panicked at main.rs:10:25: exit code 101.');
  await openOptions(page);
  await page.getByLabel(words.arguments).fill('');
  await page.getByLabel(words.stdin).fill('');
  expect((await run(page)).out).toMatch(/^arguments: \[\]\nstdin: ""\n[\s\S]*sum: 253\n$/);
});

test('the address follows the text, and the history is not flooded', async ({ page }) => {
  await open(page);
  const entries = await page.evaluate(() => history.length);
  let address = page.url();
  for (const line of ['one', 'two']) {
    await write(page, `fn main() {\n    // ${line}\n}\n`);
    address = await changedAddress(page, address);
  }
  await openOptions(page);
  await page.getByLabel(words.seed).fill('3');
  address = await changedAddress(page, address);
  expect(address).toMatch(/\/playground\/#1\.[\w-]+$/);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await expectText(page, 'fn main() {\n    // two\n}\n');
  await expect(page.getByLabel(words.seed)).toHaveValue('3');
  // Without its address the program comes as it was left, with its options.
  await open(page);
  await expectText(page, 'fn main() {\n    // two\n}\n');
  await expect(page.getByLabel(words.seed)).toHaveValue('3');
});

test('a reload in the middle of typing loses nothing', async ({ page }) => {
  await open(page);
  await write(page, own);
  const address = await changedAddress(page, page.url());
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('// last');
  await page.reload();
  await expectText(page, `${own}// last`);
  await changedAddress(page, address);
});

test("a link never takes the place of the reader's own program", async ({ page }) => {
  await open(page);
  await write(page, own);
  const ownAddress = await changedAddress(page, page.url());

  await openProgram(page, tells);
  await expectText(page, tells.source);
  await write(page, 'fn main() {}\n');
  await changedAddress(page, page.url());
  await open(page);
  await expectText(page, own);

  // The same link again: the reader's edit of it, and a way to what it holds.
  await openProgram(page, tells);
  await expectText(page, 'fn main() {}\n');
  await expect(said(page)).toContainText(words.edited);
  await press(page, words.original);
  await expectText(page, tells.source);
  await press(page, words.undo);
  await expectText(page, 'fn main() {}\n');

  await openProgram(page, { source: 'fn main() { /* another */ }\n' });
  await press(page, words.backToOwn);
  await expectText(page, own);
  // The address of the own program leads to it, as one that was kept may.
  await page.goto('/');
  await page.goto(ownAddress);
  await expectText(page, own);
  await expect(said(page)).toHaveText(words.kept);
});

test('back and forward, and an address that is typed over', async ({ page }) => {
  await open(page);
  await write(page, own);
  await changedAddress(page, page.url());
  const link = await writeLink(tells);
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, link ?? '');
  await expectText(page, tells.source);
  await expectOptions(page, tells);
  await page.evaluate(() => {
    location.hash = 'examples/town_graph.rs';
  });
  await expect.poll(() => text(page)).toContain('struct');
  await page.goBack();
  await expectText(page, tells.source);
  await page.goBack();
  await expectText(page, own);
  await expectOptions(page, { source: own });
  await page.goForward();
  await expectText(page, tells.source);
  await expectOptions(page, tells);
  // To skip to the content leaves the program and its address alone.
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
  await expect.poll(() => page.url()).toContain('#1.');
  await page.reload();
  await expectText(page, tells.source);
});

test('links that are foreign, cut, damaged, newer or huge are refused in words', async ({
  page,
}) => {
  const link = (await writeLink(tells)) ?? '';
  // One of each kind; test/unit/link.test.ts has the others.
  const cases: [fragment: string, why: keyof typeof words.refused][] = [
    ['<img src=x onerror=alert(1)>', 'foreign'],
    [link.slice(0, -20), 'damaged'],
    [`9.${link.slice(2)}`, 'newer'],
    [writePlainLink({ source: 'x'.repeat(1_000_001) }), 'too-long'],
  ];
  await open(page);
  for (const [fragment, why] of cases) {
    await page.evaluate((hash) => location.assign(`#${hash}`), fragment);
    await expect(said(page)).toHaveText(words.refused[why]);
    await expectText(page, words.hello);
    await expectOptions(page, { source: '' });
  }
  // What is refused is not shared, and what takes its place is not the reader's own program.
  await press(page, words.share);
  await expect.poll(() => page.url()).toContain('#1.');
  await write(page, own);
  await changedAddress(page, page.url());
  await page.reload();
  await expectText(page, own);
  await open(page);
  await expectText(page, words.hello);
});

test('options out of range fall back, and a hostile text is only text', async ({ page }) => {
  const source =
    '</code></pre></template><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">\n';
  const payload = `{"edition":"1999","seed":-1,"release":true,"limits":{},"<b>":0}\n${source}`;
  await open(page, `0.${encodeURIComponent(payload)}`);
  await expectText(page, source);
  await expect(said(page)).toHaveText(words.ignored(['edition', 'seed', 'limits', '<b>']));
  await expectOptions(page, { source, release: true });
  await expect(page.locator('.code .line').first()).toHaveText(source.trim());
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('a text of a million line ends opens, and its options can be set', { tag: '@all' }, async ({
  page,
}) => {
  const source = '\n'.repeat(999_000);
  await openProgram(page, { source });
  expect((await text(page)).length).toBe(source.length);
  await openOptions(page);
  await page.getByLabel(words.seed).fill('5');
  expect((await text(page)).length).toBe(source.length);
});

test('a text too long for a link is said to be, and stays', async ({ page }) => {
  await open(page);
  const long = `// ${'x'.repeat(1_000_000)}\n`;
  await page.locator('program-pane').evaluate((pane, code) => {
    if ('write' in pane && typeof pane.write === 'function') pane.write(code);
  }, long);
  await expect(said(page)).toHaveText(words.tooLong);
  await expectText(page, long);
});

test('every Rust program of the lessons is in the list by lesson, and opens', async ({ page }) => {
  await open(page);
  const list = page.locator('dialog.programs');
  const links = await list
    .locator('.example a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const rust = programs.filter(({ language }) => language === 'rust');
  for (const { file } of rust) expect(links).toContain(`#${file}`);
  expect(await list.locator('.group').count()).toBeGreaterThanOrEqual(6);
  await press(page, words.programs);
  await expect(page.getByLabel(words.filter)).toBeFocused();
  await page.keyboard.type('town graph');
  await expect(list.locator('.example:visible')).toHaveCount(1);
  await page.keyboard.type(' no such words');
  await expect(list.getByText(words.noMatch)).toBeVisible();
  await press(page, words.close);

  for (const file of ['examples/town_graph.rs', 'refused/forgotten_lock.rs']) {
    await openExample(page, file);
    await expectText(page, rust.find((program) => program.file === file)?.source ?? '');
    await expect(title(page)).toHaveText(file.replace(/^.*\//, ''));
    await expect(editor(page)).toBeFocused();
  }
  expect((await run(page)).end).toBe('It does not compile.');
  await page.goBack();
  await expect.poll(() => text(page)).toContain('town');
  await expect(title(page)).toHaveText('town_graph.rs');
  await page.route('**/playground/examples/**', (route) => route.abort());
  await openExample(page, 'examples/point_by_value.rs');
  await expect(said(page)).toHaveText(words.noExample('examples/point_by_value.rs'));
  await expectText(page, words.hello);
});

test('a text is pasted in, and the own one stays', async ({ page }) => {
  await open(page);
  await write(page, own);
  await changedAddress(page, page.url());
  await choose(page, words.paste);
  const dialog = page.getByRole('dialog', { name: words.pasteTitle });
  await dialog.getByLabel(words.pasted).fill(pasted);
  await page.keyboard.press('Escape');
  await expectText(page, own);
  await choose(page, words.paste);
  await dialog.getByRole('button', { name: words.open }).click();
  await expectText(page, `${pasted}\n`);
  expect((await run(page)).out).toBe('pasted\n');
  await page.goBack();
  await expectText(page, own);
  await choose(page, words.paste);
  await dialog.getByLabel(words.pasted).fill('// not this one');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expectText(page, own);
});

test('it leaves as a Cargo project with its edition and its build', async ({ page }) => {
  await openProgram(page, tells);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByText('Open in')
      .click()
      .then(() => press(page, 'Cargo project (download)')),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  const read = (name: string) => new TextDecoder().decode(files[name]);
  expect(read('main/src/main.rs')).toBe(tells.source);
  expect(read('main/Cargo.toml')).toContain('edition = "2018"');
  expect(read('main/Cargo.toml')).toContain('[profile.dev]\nopt-level = 3');
  await page.getByText('Open in').click();
  await page.locator('.elsewhere').focus();
  const elsewhere = await page.locator('.elsewhere').getAttribute('href');
  expect(Object.fromEntries(new URL(elsewhere ?? '').searchParams)).toMatchObject({
    edition: '2018',
    mode: 'release',
  });
});

test("a lesson's program is taken here as it was edited", { tag: '@all' }, async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await pane.getByRole('button', { name: 'Edit', exact: true }).click();
  await replaceText(pane.locator('.cm-content'), own);
  const [taken] = await Promise.all([
    page.waitForEvent('popup'),
    pane
      .getByText('Open in')
      .click()
      .then(() => pane.getByRole('link', { name: 'This site’s playground' }).click()),
  ]);
  await expectText(taken, own);
});

test('it weighs little with its editor open, and the engine waits for the first edit', async ({
  page,
  context,
}) => {
  await realCompiler(context);
  await page.clock.install();
  const engine: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.bin')) engine.push(request.url());
  });
  // Half of it is the editor, without what only a reader at work needs.
  expect(await openAndWeigh(page, '/playground/')).toBeLessThan(200_000);
  await forgetCompilers(page);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await openOptions(page);
  await page.getByLabel(words.edition).selectOption('2021');
  // Whatever waits for idle time or for a timer has had it.
  await page.clock.runFor(5_000);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(page.workers()).toEqual([]);
  expect(engine).toEqual([]);
  await write(page, own);
  await expect.poll(() => engine.length, patient).toBe(2);
});

test('axe finds nothing, and nothing is wider than the window', async ({ page }) => {
  await openProgram(page, { ...tells, seed: 1 });
  expect(await violationsInBothThemes(page)).toEqual([]);
  await openOptions(page);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await press(page, words.programs);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await choose(page, words.shortcuts);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await choose(page, words.paste);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  for (const width of [320, 768, 1000, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const [scroll, client] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(scroll, `at ${width} px`).toBeLessThanOrEqual(client ?? 0);
  }
});

test('with the keyboard alone: an example, an option, a run, a link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement | null;
        return (element?.labels?.[0]?.firstChild ?? element)?.textContent?.trim();
      });
      if (focused === name) return;
      // Out of the editor.
      if (await editor(page).evaluate((field) => field === document.activeElement))
        await page.keyboard.press('Escape');
    }
    throw new Error(`Tab never came to '${name}'`);
  };
  await tabTo(words.programs);
  await page.keyboard.press('Enter');
  await page.keyboard.type('rc_refcell_config');
  await tabTo('rc_refcell_config.rs');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('rc_refcell_config.rs');
  await expect(editor(page)).toBeFocused();
  await tabTo(words.options);
  await page.keyboard.press('Enter');
  await tabTo(words.seed);
  await page.keyboard.type('12');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel(words.build)).toBeFocused();
  // Runs from the options, too.
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('program-pane .output .status')).toHaveText(
    /(ran|interpreted) in/i,
    patient,
  );
  await page.keyboard.press('Escape');
  await expect(page.locator('.options-button')).toBeFocused();
  await expect(page.locator('.options-button')).toHaveText('Options · Seed 12');
  await tabTo('Run');
  await page.keyboard.press('Enter');
  await expect(page.locator('program-pane .output .status')).toHaveText(
    /(ran|interpreted) in/i,
    patient,
  );
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
  await tabTo(words.share);
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.copied)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('the focus stays in the code, and nothing moves when the editor opens or a hand comes', async ({
  page,
}) => {
  // The static code first, as on a slow network.
  let letEditorIn = () => {};
  const wait = new Promise<void>((resolve) => {
    letEditorIn = resolve;
  });
  await page.route('**/_astro/editor.*.js', async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto('/playground/');
  const places = () =>
    page.evaluate(() => {
      const line = [...document.querySelectorAll('.code .line, .cm-line')].find(
        (one) => one.getClientRects().length > 0,
      );
      const text = document.createRange();
      if (line?.firstElementChild) text.selectNode(line.firstElementChild);
      const parts = [...document.querySelectorAll('.actions > *, .title, .tabs, .hint')];
      return [text, ...parts].map((one) => {
        const { x, y } = one.getBoundingClientRect();
        return [Math.round(x), Math.round(y)];
      });
    });
  await expect(page.locator('.code .line').first()).toHaveText('fn main() {');
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const before = await places();
  letEditorIn();
  await expect(editor(page)).toBeFocused();
  expect(await places()).toEqual(before);
  await page.locator('.cm-content').hover();
  await page.getByRole('button', { name: 'Run', exact: true }).hover();
  expect(await places()).toEqual(before);

  await write(page, pasted);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.output .out')).toHaveText('pasted\n', patient);
  await expect(editor(page)).toBeFocused();
  expect((await run(page)).out).toBe('pasted\n');
  await expect(editor(page)).toBeFocused();
  await choose(page, words.reset);
  await expectText(page, words.hello);
  await expect(editor(page)).toBeFocused();
});

test('on a phone no keyboard comes up by itself, and output is in view after Run', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await fakeCompiler(context, [prints(pasted, 'pasted\n')]);
  const page = await context.newPage();
  await page.goto(`/playground/#${await writeLink({ source: `${'\n'.repeat(60)}${pasted}` })}`);
  await expect(editor(page)).toBeVisible();
  await expect(editor(page)).not.toBeFocused();
  await page.getByRole('button', { name: 'Run', exact: true }).tap();
  await expect(page.locator('.output .out')).toHaveText('pasted\n', patient);
  await expect(page.locator('.output .out')).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await choose(page, words.share);
  await context.close();
});

test('what rustc said of an earlier text is marked at once, and replaced when a run has compiled', async ({
  page,
}) => {
  await open(page);
  await write(page, broken);
  const verdict = page.locator('.verdict-of-text');
  await expect(verdict).toContainText('1 error', patient);
  await expect(page.locator('.tabs .count')).toHaveText('1');
  await write(page, endless);
  await expect(page.locator('.report.outdated')).toBeAttached();
  // Before the check that waits for a pause in typing.
  await page.keyboard.press('Control+Enter');
  await expect(verdict).toHaveText('rustc accepts this code.', patient);
  await expect(page.locator('.report.outdated')).not.toBeAttached();
  await expect(page.locator('.tabs .count')).toBeEmpty();
  // It still runs.
  await press(page, 'Stop');
  const output = page.locator('program-pane .output');
  await expect(output.locator('.status')).toHaveText('Stopped.');
  await expect(output).not.toHaveClass(/failed/);
});

test('endless output is followed to its end, unless the reader has scrolled up', async ({
  page,
}) => {
  await open(page);
  await write(page, endless);
  await page.keyboard.press('Control+Enter');
  const output = page.locator('program-pane .output');
  await expect(output.locator('.out').first()).toContainText('again', patient);
  const fromEnd = () =>
    output.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop);
  await expect.poll(fromEnd).toBeLessThan(5);
  await press(page, 'Stop');
  await output.evaluate((one) => one.scrollTo(0, 0));
  const top = await output.evaluate((one) => {
    const detail = { stream: 'out', text: 'more\n' };
    one.dispatchEvent(new CustomEvent('program-output', { bubbles: true, detail }));
    one.querySelector('.text')?.append(detail.text);
    return Promise.resolve().then(() => one.scrollTop);
  });
  expect(top).toBe(0);
});

test('a missing crate is explained, with the way to a place that has it', async ({ page }) => {
  await open(page);
  await write(page, needsCrate);
  const note = page.locator('.missing-crate');
  await expect(note).toContainText('Only the standard library is available here.', patient);
  await expect(note).toContainText('reqwest');
  await page.context().route('https://play.rust-lang.org/**', (route) => route.fulfill());
  const [elsewhere] = await Promise.all([
    page.waitForEvent('popup'),
    note.getByRole('button', { name: words.openElsewhere }).click(),
  ]);
  expect(new URL(elsewhere.url()).searchParams.get('code')).toBe(needsCrate);
  await elsewhere.close();
  await write(page, pasted);
  await expect(note).toBeEmpty();
});

test('problems have a tab with their number, which F8 and a refused run open', async ({ page }) => {
  await open(page);
  await write(page, needsCrate);
  await expect(page.getByRole('radio', { name: `${words.problems} 1` })).toBeAttached(patient);
  const problems = page.locator('.problems');
  await expect(problems).toBeHidden();
  await page.keyboard.press('F8');
  await expect(problems).toBeVisible();
  await expect(page.locator('.output')).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.output .status')).toHaveText('It does not compile.', patient);
  await expect(problems).toBeVisible();
  await write(page, pasted);
  expect((await run(page)).end).toMatch(/ in \d/);
  await expect(problems).toBeHidden();
});

test('programs are saved under names, and renamed, deleted and brought back', async ({ page }) => {
  await open(page);
  await write(page, own);
  await page.keyboard.press('Control+s');
  await expect(page.getByLabel(words.name, { exact: true })).toBeFocused();
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.saved('First'))).toBeVisible();
  await expect(title(page)).toHaveText('First');
  await expect(editor(page)).toBeFocused();
  await write(page, pasted);
  await choose(page, words.newProgram);
  await expectText(page, words.hello);

  await press(page, words.programs);
  const list = page.locator('dialog.programs .own');
  await list.getByRole('button', { name: words.renameOf('First') }).click();
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('link')).toHaveText(['Second']);
  await list.getByRole('button', { name: words.removeOf('Second') }).click();
  await expect(list).toContainText(words.removed('Second'));
  await expect(list.getByRole('link')).toHaveCount(0);
  await list.getByRole('button', { name: words.undo }).click();
  await list.getByRole('link', { name: 'Second' }).click();
  await expectText(page, own);
  await expect(title(page)).toHaveText('Second');

  // Another program of the same name takes its place, which can be undone.
  await choose(page, words.newProgram);
  await expectText(page, words.hello);
  await page.keyboard.press('Control+s');
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.replaced('Second'))).toBeVisible();
  await page.locator('.done').getByRole('button', { name: words.undo }).click();
  await press(page, words.programs);
  await list.getByRole('link', { name: 'Second' }).click();
  await expectText(page, own);

  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.keyboard.press('Control+s');
  await page.getByLabel(words.name, { exact: true }).fill('Third');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.notSaved)).toBeVisible();
});

test('Tab goes through the toolbar from left to right, and arrow keys through its menu', async ({
  page,
}) => {
  await open(page);
  const buttons = page.locator('.actions').locator('button:visible, summary:visible');
  await buttons.first().focus();
  for (const button of await buttons.all()) {
    await expect(button).toBeFocused();
    await page.keyboard.press('Tab');
  }
  const lefts = await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b));

  const more = page.getByRole('button', { name: words.more, exact: true });
  await more.press('ArrowDown');
  await expect(page.getByRole('button', { name: words.newProgram })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: words.save, exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
});

test('the keyboard shortcuts come up for a question mark outside the text', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  await expectText(page, `?${words.hello}`);
  const sheet = page.getByRole('dialog', { name: shortcutWords.title });
  await expect(sheet).toBeHidden();
  await page.locator('.run').focus();
  await page.keyboard.press('?');
  await expect(sheet).toContainText('Ctrl+Enter');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.locator('.run')).toBeFocused();
});

test('a confirmation goes away', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await open(page);
  await press(page, words.share);
  await expect(page.getByText(words.copied)).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(page.getByText(words.copied)).toBeHidden();
});
