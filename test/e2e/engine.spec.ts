/** Edited Rust in the page: broken, refused in rustc's words, mended, run, stopped. */
import { expect, type Locator, test } from '@playwright/test';
import { normalise } from '../../playground/prebuilt/answer.ts';
import type { RunEvent, Waiting } from '../../playground/runner/runner.ts';
import { exited, fakeCompiler, prints, spins } from './fake-compiler.ts';
import { forgetCompilers, nativeStdout, pages, programs, replaceText } from './pages.ts';

// The engine is loaded once a page: megabytes to fetch, decompress and compile.
test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 60_000 };

const press = (pane: Locator, name: string) =>
  pane.getByRole('button', { name, exact: true }).click();

const write = (pane: Locator, text: string) => replaceText(pane.locator('.cm-content'), text);

const printing = (text: string) => `fn main() {\n    println!("${text}");\n}\n`;

test('an example is edited until it fails, read, mended and run', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="reader_keeps_offset.rs"]');
  await press(pane, 'Edit');
  await expect(pane.locator('.cm-content')).toBeFocused();

  await write(
    pane,
    'fn main() {\n    let first = vec![1];\n    let second = first;\n    println!("{first:?}");\n}\n',
  );
  await press(pane, 'Run');
  await expect(pane.locator('.status')).toHaveText('It does not compile.', patient);
  await pane.getByText('In the words of rustc').click();
  const words = pane.locator('.own-words .message');
  await expect(words).toContainText('error[E0382]: borrow of moved value: `first`');
  // A place in a message leads to its line.
  await words.getByRole('button', { name: 'reader_keeps_offset.rs:4:16' }).click();
  await expect(pane.locator('.cm-content')).toBeFocused();

  await write(
    pane,
    'fn main() {\n    let first = vec![1];\n    let second = first;\n    println!("{second:?}");\n}\n',
  );
  await expect(pane.getByText('From before your edit:')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i, patient);
  await expect(pane.locator('.text .out')).toHaveText('[1]\n');
  await expect(pane.getByText('From before your edit:')).toBeHidden();
});

test('a refused program is mended where it stands', async ({ page, context }) => {
  await fakeCompiler(context, [prints(printing('mended'), 'mended\n')]);
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="reader_points_to_itself.rs"]');
  await press(pane, 'Edit');
  await write(pane, printing('mended'));
  await press(pane, 'Run');
  await expect(pane.locator('.output:not([hidden]) .status')).toHaveText(
    /(ran|interpreted) in/i,
    patient,
  );
  await expect(pane.locator('.output:not([hidden]) .text')).toHaveText('mended\n');
  await press(pane, 'Reset');
  await expect(pane.locator('.message')).toContainText('error[E0505]');
});

test('an engine that nobody uses gives its memory back, and the next run works', async ({
  page,
  context,
}) => {
  const texts = ['first', 'second'];
  await fakeCompiler(
    context,
    texts.map((text) => prints(printing(text), `${text}\n`)),
  );
  await page.clock.install();
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  const engines = () => page.workers().filter((worker) => worker.url().includes('engine-worker'));
  for (const text of texts) {
    await write(pane, printing(text));
    await page.clock.runFor(1_000);
    await press(pane, 'Run');
    await expect(pane.locator('.text .out')).toHaveText(`${text}\n`, patient);
    expect(engines()).not.toEqual([]);
    await page.clock.fastForward('05:00');
    await expect.poll(engines).toEqual([]);
  }
});

test('an endless loop is stopped, and the next run works', async ({ page, context }) => {
  const endless = 'fn main() {\n    println!("before");\n    loop {}\n}\n';
  await fakeCompiler(context, [spins(endless, 'before\n'), prints(printing('after'), 'after\n')]);
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  await write(pane, endless);
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toHaveText('before\n', patient);
  await press(pane, 'Stop');
  await expect(pane.locator('.status')).toHaveText('Stopped.');
  await write(pane, printing('after'));
  await press(pane, 'Run');
  await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i, patient);
  await expect(pane.locator('.text')).toHaveText('after\n');
});

test('code with unsafe is interpreted; the reader may have it at full speed, without checks', async ({
  page,
}) => {
  const source = `fn main() {
    let mut sum = 0u64;
    for number in 0..50_000_000u64 {
        sum += unsafe { *(&raw const number) };
    }
    println!("{sum}");
}
`;
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  await write(pane, source);
  await press(pane, 'Run');
  await pane.getByRole('button', { name: 'Run at full speed, without checks' }).click(patient);
  await expect(pane.locator('.status')).toHaveText(/^Compiled in .*, ran in .*, without checks\.$/);
  await expect(pane.locator('.text')).toHaveText('1249999975000000\n');
  await expect(pane.getByText('checks every access')).toHaveCount(0);
  // The choice is for that run alone, and code without unsafe needs none.
  await write(pane, source.replace('unsafe { *(&raw const number) }', 'number'));
  await press(pane, 'Run');
  await expect(pane.locator('.status')).toHaveText(/^Compiled in .*, ran in [^,]*\.$/);
});

test('two programs run beside each other, each in its own pane', async ({ page, context }) => {
  await fakeCompiler(context, [
    spins('fn main() {\n    println!("first");\n    loop {}\n}\n', 'first\n'),
    prints(printing('second'), 'second\n'),
  ]);
  await page.goto('/lessons/things-move/');
  // The first edit on the page is one of C++, which needs no engine.
  const cpp = page.locator('program-pane[data-file="point_by_value.cpp"]');
  await press(cpp, 'Edit');
  await write(cpp, '// mine');
  const first = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(first, 'Edit');
  await write(first, 'fn main() {\n    println!("first");\n    loop {}\n}\n');
  await press(first, 'Run');
  await expect(first.locator('.text')).toHaveText('first\n', patient);
  const second = page.locator('program-pane[data-file="return_slot_reused.rs"]');
  await press(second, 'Edit');
  await write(second, printing('second'));
  await press(second, 'Run');
  await expect(second.locator('.status')).toHaveText(/(ran|interpreted) in/i, patient);
  await expect(second.locator('.text')).toHaveText('second\n');
  await expect(first.locator('.text')).toHaveText('first\n');
  await press(first, 'Stop');
  await expect(first.locator('.status')).toHaveText('Stopped.');
});

test('two panes that start at once wait for one download', { tag: '@all' }, async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.bin')) fetched.push(request.url());
  });
  await page.goto('/lessons/things-move/');
  await forgetCompilers(page);
  const names = ['point_by_value.rs', 'return_slot_reused.rs'];
  const panes = names.map((name) => page.locator(`program-pane[data-file="${name}"]`));
  for (const [index, pane] of panes.entries()) {
    await press(pane, 'Edit');
    await write(pane, `fn main() {\n    println!("pane ${index}");\n}\n`);
    await press(pane, 'Run');
  }
  for (const [index, pane] of panes.entries())
    await expect(pane.locator('.text .out')).toHaveText(`pane ${index}\n`, patient);
  expect(fetched).toHaveLength(2);
});

const calls = 'fn pick(all: &[u8]) -> u8 {\n    all[1]\n}\nfn main() {\n    pick(&[0]);\n}\n';
const leaks = 'fn main() {\n    std::mem::forget(Box::new(1u64));\n}\n';
const frees = 'fn main() {\n    drop(Box::new(1u64));\n}\n';
const deep = `fn main() { ${'('.repeat(20_000)} }`;

test('a run says what led to its end', async ({ page, context }) => {
  const place = (line: number, column: number) => `point_by_value.rs:${line}:${column}`;
  const panic = {
    message: 'index out of bounds: the len is 1 but the index is 1',
    place: place(2, 5),
    backtrace: [`pick at ${place(2, 5)}`, `main at ${place(5, 5)}`],
  };
  await fakeCompiler(context, [
    {
      text: calls,
      run: [
        { kind: 'panic', thread: 0, ...panic },
        { kind: 'end', end: { kind: 'panic', aborts: false, ...panic } },
      ],
    },
    {
      text: leaks,
      run: [{ kind: 'leaks', leaks: [{ place: place(2, 22), count: 1, bytes: 8 }] }, exited],
    },
    { text: frees, run: [exited] },
    { text: deep, run: [{ kind: 'end', end: { kind: 'limit', limit: 'nesting' } }] },
  ]);
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  const status = pane.locator('.status');

  await write(pane, calls);
  await press(pane, 'Run');
  await expect(status).toHaveText(`Panicked at ${place(2, 5)}: exit code 101.`, patient);
  await expect(pane.locator('.text')).toContainText(
    `The calls that led there:\n  pick at ${place(2, 5)}\n  main at ${place(5, 5)}\n`,
  );

  await write(pane, leaks);
  await press(pane, 'Run');
  await expect(status).toHaveText(/(ran|interpreted) in/i);
  const leaked = pane.getByText('Never freed: 8 bytes from point_by_value.rs:2:22.');
  await expect(leaked).toBeVisible();

  await write(pane, frees);
  await press(pane, 'Run');
  await expect(status).toHaveText(/(ran|interpreted) in/i);
  await expect(leaked).toHaveCount(0);

  await write(pane, deep);
  await press(pane, 'Run');
  await expect(status).toHaveText('Stopped: the code is nested too deeply for the compiler.');
});

test('the engine is kept: offline it still runs', { tag: '@all' }, async ({ browser }) => {
  // One of its own, since whether it is offline outlasts a test.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  await write(pane, printing('online'));
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toHaveText('online\n', patient);
  await context.setOffline(true);
  await write(pane, printing('offline'));
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toHaveText('offline\n', patient);
  await context.close();
});

test('an engine that does not come is said so, and tried again', { tag: '@all' }, async ({
  page,
}) => {
  await page.route(/\.library\.bin$/, (route) => route.fulfill({ status: 503 }));
  await page.goto('/lessons/things-move/');
  await forgetCompilers(page);
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  await write(pane, 'fn main() {\n    println!("well");\n}\n');
  await press(pane, 'Run');
  await expect(pane.locator('.status')).toContainText(
    'The compiler could not be loaded: 503',
    patient,
  );
  await page.unrouteAll();
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toHaveText('well\n', patient);
});

for (const address of pages) {
  // One page shows that the page has threads and tells of a deadlock.
  const tag = address === '/lessons/interior-mutability/' ? [] : '@all';
  test(`what needs threads on ${address} runs, too`, { tag }, async ({ page }) => {
    await page.goto(address);
    for (const pane of await page
      .locator('contrast-block program-pane.rust:not(.runs, .refused)')
      .all()) {
      const name = await pane.getAttribute('data-file');
      const program = programs.find((one) => one.name === name);
      if (!program) throw new Error(`no program ${name}`);
      await press(pane, 'Run');
      const ends =
        program.ends === 'hang'
          ? /^Deadlock\. The main thread waits at .* for a mutex, which it took itself at/
          : /(ran|interpreted) in/i;
      await expect(pane.locator('.status')).toHaveText(ends, patient);
      const stdout = (await pane.locator('.text .out').allTextContents()).join('');
      expect(normalise(stdout), program.file).toBe(nativeStdout(program));
    }
  });
}

const chance = 'fn main() {\n    std::thread::spawn(|| print!("other")).join().unwrap();\n}\n';

test('many schedules of threads are tried, and each outcome can be seen', async ({
  page,
  context,
}) => {
  const threads: RunEvent[] = [
    { kind: 'thread-started', thread: 1 },
    { kind: 'thread-ended', thread: 1 },
  ];
  const printing = (text: string): RunEvent[] => [...threads, { kind: 'stdout', text }, exited];
  await fakeCompiler(context, [
    { text: chance, options: { seed: 7 }, run: printing('rare') },
    { text: chance, run: printing('other') },
  ]);
  await page.goto('/lessons/things-move/');
  const pane = page.locator('program-pane[data-file="point_by_value.rs"]');
  await press(pane, 'Edit');
  await write(pane, chance);
  await press(pane, 'Run');
  await press(pane, 'Try 100 schedules');
  const outcomes = pane.locator('.outcomes button');
  // Real threads of this program have one outcome.
  if (process.env.TEST_LEVEL === 'all') {
    await expect(pane.locator('.status')).toHaveText('100 schedules, one outcome.', {
      timeout: 120_000,
    });
    await expect(outcomes).toHaveText(['100 × other']);
    return;
  }
  await expect(outcomes).toHaveText(['99 × other', '1 × rare']);
  await outcomes.last().click();
  await expect(outcomes.last()).toHaveAttribute('aria-pressed', 'true');
  await expect(pane.locator('.text')).toHaveText('rare');
});

test('an edition can be chosen where the text speaks of one', async ({ page, context }) => {
  const source = programs.find(({ name }) => name === 'guard_in_if_let.rs')?.source ?? '';
  const place = 'guard_in_if_let.rs:1:1';
  const waiting: Waiting[] = [
    { thread: 0, place, reason: 'mutex', holders: [{ thread: 0, place }] },
  ];
  await fakeCompiler(context, [
    {
      text: source,
      options: { edition: '2021' },
      run: [{ kind: 'end', end: { kind: 'deadlock', waiting } }],
    },
  ]);
  await page.goto('/lessons/interior-mutability/');
  const pane = page.locator('program-pane[data-file="guard_in_if_let.rs"]');
  await pane.getByText('Options').click();
  await pane.getByLabel('Edition').selectOption('2021');
  await press(pane, 'Run');
  await expect(pane.locator('.status')).toHaveText(/^Deadlock/, patient);
  // The line where it waits is marked in the code.
  await expect(pane.locator('.line.broken')).toHaveAttribute('data-note', /the main thread waits/);
});
