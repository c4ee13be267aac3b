/** Books that mdBook has built run their blocks by one file: two of ours, and the Rust project's Edition Guide. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { expect, type Page, test as plain } from '@playwright/test';
import { fakeCompiler, prints, refused } from './fake-compiler.ts';
import { editionGuide, installMdbook, lacking, serveBook } from './mdbook.ts';
import { replaceText, violations } from './pages.ts';

const test = plain.extend<{
  site: string;
  /** Builds a book with the site's file added, and serves it while the test runs. */
  serve: (source: string, home?: string) => ReturnType<typeof serveBook>;
}>({
  site: ({ baseURL }, use) => use(baseURL ?? ''),
  serve: async ({ site }, use) => {
    const servers: Server[] = [];
    await use(async (source, home = site) => {
      const book = await serveBook(source, home);
      servers.push(book.server);
      return book;
    });
    for (const server of servers) server.close();
  },
});

test.describe.configure({ timeout: 300_000 });

const patient = { timeout: 60_000 };

/** What became of a block: its text without what is folded, how it ended, and what the page said of that. */
interface Ran {
  text: string;
  expect: string | null;
  edition: string | null;
  end: string;
  status: string;
  printed: string;
}

/** Runs each block of a chapter in turn, as its Run or Check does. */
async function runAll(page: Page, address: string): Promise<Ran[]> {
  await page.goto(address);
  const embeds = page.locator('rust-example');
  const ran: Ran[] = [];
  for (let index = 0; index < (await embeds.count()); index++) {
    const embed = embeds.nth(index);
    await embed.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const frame = embed.locator('iframe').contentFrame();
    await expect(embed).not.toHaveAttribute('data-waiting', /.*/, patient);
    const end = await embed.evaluate(
      (element: HTMLElementTagNameMap['rust-example']) =>
        new Promise<string>((resolve) => {
          element.addEventListener('run', ({ detail }) => resolve(detail.end.kind), { once: true });
          element.run();
        }),
    );
    ran.push({
      text: (await frame.locator('.code .line:not([hidden])').allTextContents()).join('\n'),
      expect: await embed.getAttribute('expect'),
      edition: await embed.getAttribute('edition'),
      end,
      status: (await frame.locator('.status').textContent()) ?? '',
      printed: (await frame.locator('.output .out').allTextContents()).join(''),
    });
  }
  return ran;
}

/** The end that a mark promises. */
const promised = { no_run: 'checked', compile_fail: 'refused', should_panic: 'panic' };

const brief = ({ end, printed, edition }: Ran) => `${edition} ${end} ${printed.trim()}`.trim();

test('blocks as mdBook writes them run, and keep what their marks promise', async ({
  page,
  context,
  site,
}) => {
  await fakeCompiler(context, [
    prints('println!("here");', 'here\n'),
    refused('let gen = 1;', 'expected identifier, found reserved keyword `gen`'),
  ]);
  const body = `<!doctype html><html class="navy"><title>Book</title><main>
    <pre class="playground"><code class="language-rust edition2021"><span class="boring">#![allow(unused)]
</span><span class="boring">fn main() {
</span>println!("here");
<span class="boring">}</span></code></pre>
    <pre class="playground"><code class="language-rust compile_fail edition2024"><span class="boring">fn main() {
</span>let gen = 1;
<span class="boring">}</span></code></pre>
    <pre><code class="language-rust ignore">not a program</code></pre>
    <script src="${site}/mdbook.js"></script></main>`;
  const address = `${site}/book/chapter.html`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
  const ran = await runAll(page, address);
  expect(ran.map(brief)).toEqual(['2021 exit here', '2024 refused']);
  expect(ran.map(({ text }) => text)).toEqual(['println!("here");', 'let gen = 1;']);
  expect(ran[1]?.status).toBe('It does not compile. This example is meant to do that.');
  await expect(page.locator('main pre:visible')).toHaveText('not a program');
  const frame = page.locator('rust-example').first().locator('iframe').contentFrame();
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the file that instructors download knows where it is from', async ({ page, site }) => {
  await page.goto('/instructors/');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download mdbook.js' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('mdbook.js');
  const [first] = readFileSync(await download.path(), 'utf8').split('\n');
  expect(first).toBe(`const youCanRustThat = { home: '${site}/', edition: '2024' };`);
});

test.describe('books that mdBook has built', { tag: '@all' }, () => {
  // In one worker, or two would build mdBook at once.
  test.describe.configure({ mode: 'default' });
  const why = lacking();
  test.skip(why !== undefined, why);

  test.beforeAll(() => {
    test.setTimeout(1_800_000);
    installMdbook();
  });

  test('a book as mdBook makes it: each block keeps what its marks promise', async ({
    page,
    serve,
    site,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const { address } = await serve('test/books/lending');
    const ran = await runAll(page, `${address}borrow.html`);
    expect(ran.map(brief)).toEqual([
      '2021 exit Ada and Grace',
      '2021 exit 3',
      '2021 refused',
      '2021 panic',
      '2021 checked',
      '2021 exit Ada',
      '2021 exit 42',
      '2015 exit 15',
      '2018 refused',
      '2024 exit 1\n2',
    ]);
    expect(ran[0]?.text).toBe(
      'let first = &names;\nlet second = &names;\nprintln!("{} and {}", first[0], second[1]);',
    );
    expect(ran[1]?.text).toBe(
      'let list = vec![3, 1, 2];\nprintln!("{}", list.iter().max().unwrap());',
    );
    expect(ran.map(({ status }) => status).slice(2, 5)).toEqual([
      'It does not compile. This example is meant to do that.',
      expect.stringMatching(/^Panicked at main\.rs:\d+:\d+: exit code 101\. This example is meant/),
      'It compiles. It is not run here.',
    ]);
    // mdBook itself asks for a list of crates, before this file is read; nothing else goes there.
    const foreign = asked.filter((url) => !url.startsWith(address) && !url.startsWith(site));
    expect(foreign.filter((url) => url !== 'https://play.rust-lang.org/meta/crates')).toEqual([]);
  });

  test('text stays text, and a mistake of the author is said by rustc', async ({ page, serve }) => {
    const { address } = await serve('test/books/lending');
    const ran = await runAll(page, `${address}other.html`);
    expect(ran.map(({ text, end }) => [text, end])).toEqual([
      ['println!("{}", missing);', 'refused'],
    ]);
    await expect(page.locator('main pre:visible')).toHaveCount(5);
    const says = page.locator('rust-example iframe').contentFrame().locator('.says');
    await expect(says).toHaveText('Cannot find value missing in this scope');
  });

  test('a book for which mdBook asks nobody: snippets become programs, and the theme is the book’s', async ({
    page,
    serve,
    site,
  }) => {
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const { address } = await serve('test/books/endings');
    const ran = await runAll(page, `${address}ends.html`);
    expect(ran.map(brief)).toEqual([
      '2024 exit 42',
      '2024 exit still there\ndropped',
      '2024 exit',
      '2024 refused',
      '2021 exit 1',
      '2018 panic',
      '2024 checked',
      '2024 exit',
    ]);
    expect(ran[1]?.text).toBe('let guard = Guard;\nprintln!("still there");\ndrop(guard);');
    expect(asked.filter((url) => !url.startsWith(address) && !url.startsWith(site))).toEqual([]);
    expect(complaints).toEqual([]);

    // What is written stays over a change of the theme.
    const last = page.locator('rust-example').last();
    const frame = last.locator('iframe').contentFrame();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await replaceText(frame.locator('.cm-content'), 'fn main() { println!("mine"); }');
    await page.locator('#mdbook-theme-toggle').click();
    await page.locator('#mdbook-theme-rust').click();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(frame.locator('.cm-content')).toHaveText('fn main() { println!("mine"); }');
  });

  test('hidden lines show at a press, and the whole program is copied', async ({
    page,
    context,
    serve,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { address } = await serve('test/books/endings');
    await page.goto(`${address}ends.html`);
    const frame = page.locator('rust-example').nth(1).locator('iframe').contentFrame();
    await expect(frame.locator('.line:visible')).toHaveCount(3);
    const whole = frame.getByRole('button', { name: 'Whole program' });
    await expect(whole).toHaveAttribute('aria-pressed', 'false');
    await whole.click();
    await expect(frame.locator('.line:visible')).toHaveCount(12);
    await frame.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^#!\[allow\(unused\)\]\nfn main\(\) \{\nstruct Guard;/);
  });

  test('where the site does not answer, blocks stay as they are, and say so', async ({
    page,
    serve,
  }) => {
    const { address } = await serve('test/books/endings', 'http://localhost:9');
    await page.goto(`${address}ends.html`);
    await expect(page.getByRole('status').first()).toHaveText(
      'This can’t be run or edited now: http://localhost:9/ doesn’t answer.',
    );
    await expect(page.locator('main pre:visible')).toHaveCount(9);
    await expect(page.locator('main [title="Show hidden lines"]')).toHaveCount(2);
  });

  test('on paper there are the blocks of the book', async ({ page, serve }) => {
    const { address } = await serve('test/books/lending');
    await page.goto(`${address}borrow.html`);
    await expect(page.locator('rust-example').first()).not.toHaveAttribute('data-waiting', /.*/);
    await expect(page.locator('main pre').first()).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('main pre:visible')).toHaveCount(10);
    await expect(page.locator('rust-example:visible')).toHaveCount(0);
  });

  test('axe finds nothing that our file brought', async ({ page, serve }) => {
    const { address } = await serve('test/books/endings');
    await page.goto(`${address}ends.html`);
    await expect(page.locator('rust-example').first()).not.toHaveAttribute('data-waiting', /.*/);
    // The page around a frame has these.
    const outside = ['landmark-one-main', 'page-has-heading-one', 'region'];
    expect(
      await violations(page, (axe) =>
        axe.setLegacyMode(false).include('rust-example').disableRules(outside),
      ),
    ).toEqual([]);
  });

  /** Blocks of the Guide that do not keep what they promise natively either, by chapter and number. */
  const natively: Record<string, string> = {
    'rust-2024/never-type-fallback.html 1': 'refused: it asks for a feature of nightly rustc',
    'rust-2024/never-type-fallback.html 3': 'refused: it asks for a feature of nightly rustc',
  };

  for (const half of [0, 1]) {
    test(`the Edition Guide, half ${half + 1}: every block that can run does, as it is marked`, async ({
      page,
      serve,
    }) => {
      const guide = editionGuide();
      test.skip(!guide, "the Edition Guide is in Debian's package rust-web-src");
      const { address, chapters } = await serve(guide ?? '');
      const mine = chapters.filter((_, index) => index % 2 === half);
      const wrong: string[] = [];
      let count = 0;
      for (const chapter of mine) {
        const ran = await runAll(page, address + chapter);
        // As many as mdBook would run.
        await expect(page.locator('.playground')).toHaveCount(ran.length);
        count += ran.length;
        for (const [index, one] of ran.entries()) {
          const place = `${chapter} ${index + 1}`;
          const otherwise = natively[place]?.split(':')[0];
          const wanted = otherwise ?? promised[one.expect as keyof typeof promised] ?? 'exit';
          if (one.end !== wanted) wrong.push(`${place}: ${one.end}, not ${wanted}`);
        }
      }
      console.log(`the Edition Guide: ${count} blocks in ${mine.length} chapters`);
      expect(count).toBeGreaterThan(30);
      expect(wrong).toEqual([]);
    });
  }
});
