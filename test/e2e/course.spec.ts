/** Course packages in the hands of a platform (test/course/platform.ts): started, reported, suspended, resumed, failed. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  type Browser,
  expect,
  type FrameLocator,
  type Page,
  test as plain,
} from '@playwright/test';
import { unzipSync } from 'fflate';
import { build, type Rolldown } from 'vite';
import type { Form } from '../../playground/course/parts.ts';
import { ourCourse } from '../../site/course.ts';
import { testsIn } from '../../site/exercise-tests.ts';
import { readPractice } from '../../site/practice.ts';
import { exercise, lesson, packed } from '../course/package.ts';
import type { LearnerRecord, Trouble } from '../course/platform.ts';
import { fakeCompiler, realCompiler, tested } from './fake-compiler.ts';
import { replaceText, violations, violationsInBothThemes } from './pages.ts';

/** Where a platform puts what it is given; it serves files by their exact paths alone. */
const place = '/files/7f/42/content/';
const kinds = {
  js: 'text/javascript',
  html: 'text/html; charset=utf-8',
  css: 'text/css',
} as Record<string, string>;

const packages = new Map<Form, Record<string, Uint8Array>>();
let server: Server;
let origin: string;
/** Requests that found nothing. */
const missing: string[] = [];

plain.beforeAll(async () => {
  const script = await platformScript();
  for (const form of ['scorm-1.2', 'scorm-2004', 'zip'] as const)
    packages.set(form, await packed(form));
  server = createServer((request, response) => {
    const address = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''));
    const [, form = '', file = ''] =
      new RegExp(`^${place}(scorm-1.2|scorm-2004|zip)/(.+)$`).exec(address) ?? [];
    const content =
      address === '/'
        ? '<!doctype html><title>Platform</title><style>iframe { width: 100%; height: 95vh }</style><body><script src="/lms.js"></script>'
        : address === '/lms.js'
          ? script
          : packages.get(form as Form)?.[file];
    if (content === undefined && address !== '/favicon.ico') missing.push(address);
    const type =
      address === '/' ? 'text/html' : (kinds[file.split('.').at(-1) ?? ''] ?? 'text/javascript');
    response.writeHead(content === undefined ? 404 : 200, {
      // A platform knows nothing of wasm.
      'Content-Type': /\.(wasm|bin)$/.test(file) ? 'application/octet-stream' : type,
      'Cache-Control': 'max-age=600',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
plain.afterAll(() => {
  server.close();
});

async function platformScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      lib: { entry: 'test/course/platform-page.ts', formats: ['iife'], name: 'platform' },
      write: false,
    },
  });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

const test = plain;
// The engine is megabytes to fetch, decompress and compile.
test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 60_000 };

const { exercises } = readPractice(ourCourse);
const solved = exercises.find(({ id }) => id === 'keep-the-offset');
const solution = solved?.solution ?? '';
const names = testsIn(solved?.tests ?? '').map(({ name }) => name);
const answers = [tested(solution, names)];
test.beforeEach(({ context }) => fakeCompiler(context, answers));

const learner = (name = 'learner 1'): LearnerRecord => ({ learner: name, values: {} });

type Version = '1.2' | '2004';
const addressOf = (form: Form) => `${origin}${place}${form}/index.html`;

interface Session {
  /** The package's page. */
  content: FrameLocator | Page;
  /** Closes it; what the platform then has. */
  end(): Promise<{ record: LearnerRecord; faults: string[] }>;
}

/** A platform shows the package in a frame, or in a window of its own. */
async function launch(
  page: Page,
  version: Version,
  record = learner(),
  { popup = false, trouble = 'none' as Trouble } = {},
): Promise<Session> {
  await page.goto(origin);
  const address = addressOf(`scorm-${version}`);
  const given = [version, record, trouble, popup ? '' : address] as const;
  await page.evaluate((all) => window.launch(...all), given);
  const told = () =>
    page.evaluate(() => ({ record: window.lms.record, faults: window.lms.faults }));
  if (!popup) {
    return {
      content: page.locator('iframe').contentFrame(),
      end: async () => {
        await page.evaluate(() => document.querySelector('iframe')?.remove());
        return told();
      },
    };
  }
  const opening = page.waitForEvent('popup');
  await page.evaluate((url) => void window.open(url), address);
  const content = await opening;
  return {
    content,
    end: async () => {
      await Promise.all([content.waitForEvent('close'), content.evaluate(() => window.close())]);
      // A window says farewell after it is closed.
      await page.waitForFunction(() =>
        /Finish|Terminate/.test(window.lms.calls.at(-1)?.name ?? ''),
      );
      return told();
    },
  };
}

const connection = (content: FrameLocator | Page) => content.locator('.connection');
const shown = (content: FrameLocator | Page) =>
  content.locator('rust-example >> iframe').contentFrame();
const sent = 'Your progress is saved in the course.';

async function open(content: FrameLocator | Page, name: string): Promise<FrameLocator> {
  const button = content.getByRole('button', { name });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'true');
  await expect(shown(content).locator('.practice, h1').first()).toBeVisible();
  return shown(content);
}

async function answer(content: FrameLocator | Page): Promise<void> {
  const frame = await open(content, 'Question: Two points after an assignment');
  await frame.locator('input[value="0"]').check();
  await frame.getByRole('button', { name: 'Check' }).click();
}

async function solve(content: FrameLocator | Page): Promise<void> {
  const frame = await open(content, 'Exercise: Make the pointer when asked');
  await frame.getByRole('button', { name: 'Edit', exact: true }).click();
  await replaceText(frame.locator('.cm-content'), solution);
  await frame.getByRole('button', { name: 'Run tests' }).click();
  await expect(frame.locator('.verdict')).toHaveText(/^Solved/, patient);
}

/** Another machine: nothing that this browser kept is there. */
async function elsewhere(browser: Browser, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await fakeCompiler(context, answers);
  await act(await context.newPage());
  await context.close();
}

/** Where each version keeps them. */
const elements = {
  '1.2': {
    status: 'cmi.core.lesson_status',
    score: 'cmi.core.score.raw',
    location: 'cmi.core.lesson_location',
    time: 'cmi.core.total_time',
  },
  '2004': {
    status: 'cmi.completion_status',
    score: 'cmi.score.raw',
    location: 'cmi.location',
    time: 'cmi.total_time',
  },
};

for (const version of ['1.2', '2004'] as const) {
  const { status, score, location, time } = elements[version];
  const tag = version === '2004' ? [] : '@all';

  for (const popup of [false, true]) {
    test(`SCORM ${version}, in a ${popup ? 'window of its own' : 'frame'}: solved, suspended, resumed elsewhere, completed`, {
      // Each resumes in the other kind of window, so one shows both.
      tag: popup && version === '2004' ? [] : '@all',
    }, async ({ page, browser }) => {
      const first = await launch(page, version, learner(), { popup });
      await expect(connection(first.content)).toHaveText(sent);
      await expect(first.content.locator('.tally')).toHaveText(
        '0 of 2 solved, 1 of 1 lesson opened',
      );
      await solve(first.content);
      await expect(first.content.locator('.tally')).toContainText('1 of 2 solved');
      const { record, faults } = await first.end();
      expect(faults.filter((fault) => !fault.endsWith(': 403'))).toEqual([]);
      expect(record.exit).toBe('suspend');
      expect(record.values[time]).toMatch(/[1-9]/);
      expect(record.values).toMatchObject({
        [status]: 'incomplete',
        [score]: '50',
        [location]: exercise.src,
      });
      if (version === '2004') expect(record.values['cmi.score.scaled']).toBe('0.5');

      await elsewhere(browser, async (other) => {
        const second = await launch(other, version, record, { popup: !popup });
        await expect(connection(second.content)).toHaveText(sent);
        await expect(second.content.locator('.tally')).toHaveText(
          '1 of 2 solved, 1 of 1 lesson opened',
        );
        // Where the learner was, with what the learner wrote.
        const frame = shown(second.content);
        await expect(frame.locator('.mark')).toHaveText('✓ solved');
        await expect(frame.locator('.cm-content')).toContainText(
          solution
            .split('\n')
            .find((line) => line.includes('fn '))
            ?.trim() ?? '',
        );
        await answer(second.content);
        await expect(second.content.locator('.tally')).toContainText('2 of 2 solved');
        const end = await second.end();
        expect(end.faults.filter((fault) => !fault.endsWith(': 403'))).toEqual([]);
        expect(end.record.exit).toBe(version === '1.2' ? '' : 'normal');
        expect(end.record.values).toMatchObject({ [status]: 'completed', [score]: '100' });
        if (version === '2004')
          expect(end.record.values).toMatchObject({
            'cmi.success_status': 'passed',
            'cmi.score.scaled': '1',
          });
        // What is complete stays so, whoever comes back with nothing.
        await elsewhere(browser, async (third) => {
          const again = await launch(third, version, end.record);
          await expect(connection(again.content)).toHaveText(sent);
          expect((await again.end()).record.values[status]).toBe('completed');
        });
      });
    });
  }

  test(`SCORM ${version}: what the platform refuses is kept, said, and sent at the next launch`, {
    tag,
  }, async ({ page }) => {
    const first = await launch(page, version, learner(), { trouble: 'refuses' });
    await expect(connection(first.content)).toContainText(
      'The course did not accept your progress',
    );
    await expect(connection(first.content)).toContainText(
      version === '1.2' ? 'error 101' : 'error 391',
    );
    await answer(first.content);
    await expect(first.content.locator('.tally')).toContainText('1 of 2 solved');
    await expect(connection(first.content)).toContainText('saved in this browser');
    const { record } = await first.end();
    expect(record.values).toEqual({});

    const second = await launch(page, version, record);
    await expect(connection(second.content)).toHaveText(sent);
    const end = await second.end();
    expect(end.record.values[score]).toBe('50');
  });

  test(`SCORM ${version}: Send again, once the platform has recovered`, { tag }, async ({
    page,
  }) => {
    const { content, end } = await launch(page, version, learner(), { trouble: 'throws' });
    await expect(connection(content)).toContainText('it failed: the connection is lost');
    await answer(content);
    await page.evaluate(() => {
      window.lms.trouble = 'none';
    });
    await content.getByRole('button', { name: 'Send again' }).click();
    await expect(connection(content)).toHaveText(sent);
    await expect(content.locator('.tally')).toContainText('1 of 2 solved');
    await expect(shown(content).locator('input[value="0"]')).toBeChecked();
    expect((await end()).record.values[score]).toBe('50');
  });

  test(`SCORM ${version}: a platform that does not start leaves the text, and the marks`, {
    tag,
  }, async ({ page }) => {
    const { content, end } = await launch(page, version, learner(), { trouble: 'closed' });
    await expect(connection(content)).toContainText(version === '1.2' ? 'error 101' : 'error 102');
    await answer(content);
    await expect(content.locator('.tally')).toContainText('1 of 2 solved');
    expect((await end()).record.values).toEqual({});

    // Nobody knew whose work it was; whoever comes next may say so.
    const next = await launch(page, version);
    await expect(connection(next.content)).toHaveText(sent);
    await expect(next.content.locator('.tally')).toContainText('0 of 2 solved');
    await next.content.getByRole('button', { name: 'It is mine: add it' }).click();
    await expect(next.content.locator('.tally')).toContainText('1 of 2 solved');
    await expect(connection(next.content)).toHaveText(sent);
    expect((await next.end()).record.values[score]).toBe('50');
  });

  test(`SCORM ${version}: a platform that goes away leaves the text, and hears of it later`, {
    tag: '@all',
  }, async ({ page, context }) => {
    const { content } = await launch(page, version, learner(), { popup: true });
    const popup = content as Page;
    await expect(connection(popup)).toHaveText(sent);
    await page.close();
    await answer(popup);
    await expect(connection(popup)).toContainText('its window is closed');
    await expect(shown(popup).locator('.verdict')).toHaveText('Right.');
    await popup.close();
    const later = await launch(await context.newPage(), version, learner());
    await expect(connection(later.content)).toHaveText(sent);
    expect((await later.end()).record.values[score]).toBe('50');
  });
}

test('a page that is loaded anew keeps on for the same learner, and the next launch sends it', {
  tag: '@all',
}, async ({ page }) => {
  const { content, end } = await launch(page, '2004');
  await expect(connection(content)).toHaveText(sent);
  await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.location.reload());
  await expect(connection(content)).toContainText('error 104, Content Instance Terminated');
  await answer(content);
  await expect(content.locator('.tally')).toContainText('1 of 2 solved');
  const { record } = await end();
  expect(record.values['cmi.score.raw']).toBe('0');
  const next = await launch(page, '2004', record);
  await expect(connection(next.content)).toHaveText(sent);
  await expect(next.content.locator('.claim')).toBeHidden();
  expect((await next.end()).record.values['cmi.score.raw']).toBe('50');
});

test('the text stands there before a slow platform is asked', { tag: '@all' }, async ({ page }) => {
  const { content, end } = await launch(page, '1.2', learner(), { trouble: 'slow' });
  await expect(connection(content)).toHaveText(sent, patient);
  expect(await page.evaluate(() => window.shownBefore)).toBeGreaterThan(1_000);
  await answer(content);
  await expect(content.locator('.tally')).toContainText('1 of 2 solved');
  await end();
});

test('learners of one browser do not get each other’s marks', { tag: '@all' }, async ({ page }) => {
  const first = await launch(page, '2004', learner('a'));
  await expect(connection(first.content)).toHaveText(sent);
  await answer(first.content);
  await expect(first.content.locator('.tally')).toContainText('1 of 2 solved');
  await first.end();
  const second = await launch(page, '2004', learner('b'));
  await expect(connection(second.content)).toHaveText(sent);
  await expect(second.content.locator('.tally')).toContainText('0 of 2 solved');
  const frame = await open(second.content, 'Question: Two points after an assignment');
  await expect(frame.locator('input[value="0"]')).not.toBeChecked();
  expect((await second.end()).record.values['cmi.score.raw']).toBe('0');
});

test('what the platform kept and nobody can read is said, and a copy is kept', async ({ page }) => {
  const record = learner();
  record.values['cmi.suspend_data'] = 'of another course';
  record.exit = 'suspend';
  const { content, end } = await launch(page, '1.2', record);
  await expect(content.locator('.note')).toContainText('This package cannot read');
  await end();
  const copies = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.includes('aside:course'))
      .map(([, text]) => text),
  );
  expect(copies).toEqual(['of another course']);
});

test('where the browser keeps nothing, the platform still has the marks', { tag: '@all' }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    if (location.pathname === '/') return;
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no storage', 'SecurityError');
      },
    });
  });
  const first = await launch(page, '2004', learner());
  await expect(connection(first.content)).toHaveText(sent);
  await answer(first.content);
  await expect(first.content.locator('.tally')).toContainText('1 of 2 solved');
  const { record } = await first.end();
  expect(record.values['cmi.score.raw']).toBe('50');
  const second = await launch(page, '2004', record);
  await expect(second.content.locator('.tally')).toContainText('1 of 2 solved');
});

test('the plain zip works at any path, says that nobody is told, and goes on where it was left', {
  tag: '@all',
}, async ({ page, context }) => {
  await realCompiler(context);
  missing.length = 0;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(addressOf('zip'));
  await expect(page).toHaveTitle('Rust & <C++>');
  await expect(connection(page)).toHaveText('Your progress is saved only in this browser.');
  const frame = shown(page);
  await expect(frame.locator('h1')).toHaveText(lesson.title);
  // A module that was compiled ahead, the engine, rustfmt, the words on an error.
  await frame
    .locator('.rust.runs')
    .first()
    .getByRole('button', { name: 'Run', exact: true })
    .click();
  await expect(frame.locator('.rust.runs .status').first()).toHaveText(/(ran|interpreted) in/i);
  await frame.locator('a.meaning').first().click();
  await expect(frame.getByRole('dialog')).toContainText('rustc');
  await frame.getByRole('dialog').getByRole('button').first().click();
  await solve(page);
  await shown(page).getByText('Options').click();
  await shown(page).getByRole('button', { name: 'Format' }).click();
  await answer(page);
  await expect(page.locator('.tally')).toHaveText('2 of 2 solved, 1 of 1 lesson opened');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Part 3 of 3: question');
  await expect(page.locator('.tally')).toHaveText('2 of 2 solved, 1 of 1 lesson opened');
  expect(missing).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:'))).toEqual([]);
});

test('no address in a package begins at the root of its host', () => {
  for (const [name, bytes] of Object.entries(packages.get('zip') ?? {})) {
    if (!/\.(html|css|js)$/.test(name)) continue;
    const text = new TextDecoder().decode(bytes);
    const found = /["'(=`]\/(_astro|run|embed|errors|lessons|course|playground)\/.{0,40}/.exec(
      text,
    );
    expect(found?.[0], name).toBeUndefined();
  }
});

test('a package is used by keyboard, by axe’s rules, and on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(addressOf('zip'));
  await expect(shown(page).locator('h1')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next part' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(
    page.getByRole('button', { name: 'Exercise: Make the pointer when asked' }),
  ).toHaveAttribute('aria-current', 'true');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  await expect(shown(page).locator('.practice')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
});

for (const form of ['scorm-1.2', 'scorm-2004'] as const) {
  test(`the manifest of ${form} is XML, names the version, and lists the zip`, async ({ page }) => {
    const files = packages.get(form) ?? {};
    const text = new TextDecoder().decode(files['imsmanifest.xml']);
    const read = await page.evaluate((xml) => {
      const all = new DOMParser().parseFromString(xml, 'application/xml');
      const resource = all.querySelector('resource');
      return {
        error: all.querySelector('parsererror')?.textContent,
        version: all.querySelector('schemaversion')?.textContent,
        namespace: all.documentElement.namespaceURI,
        type: [...(resource?.attributes ?? [])].find(({ localName }) =>
          /^scormtype$/i.test(localName),
        )?.name,
        href: resource?.getAttribute('href'),
        title: all.querySelector('organization > title')?.textContent,
        item: all.querySelector('item')?.getAttribute('identifierref'),
        resource: resource?.getAttribute('identifier'),
        files: [...all.querySelectorAll('file')].map((file) =>
          decodeURI(file.getAttribute('href') ?? ''),
        ),
      };
    }, text);
    const inZip = Object.keys(files).filter((name) => name !== 'imsmanifest.xml');
    expect(read.files.sort()).toEqual(inZip.sort());
    expect(read).toMatchObject({
      error: undefined,
      href: 'index.html',
      title: 'Rust & <C++>',
      item: read.resource,
      ...(form === 'scorm-1.2'
        ? {
            version: '1.2',
            namespace: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
            type: 'adlcp:scormtype',
          }
        : {
            version: '2004 4th Edition',
            namespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
            type: 'adlcp:scormType',
          }),
    });
  });
}

test('a package is made in the page, with its size told before; it can be stopped, and it can fail', {
  tag: '@all',
}, async ({ page }) => {
  await page.goto('/course/');
  expect(await violations(page)).toEqual([]);
  const form = page.locator('course-maker');
  const make = form.getByRole('button', { name: 'Make package' });
  await expect(form.locator('.size')).toContainText(/^61 parts, \d+\.\d MB/);
  const first = form.getByRole('group', { name: 'Things move' });
  const whole = first.getByLabel('All of lesson 1: Things move');
  await whole.uncheck();
  await expect(form.locator('.size')).toContainText(/^51 parts/);
  await form.getByRole('button', { name: 'Select none' }).click();
  await expect(form.locator('.size')).toHaveText('Select at least one part.');
  await make.click();
  await expect(form.locator('.said')).toHaveText('Select at least one part.');
  await first.getByText('Choose parts').click();
  await first.getByLabel('Exercise: Make the pointer when asked').check();
  await expect(whole).toHaveJSProperty('indeterminate', true);
  await expect(first).toContainText('(1 of 10 selected)');
  await expect(form.locator('.size')).toContainText(/^1 part, 2\d\.\d MB/);
  await form.getByLabel('Title').fill('Week 1');
  await form.getByLabel('SCORM 2004').check();

  let release = () => {};
  await page.route('**/run/std-*', async (route) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    await route.abort().catch(() => {});
  });
  await make.click();
  await form.getByRole('button', { name: 'Stop' }).click();
  await expect(form.locator('.said')).toHaveText('Stopped. Nothing was saved.');
  await expect(make).toBeFocused();
  release();
  await page.unroute('**/run/std-*');

  await page.route('**/run/std-*', (route) => route.fulfill({ status: 503 }));
  await make.click();
  await expect(form.locator('.said')).toContainText('503', patient);
  await page.unroute('**/run/std-*');

  const saving = page.waitForEvent('download');
  await make.click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('course-week-1-scorm-2004.zip');
  await expect(form.locator('.said')).toContainText('Package made', patient);
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const page_ = new TextDecoder().decode(files['index.html']);
  expect(page_).toContain('"title":"Week 1"');
  expect(page_).toContain(new URL('/', page.url()).href);
  const stored = readFileSync(path.join('dist', 'course/files.json')).toString();
  const std = Object.keys(files).find((name) => name.startsWith('run/std-')) ?? '';
  expect(stored).toContain(std);
  expect(files[std]?.length).toBe(readFileSync(path.join('dist', std)).length);
});
