/** `<rust-example>` as frameworks and scripts of a page use it: properties, text that changes, parts that fail. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

/** The body of the host's only page. */
let body = '';
let host: string;
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html>${body}`);
});
test.beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  host = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
test.afterAll(() => {
  server.close();
});

async function openHost(page: Page, content: string): Promise<void> {
  body = content;
  await page.goto(host);
}

const script = (site = '') => `<script src="${site}/embed.js"></script>`;
const inside = (page: Page) => page.locator('rust-example >> iframe').contentFrame();

test('each attribute is a property, and run stays a method', async ({ page, baseURL }) => {
  await openHost(page, script(baseURL));
  const wrong = await page.evaluate(() => {
    const element = document.createElement('rust-example');
    const properties = element as unknown as Record<string, unknown>;
    const { observedAttributes } = element.constructor as unknown as {
      observedAttributes: string[];
    };
    return observedAttributes.flatMap((name) => {
      // As React, Vue and Solid write a true and a false one, and take one away.
      const results = ['x', true, '', false, 'false', null, undefined].map((value) => {
        properties[name] = value;
        return element.getAttribute(name);
      });
      const text = ['x', 'true', '', 'false', 'false', null, null];
      const flag = ['', '', '', null, null, null, null];
      const expected = ['readonly', 'edit', 'run'].includes(name) ? flag : text;
      return `${results}` === `${expected}` ? [] : [`${name}: ${JSON.stringify(results)}`];
    });
  });
  expect(wrong).toEqual([]);
  expect(
    await page.evaluate(() => {
      const element = document.createElement('rust-example');
      element.home = '/rust-example/';
      element.scale = '2';
      element.readonly = true;
      const { home, scale, readonly, run, src } = element;
      return { home, scale, readonly, run: typeof run, src };
    }),
  ).toEqual({ home: `${host}rust-example/`, scale: '2', readonly: true, run: 'function', src: '' });
});

test('properties that were set before the script came count', async ({ page, baseURL }) => {
  await openHost(page, '<main></main>');
  await page.evaluate((home) => {
    const element = document.createElement('rust-example');
    Object.assign(element, { home, src: 'handles/town_graph', language: 'rust', run: true });
    element.addEventListener('run', ({ detail }) => {
      document.title = detail.end.kind;
    });
    document.querySelector('main')?.append(element);
    const script = document.createElement('script');
    script.src = `${home}embed.js`;
    document.head.append(script);
  }, `${baseURL}/`);
  await expect(page).toHaveTitle('exit');
});

test('every event of a run names its file', async ({ page, baseURL }) => {
  await openHost(page, `${script(baseURL)}<rust-example src="handles/town_graph"></rust-example>`);
  await inside(page).getByRole('button', { name: 'Edit' }).first().waitFor();
  const files = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const heard: string[] = [];
        const element = document.querySelector('rust-example');
        for (const kind of ['start', 'output', 'run'] as const) {
          element?.addEventListener(kind, ({ detail }) => {
            if (!heard.includes(`${kind} ${detail.file}`)) heard.push(`${kind} ${detail.file}`);
            if (kind === 'run') resolve(heard);
          });
        }
        element?.run();
      }),
  );
  const file = 'examples/town_graph.rs';
  expect(files).toEqual([`start ${file}`, `output ${file}`, `run ${file}`]);
});

test('text that a framework changes is the new program; what stays the same loads nothing', async ({
  page,
  baseURL,
}) => {
  const program = (name: string) => `fn main() { println!("${name}"); }`;
  await openHost(page, `${script(baseURL)}<rust-example>${program('first')}</rust-example>`);
  const code = inside(page).locator('.code');
  await expect(code).toContainText('first');
  const frames = await page.evaluate(() => {
    const element = document.querySelector('rust-example');
    const frame = () => element?.shadowRoot?.querySelector('iframe');
    const before = frame();
    const text = element?.firstChild as Text;
    text.data = `\n    ${text.data}\n`;
    element?.setAttribute('language', element.getAttribute('language') ?? 'rust');
    const afterLanguage = frame();
    element?.setAttribute('language', 'rust');
    return { replaced: before !== afterLanguage, kept: afterLanguage === frame() };
  });
  expect(frames).toEqual({ replaced: true, kept: true });
  await page.evaluate((text) => {
    const node = document.querySelector('rust-example')?.firstChild as Text;
    node.data = text;
  }, program('second'));
  await expect(code).toContainText('second');
});

test('a part that cannot be loaded is told, and messages after it still count', async ({
  page,
  baseURL,
}) => {
  await page.route(/\/_astro\/inks/, (route) => route.abort());
  await openHost(page, '<main></main>');
  await page.evaluate((home) => {
    const element = document.createElement('rust-example');
    Object.assign(element, { home, theme: 'light', textContent: 'fn main() {}' });
    element.addEventListener('error', ({ detail }) => {
      document.title = detail.message;
    });
    document.querySelector('main')?.append(element);
    const script = document.createElement('script');
    script.src = `${home}embed.js`;
    document.head.append(script);
  }, `${baseURL}/`);
  await expect(page).toHaveTitle(/could not be loaded/);
  await expect(inside(page).getByRole('alert')).toHaveText(/could not be loaded/);
  // By the protocol: the element itself waits for a frame that is ready.
  await page.evaluate(() => {
    const root = document.querySelector('rust-example')?.shadowRoot;
    const frame = root?.querySelector('iframe')?.contentWindow;
    for (const message of [
      { kind: 'run' },
      { kind: 'code', code: '' },
      { kind: 'theme', theme: 'dark' },
    ])
      frame?.postMessage({ rustExample: 1, ...message }, '*');
  });
  await expect(inside(page).locator('html')).toHaveAttribute('data-theme', 'dark');
});
