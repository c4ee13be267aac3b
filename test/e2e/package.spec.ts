/**
 * The npm package, packed and installed in three kinds of project: plain HTML,
 * Vite, and React. Each is opened from its own server, which notes every request.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';
import sirv from 'sirv';
import { alone } from './alone.ts';
import { replaceText } from './pages.ts';

// The tests share one build, and the first that fails would fail the others.
test.describe.configure({ mode: 'serial', timeout: 300_000 });
const patient = { timeout: 120_000 };
const all = { tag: '@all' };

const root = mkdtempSync(path.join(tmpdir(), 'package-'));
const built = path.join(root, 'built');
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (cwd: string, command: string, ...words: string[]) =>
  execFileSync(command, words, { cwd, stdio: 'pipe', encoding: 'utf8' });

let tarball: string;
test.beforeAll(() => {
  alone(() => run('.', 'node', 'site/package/build.ts', '--out', built));
  tarball = path.join(root, run(root, 'npm', 'pack', '--silent', built).trim());
});

/** A project that has installed the package, and what else it needs from the registry. */
function newProject(name: string, files: Record<string, string>, needs: string[] = []): string {
  const folder = path.join(root, name);
  mkdirSync(folder);
  write(folder, { 'package.json': '{ "type": "module", "private": true }', ...files });
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...needs);
  // As the README says: the folder is served as it is.
  cpSync(path.join(folder, 'node_modules/rust-example'), path.join(folder, 'public/rust-example'), {
    recursive: true,
  });
  return folder;
}

function write(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** Serves a folder below `/deep/down/`, and notes what is asked for. */
async function serveDeep(folder: string) {
  const requests: string[] = [];
  const files = sirv(folder);
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    // Every browser asks for it.
    if (url !== '/favicon.ico') requests.push(url);
    if (!url.startsWith(base)) {
      response.writeHead(404).end();
      return;
    }
    request.url = url.slice(base.length - 1);
    files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}${base}`, requests, close: () => server.close() };
}
const base = '/deep/down/';

/** Notes requests to anywhere, workers' included; the server sees those to itself alone. */
function noteRequests(page: Page): string[] {
  const urls: string[] = [];
  page.context().on('request', (request) => urls.push(request.url()));
  return urls;
}

const frameOf = (page: Page, id: string): FrameLocator =>
  page.locator(`#${id} >> iframe`).contentFrame();

const press = (frame: FrameLocator, name: string) =>
  frame.getByRole('button', { name, exact: true }).first().click();

async function type(frame: FrameLocator, text: string): Promise<void> {
  await press(frame, 'Edit');
  await replaceText(frame.locator('.cm-content'), text);
}

const moved = `fn main() {
    let name = String::from("Ada");
    drop(name);
    println!("{name}");
}
`;

test(
  'plain HTML: Rust, C++, an error explained and the playground, all from the one folder',
  all,
  async ({ page, context }) => {
    const folder = newProject('plain', {
      'public/index.html': `<!doctype html>
      <script async src="rust-example/embed.js"></script>
      <rust-example id="rust">
        fn main() {
            println!("Hello");
        }
      </rust-example>
      <rust-example id="cpp" language="cpp">
        #include &lt;iostream>
        int main() { std::cout &lt;&lt; "Hello\\n"; }
      </rust-example>
      <rust-example id="lesson" src="handles/town_graph"></rust-example>`,
    });
    const { address, requests, close } = await serveDeep(path.join(folder, 'public'));
    const urls = noteRequests(page);
    await page.goto(address);

    await test.step('Rust is edited and run', async () => {
      const rust = frameOf(page, 'rust');
      await type(rust, 'fn main() {\n    println!("edited {}", 6 * 7);\n}\n');
      await press(rust, 'Run');
      await expect(rust.locator('.text')).toHaveText('edited 42\n', patient);
    });

    await test.step('the editor has its styles', async () => {
      const rust = frameOf(page, 'rust');
      const styleOf = (selector: string, property: string) =>
        rust.locator(selector).evaluate((element, name) => {
          const plain = document.body.appendChild(document.createElement(element.tagName));
          const values = [element, plain].map((one) =>
            getComputedStyle(one).getPropertyValue(name),
          );
          plain.remove();
          return values;
        }, property);
      for (const [selector, property] of [
        ['.cm-content', 'font-family'],
        ['.pane .head', 'display'],
        ['.actions .run', 'border-top-color'],
      ] as const) {
        const [own, plain] = await styleOf(selector, property);
        expect(own, `${selector} ${property}`).not.toBe(plain);
      }
    });

    await test.step('an error has its place, its words and its page', async () => {
      const rust = frameOf(page, 'rust');
      await replaceText(rust.locator('.cm-content'), moved);
      const problems = rust.locator('.problems');
      await expect(problems).toContainText('borrow of moved value', patient);
      expect(
        await problems
          .locator('li')
          .first()
          .evaluate((item) => getComputedStyle(item).listStyleType),
      ).toBe('none');
      await problems.getByRole('button', { name: /Why/ }).click();
      const why = rust.getByRole('dialog');
      await expect(why).toContainText('E0382');
      await expect(why.locator('program-pane').first()).toBeVisible();
      const links = await why
        .locator('a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      const inside = links.filter((link) => link.startsWith(new URL('/', address).href));
      expect(inside.filter((link) => !link.startsWith(`${address}rust-example/`))).toEqual([]);
      await page.keyboard.press('Escape');
    });

    await test.step('C++ is edited and run', async () => {
      const cpp = frameOf(page, 'cpp');
      await type(cpp, '#include <iostream>\nint main() { std::cout << "edited " << 6 * 7; }\n');
      await press(cpp, 'Run');
      await expect(cpp.locator('.text')).toHaveText('edited 42', patient);
    });

    await test.step('lessons are another site’s, and the page says so', async () => {
      await page.locator('#lesson').scrollIntoViewIfNeeded();
      await expect(frameOf(page, 'lesson').getByRole('alert')).toContainText(
        "There is no 'handles/town_graph' here.",
      );
    });

    await test.step('the playground opens with the program, and runs it', async () => {
      const opened = context.waitForEvent('page');
      await frameOf(page, 'rust').getByText('Open in').click();
      await frameOf(page, 'rust').locator('.actions .playground').click();
      const playground = await opened;
      expect(playground.url()).toMatch(new RegExp(`^${address}rust-example/playground/#`));
      await expect(playground.locator('.cm-content')).toContainText('drop(name)');
      await replaceText(playground.locator('.cm-content'), 'fn main() { print!("there") }');
      await press(playground as unknown as FrameLocator, 'Run');
      await expect(playground.locator('.text')).toHaveText('there', patient);
      await playground.close();
    });

    expect(
      requests.filter((url) => url !== base && !url.startsWith(`${base}rust-example/`)),
    ).toEqual([]);
    expect(urls.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url))).toEqual(
      [],
    );
    expect(requests.length).toBeGreaterThan(10);
    close();
  },
);

test('no address in the package leads to nowhere, or to the root of its host', all, () => {
  const wrong: string[] = [];
  const files = new Set(globSync('**/*', { cwd: built }));
  for (const page of globSync('**/*.html', { cwd: built })) {
    for (const address of addressesIn(parse(readFileSync(path.join(built, page), 'utf8')))) {
      if (/^(https?|data|mailto):|^#/.test(address)) continue;
      const [target = ''] = address.split('#');
      const file = path.join(path.dirname(page), target.replace('*', 'E0382'));
      if (target.startsWith('/') || !files.has(file.replace(/\/$/, '/index.html')))
        wrong.push(`${page}: ${address}`);
    }
  }
  for (const sheet of globSync('**/*.css', { cwd: built })) {
    const text = readFileSync(path.join(built, sheet), 'utf8');
    for (const [, address = ''] of text.matchAll(/url\(["']?(?!data:)([^"')]+)/g)) {
      if (address.startsWith('/') || !files.has(path.join(path.dirname(sheet), address)))
        wrong.push(`${sheet}: ${address}`);
    }
  }
  // There are no lessons; the frame's page says where they would be.
  expect(wrong.filter((line) => line !== 'embed/index.html: ../lessons/')).toEqual([]);
});

/** What a browser or a script of ours would follow. */
function addressesIn(node: Html.Node): string[] {
  const own =
    'attrs' in node
      ? node.attrs.filter(({ name }) =>
          /^(href|src|data-(engine|library|clang|sysroot|rustfmt|errors|glue|wasm|lessons))$/.test(
            name,
          ),
        )
      : [];
  const children = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : [];
  return [...own.map(({ value }) => value), ...children.flatMap(addressesIn)];
}

test('every package in the modules has its licence there', all, () => {
  const licences = readFileSync(path.join(built, 'licences.txt'), 'utf8');
  for (const name of [
    '@codemirror/view',
    'zod',
    'brotli-dec-wasm',
    '@bjorn3/browser_wasi_shim',
    'diff',
  ])
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
});

test('a server imports every module, and nothing happens', all, () => {
  const folder = newProject('server', {});
  const { exports } = JSON.parse(readFileSync(path.join(built, 'package.json'), 'utf8'));
  const names = Object.keys(exports).filter((name) => !name.endsWith('.json'));
  for (const name of names) {
    const module = path.posix.join('rust-example', name);
    run(folder, 'node', '--input-type=module', '--eval', `await import('${module}')`);
  }
  expect(names).toContain('.');
});

/** Installed together: each framework's types are checked apart. */
const frameworks = [
  'react@19',
  '@types/react@19',
  'react-dom@19',
  '@types/react-dom@19',
  'preact',
  'solid-js',
  'svelte',
  'vue',
];

const jsx = `<rust-example home="/rust-example/" run readonly={false} theme="dark" scale={1.5} height="300" expect="should_panic">
  {'fn main() {}'}
</rust-example>`;

/** A file that must compile, and what to put into it that must not. */
const typed: Record<
  string,
  { file: string; source: string; wrong: [string, string]; options?: object }
> = {
  element: {
    file: 'main.ts',
    source: `import { RustExample, type RustExampleEvents } from 'rust-example';
      import { createRunner, type RunEvent, type Runner } from 'rust-example/runner';
      const element: RustExample = document.createElement('rust-example');
      element.home = '/rust-example/';
      element.run = true;
      element.run();
      element.addEventListener('run', ({ detail }) => detail.end.kind satisfies string);
      const runner: Runner = createRunner('/rust-example/');
      runner.run({ language: 'rust', file: 'main.rs', source: '' }, (event: RunEvent) => event.kind);
      export type Output = RustExampleEvents['output']['detail']['stream'];`,
    wrong: ['element.run = true', 'element.run = 1'],
  },
  react: {
    file: 'main.tsx',
    source: `import { useRef } from 'react';
      import type { RustExample } from 'rust-example/react';
      export const App = () => {
        const ref = useRef<RustExample>(null);
        return <>${jsx.replace('<rust-example', '<rust-example ref={ref} className="a" key={1} onrun={({ detail }) => detail.end.kind}')}</>;
      };`,
    wrong: ['theme="dark"', 'theme="pink"'],
    options: { jsx: 'react-jsx' },
  },
  preact: {
    file: 'main.tsx',
    source: `import 'rust-example/preact';
      export const App = () => ${jsx.replace('<rust-example', '<rust-example class="a" onrun={({ detail }) => detail.end.kind}')};`,
    wrong: ['theme="dark"', 'theme="pink"'],
    options: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  },
  solid: {
    file: 'main.tsx',
    source: `import 'rust-example/solid';
      export const App = () => ${jsx.replace('<rust-example', '<rust-example class="a" on:run={({ detail }) => detail.end.kind}')};`,
    wrong: ['theme="dark"', 'theme="pink"'],
    options: { jsx: 'preserve', jsxImportSource: 'solid-js' },
  },
  svelte: {
    file: 'main.ts',
    source: `import 'rust-example/svelte';
      import type { SvelteHTMLElements } from 'svelte/elements';
      export const attributes: SvelteHTMLElements['rust-example'] = {
        home: '/', run: true, theme: 'dark', class: 'a', onrun: ({ detail }) => detail.end.kind,
      };`,
    wrong: ["theme: 'dark'", "theme: 'pink'"],
  },
  vue: {
    file: 'main.ts',
    source: `import 'rust-example/vue';
      import type { GlobalComponents } from 'vue';
      type Props = InstanceType<GlobalComponents['rust-example']>['$props'];
      export const props: Props = { home: '/', run: true, theme: 'dark' };`,
    wrong: ["theme: 'dark'", "theme: 'pink'"],
  },
};

test('types: every export, and the element in the templates of frameworks', all, () => {
  const folder = newProject('types', {}, frameworks);
  const tsc = path.resolve('node_modules/.bin/tsc');
  for (const [name, { file, source, wrong, options }] of Object.entries(typed)) {
    const config = {
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: name === 'svelte' || name === 'solid',
        noEmit: true,
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: [],
        ...options,
      },
      include: [file],
    };
    const writeWith = (text: string) =>
      write(folder, {
        [`${name}/${file}`]: text,
        [`${name}/tsconfig.json`]: JSON.stringify(config),
      });
    const check = () => {
      try {
        return run(folder, tsc, '--project', name, '--pretty', 'false');
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    writeWith(source);
    expect(check(), name).toBe('');
    writeWith(source.replace(...wrong));
    expect(check(), name).toContain('error TS2322');
  }
});

test('Vite bundles the element and the runner', all, async ({ page }) => {
  const folder = newProject(
    'vite',
    {
      'index.html': '<!doctype html><script type="module" src="/main.ts"></script>',
      'main.ts': `
      import 'rust-example';
      import { createRunner } from 'rust-example/runner';
      const home = import.meta.env.BASE_URL + 'rust-example/';
      const element = document.createElement('rust-example');
      element.id = 'rust';
      element.home = home;
      element.textContent = 'fn main() { println!("by the component"); }';
      document.body.append(element);
      element.run();
      const runner = createRunner(home);
      const outputs = { rust: 'fn main() { print!("rust ") }', cpp: '#include <cstdio>\\nint main() { puts("cpp"); }' };
      for (const [language, source] of Object.entries(outputs)) {
        const output = document.body.appendChild(document.createElement('output'));
        output.id = 'by-' + language;
        runner.run({ language: language as 'rust' | 'cpp', file: 'main', source }, (event) => {
          if (event.kind === 'stdout') output.append(event.text);
        });
      }`,
    },
    ['vite@8'],
  );
  run(folder, 'npx', 'vite', 'build', '--base', base, '--logLevel', 'warn');
  const { address, requests, close } = await serveDeep(path.join(folder, 'dist'));
  await page.goto(address);
  await expect(frameOf(page, 'rust').locator('.text')).toHaveText('by the component\n', patient);
  await expect(page.locator('#by-rust')).toHaveText('rust ', patient);
  await expect(page.locator('#by-cpp')).toHaveText('cpp\n', patient);
  expect(requests.filter((url) => !url.startsWith(base))).toEqual([]);
  close();
});

test('React sets what the element is, and changes it', all, async ({ page }) => {
  const folder = newProject(
    'react',
    {
      'index.html': '<!doctype html><main></main><script type="module" src="/main.tsx"></script>',
      'main.tsx': `
      import { useState } from 'react';
      import { createRoot } from 'react-dom/client';
      import 'rust-example/react';
      function App() {
        const [name, setName] = useState('first');
        const [ended, setEnded] = useState('');
        return <>
          <button onClick={() => setName('second')}>Change</button>
          <output>{ended}</output>
          <rust-example id="rust" home={import.meta.env.BASE_URL + 'rust-example/'} run
            theme={name === 'first' ? 'light' : 'dark'} onrun={({ detail }) => setEnded(name + ' ' + detail.end.kind)}>
            {'fn main() { println!("' + name + '"); }'}
          </rust-example>
        </>;
      }
      createRoot(document.querySelector('main')!).render(<App />);`,
    },
    ['vite@8', 'react@19', 'react-dom@19'],
  );
  run(folder, 'npx', 'vite', 'build', '--base', base, '--logLevel', 'warn');
  const { address, requests, close } = await serveDeep(path.join(folder, 'dist'));
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(address);
  const frame = frameOf(page, 'rust');
  await expect(frame.locator('.text')).toHaveText('first\n', patient);
  await expect(page.locator('output')).toHaveText('first exit');
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(frame.locator('.text')).toHaveText('second\n', patient);
  await expect(page.locator('output')).toHaveText('second exit');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => typeof document.querySelector('rust-example')?.run)).toBe(
    'function',
  );
  expect(errors).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(base))).toEqual([]);
  close();
});
