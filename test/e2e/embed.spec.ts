/** Pages of another origin embed the site, by component and by frame, as instructors do. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type FrameLocator, type Page, test as plain } from '@playwright/test';
import sirv from 'sirv';
import type { End } from '../../playground/runner/runner.ts';
import { ourCourse } from '../../site/course.ts';
import { testsIn } from '../../site/exercise-tests.ts';
import { readPractice } from '../../site/practice.ts';
import {
  fakeCompiler,
  panics,
  prints,
  realCompiler,
  refused,
  spins,
  tested,
  watched,
} from './fake-compiler.ts';
import { replaceText, violations } from './pages.ts';

const test = plain.extend<{ site: string }>({
  site: ({ baseURL }, use) => use(baseURL ?? ''),
});

/** The host's page by its path, and the policy that it sets. */
const pages = new Map<string, { body: string; policy?: string }>();
let host: Server;
let hostOrigin: string;
test.beforeAll(async () => {
  host = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    // Browsers ask for an icon, too.
    response.writeHead(page ? 200 : 204, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(page?.policy && { 'Content-Security-Policy': page.policy }),
    });
    response.end(page && `<!doctype html><title>Course</title><main>${page.body}</main>`);
  });
  hostOrigin = await listen(host);
});
test.afterAll(() => {
  host.close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** Opens a host's page with this in it. */
async function openHost(page: Page, body: string, policy?: string): Promise<void> {
  const address = `/${pages.size}`;
  pages.set(address, policy ? { body, policy } : { body });
  await page.goto(hostOrigin + address);
}

const script = (site: string) => `<script async src="${site}/embed.js"></script>`;
const strict = (site: string) =>
  `default-src 'none'; script-src ${site}; frame-src ${site}; frame-ancestors 'none'`;

/** The frame of the only embed, or of the one that matches. */
const inside = (page: Page, embed = 'rust-example'): FrameLocator =>
  page.locator(`${embed} >> iframe`).contentFrame();

const press = (frame: FrameLocator, name: string) =>
  frame.getByRole('button', { name, exact: true }).click();

async function write(frame: FrameLocator, text: string): Promise<void> {
  await press(frame, 'Edit');
  await replaceText(frame.locator('.cm-content'), text);
}

// The engine is megabytes to fetch, decompress and compile.
test.describe.configure({ timeout: 300_000 });
const patient = { timeout: 60_000 };

/** A whole program that prints this word. */
const printing = (word: string) => `fn main() {\n    println!("${word}");\n}\n`;
const dropsTwice = 'fn main() { let text = String::new(); drop(text); drop(text); }';
const panicking =
  'fn main() {\n    let sizes: Vec<u32> = vec![1, 2];\n    println!("{sizes:?}");\n    panic!("on purpose");\n}\n';
const spinning = 'fn main() {\n    println!("spins");\n    loop {}\n}\n';
const spinsInALine = 'fn main() { println!("spins"); loop {} }';
const stale = readPractice(ourCourse).exercises.find(({ id }) => id === 'find-the-stale-handle');
if (!stale) throw new Error('the exercise of the stale handle has another name');
const tests = testsIn(stale.tests).map(({ name }) => name);

test.beforeEach(({ context }) =>
  fakeCompiler(context, [
    ...['edited', 'from a file', 'in the sand'].map((word) => prints(printing(word), `${word}\n`)),
    prints('println!("{}", 1 + 1);', '2\n'),
    panics(panicking, 'on purpose', 'main.rs:4:5', '[1, 2]\n'),
    spins(spinning, 'spins\n'),
    spins(spinsInALine, 'spins\n'),
    { ...prints('let async = 1;', '1\n'), options: { edition: '2015' } },
    refused(dropsTwice, 'use of moved value: `text`'),
    prints('fn main() {}', ''),
    panics('fn main() { panic!() }', 'explicit panic', 'main.rs:1:13'),
    prints('fn main() { println!("mended"); }', 'mended\n'),
    prints('fn main() { println!("first"); }', 'first\n'),
    prints('fn main() { /* mine */ }', ''),
    tested(stale.begin, tests, tests[0]),
    tested(stale.solution, tests),
  ]),
);

for (const [which, policy] of [
  ['a strict policy', strict],
  ['no policy', () => undefined],
] as const) {
  const tag = policy === strict ? [] : '@all';
  test(`by component, with ${which}: an example runs, is edited and runs`, { tag }, async ({
    page,
    context,
    site,
  }) => {
    await realCompiler(context);
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await openHost(
      page,
      `${script(site)}<rust-example src="handles/town_graph"></rust-example>`,
      policy(site),
    );
    const frame = inside(page);
    await press(frame, 'Run');
    await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i);
    await write(frame, printing('edited'));
    await press(frame, 'Run');
    await expect(frame.locator('.text')).toHaveText('edited\n', patient);
    expect(complaints).toEqual([]);
  });

  test(`by frame, with ${which}: code in its address is edited and runs`, { tag }, async ({
    page,
    site,
  }) => {
    const code = encodeURIComponent('fn main() {\n    println!("{}", 1 + 1);\n}\n');
    await openHost(
      page,
      `<iframe src="${site}/embed/?theme=dark#code=${code}" width="600" height="400"></iframe>`,
      policy(site),
    );
    const frame = page.locator('iframe').contentFrame();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await press(frame, 'Run');
    await expect(frame.locator('.text')).toHaveText('2\n', patient);
    await write(frame, printing('edited'));
    await press(frame, 'Run');
    await expect(frame.locator('.text')).toHaveText('edited\n', patient);
  });
}

test('as a module, too, where the site lets other origins read it', async ({ page, site }) => {
  await openHost(
    page,
    `<script type="module" src="${site}/embed.js"></script><rust-example src="handles/town_graph"></rust-example>`,
  );
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.status')).toHaveText(/(ran|interpreted) in/i);
});

test('own code is text of the element; events and methods tell and do', async ({ page, site }) => {
  await openHost(
    page,
    `${script(site)}<rust-example>
      fn main() {
          let sizes: Vec&lt;u32&gt; = vec![1, 2];
          println!("{sizes:?}");
          panic!("on purpose");
      }
    </rust-example>`,
  );
  const embed = page.locator('rust-example');
  await expect(inside(page).locator('.code')).toContainText('let sizes: Vec<u32>');
  const heard = await embed.evaluate(async (element: HTMLElementTagNameMap['rust-example']) => {
    const outputs: string[] = [];
    element.addEventListener('output', ({ detail }) => {
      outputs.push(`${detail.stream}: ${detail.text}`);
    });
    const before = element.code;
    const ended = new Promise<{ file: string; end: End }>((resolve) => {
      element.addEventListener('run', ({ detail }) => resolve(detail));
    });
    element.run();
    return { before, end: await ended, output: outputs.join('') };
  });
  expect(heard.before).toBe(panicking);
  expect(heard.end).toMatchObject({
    file: 'main.rs',
    end: { kind: 'panic', message: 'on purpose', place: 'main.rs:4:5' },
  });
  expect(heard.output).toContain('out: [1, 2]\n');
  expect(heard.output).toContain('on purpose');

  const stopped = await embed.evaluate((element: HTMLElementTagNameMap['rust-example'], code) => {
    element.code = code;
    const ended = new Promise<string>((resolve) => {
      element.addEventListener('run', ({ detail }) => resolve(detail.end.kind));
    });
    element.addEventListener('output', () => element.stop());
    element.run();
    return ended;
  }, spinning);
  expect(stopped).toBe('stopped');

  await embed.evaluate((element: HTMLElementTagNameMap['rust-example']) => element.reset());
  await expect(inside(page).locator('.code')).toContainText('on purpose');
  await expect
    .poll(() => embed.evaluate((element: HTMLElementTagNameMap['rust-example']) => element.code))
    .toBe(panicking);
});

test('what was asked before the program was there is done once', async ({ page, site }) => {
  await openHost(
    page,
    `${script(site)}<rust-example src="handles/town_graph" language="rust"></rust-example>
    <script>
      const embed = document.querySelector('rust-example');
      const starts = [];
      embed.addEventListener('start', () => starts.push(embed.code));
      customElements.whenDefined('rust-example').then(() => embed.run());
    </script>`,
  );
  const embed = page.locator('rust-example');
  const frame = inside(page);
  await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i, patient);
  await embed.evaluate((element) => element.setAttribute('src', 'things-move/point_by_value'));
  await expect(frame.locator('.code').first()).toContainText('Point');
  await press(frame, 'Run');
  await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i, patient);
  expect(await page.evaluate('starts.length')).toBe(2);
});

test('attributes: language, theme, read-only, height, run on load; unknown ones are warned of', async ({
  page,
  site,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await openHost(
    page,
    `${script(site)}<rust-example src="handles/folder_parent_link" language="rust" theme="dark"
      height="333" readonly run colour="red" title="Folders"></rust-example>`,
  );
  const frame = inside(page);
  await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i);
  await expect(frame.locator('.pane')).toHaveCount(1);
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.getByRole('button', { name: 'Edit' })).toBeHidden();
  const box = page.locator('rust-example iframe');
  expect((await box.boundingBox())?.height).toBe(333);
  await expect(box).toHaveAttribute('title', 'Folders');
  expect(warnings).toEqual([expect.stringContaining("there is no 'colour'; known are src,")]);
});

test('with view="memory", Run draws what it runs', async ({ page, site, context }) => {
  await fakeCompiler(context, [watched('fn main() { println!("watched"); }', 'watched\n')]);
  await openHost(
    page,
    `${script(site)}<rust-example view="memory" run>fn main() { println!("watched"); }</rust-example>`,
  );
  const frame = inside(page);
  const drawing = frame.locator('.stage .memory');
  await expect(drawing).toBeVisible(patient);
  await expect(frame.locator('.text')).toHaveText('watched\n');
  await expect(frame.getByRole('button', { name: 'Watch', exact: true })).toBeHidden();
  // Nobody has asked for it, so the host's page stays where it is.
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await frame.getByRole('button', { name: 'Close' }).click();
  await expect(drawing).toHaveCount(0);
  await press(frame, 'Run');
  await expect(drawing).toBeVisible();
});

test('own code: edition, folded lines, an open editor, larger text', async ({ page, site }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await openHost(
    page,
    `${script(site)}<rust-example id="folded" edition="2015" fold="1-2, 4" scale="2">
      // Folded.
      fn main() {
          let async = 1; println!("{}", async);
      }
    </rust-example>
    <rust-example id="open" edit edition="1990" fold="all">fn main() {}</rust-example>`,
  );
  const folded = inside(page, '#folded');
  await expect(folded.locator('.line:visible')).toHaveCount(1);
  await expect(folded.locator('.head .file')).toHaveCSS('font-size', '26px');
  await folded.getByRole('button', { name: 'Whole program' }).press('Enter');
  await expect(folded.locator('.line:visible')).toHaveCount(4);
  await press(folded, 'Run');
  await expect(folded.locator('.text')).toHaveText('1\n', patient);
  await expect(inside(page, '#open').locator('.cm-content')).toHaveText('fn main() {}');
  expect(warnings).toEqual([
    "rust-example: edition cannot be '1990'",
    "rust-example: fold cannot be 'all'",
  ]);
});

test('what a program is there to show: the page says whether it came, until the text is changed', async ({
  page,
  site,
}) => {
  const programs = [
    ['compile_fail', dropsTwice, 'Check', 'It does not compile. This example is meant to do that.'],
    ['compile_fail', 'fn main() {}', 'Check', 'It compiles. Expected rustc to refuse it.'],
    [
      'should_panic',
      'fn main() { panic!() }',
      'Run',
      /^Panicked .* This example is meant to do that\./,
    ],
    [
      'should_panic',
      'fn main() {}',
      'Run',
      /(ran|interpreted) in .* Expected a panic, but it ran to completion\.$/i,
    ],
    ['no_run', 'fn main() { loop {} }', 'Check', 'It compiles. It is not run here.'],
    ['no_run', dropsTwice, 'Check', 'It does not compile. Expected it to compile.'],
  ] as const;
  await openHost(
    page,
    script(site) +
      programs
        .map(
          ([expect, code], i) =>
            `<rust-example id="p${i}" expect="${expect}">${code}</rust-example>`,
        )
        .join(''),
  );
  for (const [index, [, , button, says]] of programs.entries()) {
    const frame = inside(page, `#p${index}`);
    await page.locator(`#p${index}`).scrollIntoViewIfNeeded();
    await press(frame, button);
    await expect(frame.locator('.status')).toHaveText(says, patient);
  }
  // One that is mended runs.
  const frame = inside(page, '#p0');
  await page.locator('#p0').scrollIntoViewIfNeeded();
  await write(frame, 'fn main() { println!("mended"); }');
  await press(frame, 'Run');
  await expect(frame.locator('.out')).toHaveText('mended\n', patient);
});

test('the page hears of edits, starts and keys, and another theme leaves the text alone', async ({
  page,
  site,
}) => {
  await openHost(page, `${script(site)}<rust-example theme="light">fn main() {}</rust-example>`);
  const frame = inside(page);
  await expect(frame.locator('.code')).toContainText('fn main');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const element = document.querySelector('rust-example');
    element?.addEventListener('edit', ({ detail }) => heard.push(detail.code));
    element?.addEventListener('start', ({ detail }) => heard.push(`start ${detail.file}`));
    element?.addEventListener('run', ({ detail }) => heard.push(detail.end.kind));
    element?.addEventListener('key', ({ detail }) => heard.push(`${detail.key} ${detail.keyCode}`));
  });
  await write(frame, 'fn main() { /* mine */ }');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await press(frame, 'Run');
  await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i, patient);
  await page.keyboard.press('PageDown');
  // The button's own, and the browser's.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+k');
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard))
    .toEqual(['fn main() { /* mine */ }', 'Escape 27', 'start main.rs', 'exit', 'PageDown 34']);
  await page.locator('rust-example').evaluate((element) => element.setAttribute('theme', 'dark'));
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.locator('.cm-content')).toHaveText('fn main() { /* mine */ }');
});

test('a site that does not answer is an error', async ({ page, site }) => {
  await page.clock.install();
  await page.route(`${site}/embed/index.html`, (route) => route.fulfill({ body: 'Out of order' }));
  await openHost(page, `${script(site)}<rust-example>fn main() {}</rust-example>`);
  await expect(page.locator('rust-example iframe')).toBeAttached();
  const told = page.evaluate(
    () =>
      new Promise((resolve) => {
        document
          .querySelector('rust-example')
          ?.addEventListener('error', ({ detail }) => resolve(detail.message));
      }),
  );
  await expect(inside(page).getByText('Out of order')).toBeVisible();
  await page.clock.runFor(16_000);
  expect(await told).toBe(`${site}/ does not answer`);
});

test('a whole lesson, and one section of it', async ({ page, site }) => {
  await openHost(
    page,
    `${script(site)}<rust-example id="all" src="handles"></rust-example>
    <rust-example id="part" src="handles/why-not-cast"></rust-example>`,
  );
  const all = inside(page, '#all');
  await expect(all.getByRole('heading', { level: 1 })).toHaveText('Handles, not pointers');
  await expect(all.getByRole('heading', { name: 'When not to use it' })).toBeAttached();
  const part = inside(page, '#part');
  await page.locator('#part').scrollIntoViewIfNeeded();
  await expect(part.getByRole('heading')).toHaveText(['Why not cast']);
  await expect(part.locator('contrast-block')).toHaveCount(4);
  // Links leave the frame, and lead where they lead in the lesson.
  const link = part.getByRole('link', { name: 'undefined behaviour' });
  expect(
    await link.evaluate((a: HTMLAnchorElement) => [a.href, a.target || document.baseURI]),
  ).toEqual([`${site}/glossary/#undefined-behaviour`, `${site}/lessons/handles/`]);
});

test('an unknown id shows which there are', async ({ page, site }) => {
  await openHost(page, `${script(site)}<rust-example src="handels"></rust-example>`);
  const frame = inside(page);
  await expect(frame.getByRole('alert')).toHaveText("There is no 'handels' here. There are:");
  for (const id of ['handles', 'handles/town_graph', 'things-move/point_by_value'])
    await expect(frame.getByText(id, { exact: true })).toBeVisible();
});

test('it is as high as its content, and grows with it', async ({ page, site }) => {
  await openHost(page, `${script(site)}<rust-example>fn main() {}</rust-example>`);
  const height = async () => (await page.locator('rust-example iframe').boundingBox())?.height ?? 0;
  const content = () =>
    inside(page)
      .locator('body')
      .evaluate((body) => body.scrollHeight);
  // The frame hears of its content's height a moment after the content has it.
  const difference = async () => Math.abs((await height()) - (await content()));
  await expect.poll(height).toBeLessThan(200);
  await expect.poll(difference).toBeLessThanOrEqual(1);
  const before = await height();
  await page.locator('rust-example').evaluate((element: HTMLElementTagNameMap['rust-example']) => {
    element.code = 'fn main() {}\n'.repeat(30);
  });
  await expect.poll(height).toBeGreaterThan(before + 300);
  await expect.poll(difference).toBeLessThanOrEqual(1);
});

test('styles of the host do not get in, and none get out', async ({ page, site }) => {
  await openHost(
    page,
    `<style>* { color: rgb(1, 2, 3) !important; font-size: 40px !important } iframe { display: none !important }</style>
    <p>Text</p>${script(site)}<rust-example src="handles/town_graph"></rust-example>`,
  );
  await expect(inside(page).locator('.head .file')).toHaveCSS('font-size', '13px');
  await expect(page.locator('rust-example iframe')).toBeVisible();
  await expect(page.locator('p')).toHaveCSS('font-family', /^"?Times/);
  expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
});

test('messages that are not right are ignored and counted', async ({ page, site }) => {
  await openHost(page, `${script(site)}<rust-example src="handles/town_graph"></rust-example>`);
  const frame = inside(page);
  await expect(frame.locator('.line:visible').first()).toBeVisible();
  const ignored = () =>
    frame.locator('html').evaluate(({ dataset }) => Number(dataset.ignored ?? 0));
  const send = (...messages: unknown[]) =>
    page.evaluate((messages) => {
      const iframe = document.querySelector('rust-example')?.shadowRoot?.querySelector('iframe');
      for (const message of messages) iframe?.contentWindow?.postMessage(message, '*');
    }, messages);

  await send('run', 7, null, { kind: 'run' }, { rustExample: 2, kind: 'run' });
  await send({ rustExample: 1, kind: 'run', also: 1 }, { rustExample: 1, kind: 'code', code: 7 });
  await expect.poll(ignored).toBe(7);
  await page.evaluate(() => {
    const iframe = document.querySelector('rust-example')?.shadowRoot?.querySelector('iframe');
    const message = { rustExample: 1, kind: 'code', code: 'x'.repeat(10_000_000) };
    iframe?.contentWindow?.postMessage(message, '*');
  });
  await expect.poll(ignored).toBe(8);
  // A flood: what is past the 500 of a second is not read.
  await page.evaluate(() => {
    const iframe = document.querySelector('rust-example')?.shadowRoot?.querySelector('iframe');
    for (let i = 0; i < 10_000; i++)
      iframe?.contentWindow?.postMessage({ rustExample: 1, kind: 'stop' }, '*');
  });
  await expect.poll(ignored).toBeGreaterThan(5_000);
  // Another window than the one outside.
  const before = await ignored();
  await page.evaluate(() => {
    const other = document.body.appendChild(document.createElement('iframe'));
    const run = () =>
      parent.document
        .querySelector('rust-example')
        ?.shadowRoot?.querySelector('iframe')
        ?.contentWindow?.postMessage({ rustExample: 1, kind: 'run' }, '*');
    const script = other.contentDocument?.createElement('script') as HTMLScriptElement;
    script.textContent = `(${run})()`;
    other.contentDocument?.body.append(script);
  });
  await expect.poll(ignored).toBe(before + 1);
  await expect(frame.locator('.run')).toBeVisible();
  await expect(frame.locator('.status')).toHaveText(/^Recorded/);

  // To the host's side: in the frame's name, from elsewhere and in the wrong shape.
  const outside = await page.evaluate(async () => {
    const element = document.querySelector('rust-example');
    const { ignored } = customElements.get('rust-example') as unknown as { ignored: number };
    let heard = 0;
    element?.addEventListener('ready', () => heard++);
    postMessage({ rustExample: 1, kind: 'ready', code: 'x', language: 'rust' }, '*');
    postMessage('not for us', '*');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const after = customElements.get('rust-example') as unknown as { ignored: number };
    return { counted: after.ignored - ignored, heard };
  });
  expect(outside).toEqual({ counted: 1, heard: 0 });
  await press(frame, 'Run');
  await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i);
});

test('an exercise tells the page that it is solved, and not before', async ({ page, site }) => {
  await openHost(
    page,
    `${script(site)}<rust-example src="handles/exercise-find-the-stale-handle"></rust-example>`,
  );
  const frame = inside(page);
  await expect(frame.getByRole('button', { name: 'Run tests' })).toBeVisible();
  const run = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const heard: string[] = [];
          const element = document.querySelector('rust-example');
          element?.addEventListener('solved', ({ detail }) => heard.push(detail.exercise));
          // What a run says is told in its order; a second look lets the rest come.
          element?.addEventListener('run', () => setTimeout(() => resolve(heard), 500), {
            once: true,
          });
          element?.run();
        }),
    );
  expect(await run()).toEqual([]);
  await page.evaluate((solution) => {
    const element = document.querySelector('rust-example');
    if (element) element.code = solution;
  }, stale.solution);
  expect(await run()).toEqual(['find-the-stale-handle']);
  await expect(frame.locator('.verdict')).toContainText('pass');
});

test('a page from a file embeds as any other', async ({ page, site }, testInfo) => {
  const file = testInfo.outputPath('course.html');
  writeFileSync(file, `${script(site)}<rust-example src="handles/town_graph"></rust-example>`);
  await page.goto(pathToFileURL(file).href);
  const ran = page.evaluate(
    () =>
      new Promise((resolve) => {
        const element = document.querySelector('rust-example');
        element?.addEventListener('run', ({ detail }) => resolve(detail.end));
      }),
  );
  await write(inside(page), printing('from a file'));
  await press(inside(page), 'Run');
  await expect(inside(page).locator('.output .out')).toHaveText('from a file\n', patient);
  expect(await ran).toEqual({ kind: 'exit', code: 0 });
});

test('a sandboxed frame runs what is edited in it', async ({ page, site }) => {
  await openHost(
    page,
    `<iframe src="${site}/embed/?src=handles/town_graph" sandbox="allow-scripts allow-same-origin"
      width="800" height="900"></iframe>`,
  );
  const frame = page.locator('iframe').contentFrame();
  await write(frame, printing('in the sand'));
  await press(frame, 'Run');
  await expect(frame.locator('.output .out')).toHaveText('in the sand\n', patient);
});

test('nothing is told to a page that has not asked', async ({ page, site }) => {
  await openHost(
    page,
    `<iframe src="${site}/embed/?src=handles/town_graph" width="800" height="900"></iframe>`,
  );
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    addEventListener('message', ({ data }) => heard.push(data.kind));
  });
  const frame = page.locator('iframe').contentFrame();
  await press(frame, 'Run');
  await expect(frame.locator('.status')).toHaveText(/(ran|interpreted) in/i);
  await page.evaluate(() =>
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage({ rustExample: 1, kind: 'hello' }, '*'),
  );
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.at(-1)))
    .toBe('ready');
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  expect(new Set(heard.slice(0, -1))).toEqual(new Set(heard.length > 1 ? ['size'] : []));
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing inside, ${theme}`, {
    tag: theme === 'dark' ? '@all' : [],
  }, async ({ page, site }) => {
    for (const address of [`src=handles/town_graph`, `src=nowhere`, `code=fn main() {}`]) {
      await page.goto(`${site}/embed/?theme=${theme}&${address}`);
      await expect(page.locator('#content').locator('.line:visible, .known').first()).toBeVisible();
      // The page around it has these.
      const outside = ['landmark-one-main', 'page-has-heading-one', 'region'];
      expect(await violations(page, (axe) => axe.disableRules(outside))).toEqual([]);
    }
  });
}

test('the script is small', async ({ request }) => {
  const { brotliCompressSync } = await import('node:zlib');
  const body = await (await request.get('/embed.js')).body();
  expect(brotliCompressSync(body).byteLength).toBeLessThan(15_000);
});

test('a hundred embeds cost one download, one engine and little memory', {
  tag: '@all',
}, async ({ browser }) => {
  // Nothing is kept here from another test.
  const context = await browser.newContext();
  const page = await context.newPage();
  const fetched = new Map<string, number>();
  const files = sirv(path.resolve('dist'), { maxAge: 600, etag: true });
  const server = createServer((request, response) => {
    const address = request.url ?? '';
    fetched.set(address, (fetched.get(address) ?? 0) + 1);
    // As on a slow line: a frame let go before they have come would ask for them again.
    if (address.endsWith('.woff2')) setTimeout(() => files(request, response), 400);
    else files(request, response);
  });
  const counted = await listen(server);
  // Examples: their names have an underscore, and those of sections have none.
  const known = [
    ...readFileSync('dist/embed/index.html', 'utf8').matchAll(/<code>([\w-]+\/\w+_\w+)<\/code>/g),
  ].map(([, id]) => id ?? '');
  const ids = Array.from({ length: 100 }, (_, index) => known[index % known.length]);

  await openHost(page, script(counted));
  const before = await rendererMemory(browser);
  await page.evaluate((ids) => {
    for (const id of ids) {
      const element = document.createElement('rust-example');
      element.setAttribute('src', id ?? '');
      document.querySelector('main')?.append(element);
    }
  }, ids);
  // Looked at by the page itself: what the test puts into a frame to look at it costs a megabyte.
  await page.evaluate(async () => {
    for (const element of document.querySelectorAll<HTMLElementTagNameMap['rust-example']>(
      'rust-example',
    )) {
      const ready = new Promise((resolve) => {
        element.addEventListener('ready', resolve, { once: true });
      });
      if (!element.code) {
        element.scrollIntoView();
        await ready;
      }
    }
  });
  expect([...fetched].filter(([, times]) => times > 1)).toEqual([]);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const shown = (await rendererMemory(browser)) - before;

  for (const [index, text] of [
    [0, 'first'],
    [50, 'second'],
    [99, 'third'],
  ] as const) {
    const embed = page.locator('rust-example').nth(index);
    const frame = embed.locator('iframe').contentFrame();
    const pane = frame.locator('program-pane.rust').first();
    // Embeds above it that get their height only now may push it out of the window, where no click comes.
    await expect(async () => {
      await embed.scrollIntoViewIfNeeded();
      await pane.getByRole('button', { name: 'Edit', exact: true }).click({ timeout: 5_000 });
    }).toPass();
    await replaceText(pane.locator('.cm-content'), printing(text));
    await pane.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(pane.locator('.output:not([hidden]) .text')).toHaveText(`${text}\n`, patient);
  }
  const running = (await rendererMemory(browser)) - before;
  console.log(`a hundred embeds: ${shown} MB shown, ${running} MB with the engine`);
  const engines = page.workers().filter((worker) => worker.url().includes('engine-worker'));
  expect(engines).toHaveLength(1);
  expect([...fetched].filter(([, times]) => times > 1)).toEqual([]);
  expect([...fetched.keys()].filter((address) => address.endsWith('.bin'))).toHaveLength(2);
  expect(shown).toBeLessThan(300);
  await context.close();
  server.close();
});

test('when the frame that holds the engine goes, another takes over', async ({ page, site }) => {
  await openHost(
    page,
    `${script(site)}<rust-example id="first">fn main() { println!("first"); }</rust-example>
    <rust-example id="second">${spinsInALine}</rust-example>`,
  );
  const [first, second] = [inside(page, '#first'), inside(page, '#second')];
  await press(first, 'Run');
  await expect(first.locator('.text')).toHaveText('first\n', patient);
  await press(second, 'Run');
  await expect(second.locator('.text')).toHaveText('spins\n', patient);
  await page.locator('#first').evaluate((element) => element.remove());
  await expect(second.locator('.status')).toHaveText(
    'The frame that held the compiler has gone. Run starts it again.',
  );
  await press(second, 'Run');
  await expect(second.locator('.text')).toHaveText('spins\n', patient);
  await press(second, 'Stop');
  await expect(second.locator('.status')).toHaveText('Stopped.');
});

/** Megabytes of all pages of the browser together; 0 where the system does not tell. */
async function rendererMemory(browser: import('@playwright/test').Browser): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const kilobytes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1]);
      } catch {
        return 0;
      }
    });
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}
