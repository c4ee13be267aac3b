/** Exercises and quizzes as a reader meets them: failed, helped, solved, answered, remembered, taken along. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { exerciseAnchor, quizAnchor } from '../../site/anchors.ts';
import { lessonFolders, ourCourse, pageOf } from '../../site/course.ts';
import { testsIn } from '../../site/exercise-tests.ts';
import { readPractice } from '../../site/practice.ts';
import { isAll } from '../level.ts';
import { type Answer, fakeCompiler, prints, refused, tested } from './fake-compiler.ts';
import { replaceText, violationsInBothThemes } from './pages.ts';

// In `npm run test:all` rustc is megabytes to fetch, decompress and compile.
test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 60_000 };

const { exercises, quizzes } = readPractice(ourCourse);
const key = 'you-can-rust-that:progress';

/** With a main of its own, and without what its exercise asks for. */
const shopWithMain = 'pub struct Shop;\n\nfn main() {\n    println!("mine");\n}\n';

const queue = exercises.find(({ id }) => id === 'waiting-for-itself');
const queueTests = testsIn(queue?.tests ?? '').map(({ name }) => name);

/** A run whose order of threads is that of the seed. */
const ordered = (seed: number, failing?: string): Answer => {
  const answer = tested('// by luck\n', queueTests, failing);
  const begin: RunEvent[] = [
    { kind: 'thread-started', thread: 1 },
    { kind: 'stdout', text: `order ${seed}\n` },
  ];
  return { ...answer, options: { seed }, run: [...begin, ...(answer.run ?? [])] };
};

const answers: Answer[] = [
  ...[ordered(0), ordered(1), ordered(2, queueTests[1]), ordered(3)],
  {
    text: queue?.begin ?? '',
    run: [
      { kind: 'stdout', text: '\u{1e}pushes\n' },
      {
        kind: 'end',
        end: {
          kind: 'deadlock',
          waiting: [
            { thread: 0, place: 'waiting-for-itself.rs:1:1', reason: 'mutex', holders: [] },
          ],
        },
      },
    ],
  },
  ...exercises.flatMap(({ begin, solution, start, tests }) => {
    const names = testsIn(tests).map(({ name }) => name);
    return [
      start === 'fails' ? tested(begin, names, names[0]) : refused(begin, 'mismatched types'),
      tested(solution, names),
    ];
  }),
  // An edit of it that changes nothing.
  tested('// mine\n', ['anything'], 'anything'),
  prints(quizzes.find(({ id }) => id === 'copied-point')?.source ?? '', '3 and 9\n'),
  // As it is run with the tests, and by itself.
  refused(shopWithMain.replace('main', '_own'), 'cannot find function `sell`'),
  prints(shopWithMain, 'mine\n'),
];
test.beforeEach(({ context }) => fakeCompiler(context, answers));

const exercise = (page: Page, id: string) => page.locator(`#${exerciseAnchor(id)}`);
const quiz = (page: Page, id: string) => page.locator(`#${quizAnchor(id)}`);

async function write(page: Page, id: string, text: string): Promise<void> {
  await exercise(page, id).getByRole('button', { name: 'Edit', exact: true }).click();
  await replaceText(exercise(page, id).locator('.cm-content'), text);
}

const runTests = (page: Page, id: string) =>
  exercise(page, id).getByRole('button', { name: 'Run tests' }).click();

for (const [index, lesson] of lessonFolders(ourCourse).entries()) {
  const address = `/${pageOf(`${lesson}/lesson.mdx`)}/`;
  // That every exercise can be solved, the tests of the content show for all lessons.
  const tag = index === 0 ? [] : '@all';
  const all = exercises.filter((one) => one.lesson === lesson);
  // One that fails and one that rustc refuses are all kinds there are.
  const shown = isAll ? all : [...new Map(all.map((one) => [one.start === 'fails', one])).values()];

  test(`each exercise on ${address} fails as it begins, and is solved`, { tag }, async ({
    page,
  }) => {
    await page.goto(address);
    for (const { id, start, solution } of shown) {
      const block = exercise(page, id);
      const verdict = block.locator('.verdict');
      await runTests(page, id);
      if (start === 'fails') {
        await expect(verdict, id).toContainText(/^\d of \d tests pass/, patient);
        await expect(block.getByText('✗ fails').first()).toBeVisible();
      } else {
        await expect(block.locator('.status'), id).toContainText(/^It does not compile/, patient);
        // Said once.
        await expect(verdict).toBeEmpty();
      }
      await expect(block.locator('.mark')).toHaveText('');
      await expect(block.locator('.output.passed')).toHaveCount(0);

      await write(page, id, solution);
      await runTests(page, id);
      await expect(verdict, id).toHaveText(/^Solved: all \d tests pass\./, patient);
      await expect(block.locator('.mark')).toHaveText('✓ solved');
      // A screen reader says it once.
      await expect(block.getByRole('status').filter({ hasText: /^Solved/ })).toHaveCount(1);
      await expect(block.locator('.output.passed .status')).toHaveText(
        /^Solved: all \d tests pass\./,
      );
      await expect(block.locator('.tests').getByText('✗ fails')).toHaveCount(0);
      // The marked lines are not the program's.
      await expect(block.locator('.output:not([hidden]) .text')).not.toContainText('passed');
    }
    await page.goto('/course-map/');
    await expect(page.getByText('✓ solved')).toHaveCount(shown.length);
  });

  test(`each question on ${address} is answered wrong, then right`, { tag }, async ({ page }) => {
    await page.goto(address);
    const asked = quizzes.filter((one) => one.lesson === lesson);
    for (const { id, choices } of asked) {
      const block = quiz(page, id);
      const verdict = block.getByRole('status');
      const why = block.locator('.why:visible');
      const check = () => block.getByRole('button', { name: 'Check' }).click();
      await check();
      await expect(verdict).toHaveText('Choose an answer first.');
      const wrong = choices.findIndex(({ right }) => !right);
      await block.locator(`input[value="${wrong}"]`).check();
      await check();
      await expect(verdict).toHaveText('Not right. Try again.');
      await expect(why).toHaveCount(1);
      await expect(why).toContainText('✗ Wrong:');
      await expect(block.getByRole('button', { name: 'Run it and see' })).toBeHidden();

      for (const [index, { right }] of choices.entries())
        if (right) await block.locator(`input[value="${index}"]`).check();
        else if (
          (await block.locator(`input[value="${index}"]`).getAttribute('type')) === 'checkbox'
        )
          await block.locator(`input[value="${index}"]`).uncheck();
      await expect(verdict).toHaveText('');
      await check();
      await expect(verdict).toHaveText('Right.');
      await expect(why).toHaveCount(choices.length);
      // A wrong choice that was never made has its reason, and no verdict.
      await expect(block.locator('.why', { hasText: '✗ Wrong:' })).toHaveCount(1);
      for (const choice of await block.locator('.choice').all()) {
        const reason = await choice.locator('.why').boundingBox();
        expect(reason?.height, id).toBeLessThan(200);
        expect(reason?.width, id).toBeLessThanOrEqual((await choice.boundingBox())?.width ?? 0);
      }
      await expect(block.getByRole('button', { name: 'Run it and see' })).toBeVisible();
    }
    await page.goto('/course-map/');
    await expect(page.getByText('✓ answered')).toHaveCount(asked.length);
  });
}

test('several outputs are possible, and some of them are not all', async ({ page }) => {
  await page.goto('/lessons/interior-mutability/');
  const block = quiz(page, 'two-steps');
  await block.locator('input[value="0"]').check();
  await block.getByRole('button', { name: 'Check' }).click();
  await expect(block.getByRole('status')).toHaveText(
    /^Right so far, but other outputs are possible too/,
  );
});

test('a quiz is answered, run and forgotten with the keyboard alone', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const block = quiz(page, 'copied-point');
  const right = block.locator('input[value="0"]');
  await right.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(block.getByRole('status').last()).toHaveText('Right.');
  await right.press('Shift+Tab');
  // Back to what the program can be taken away with.
  await expect(block.locator('program-pane :focus')).toHaveCount(1);
  await block.getByRole('button', { name: 'Run it and see' }).focus();
  await page.keyboard.press('Enter');
  await expect(block.locator('.text')).toHaveText('3 and 9\n', patient);
  await block.getByRole('button', { name: 'Forget my answer' }).focus();
  await page.keyboard.press('Enter');
  await expect(block.getByRole('radio').first()).toBeFocused();
  await expect(block.getByRole('radio').first()).not.toBeChecked();
  await expect(block.locator('.why:visible')).toHaveCount(0);
  await page.reload();
  await expect(block.getByRole('radio').first()).not.toBeChecked();
});

test('choices have an order of the reader’s own, which stays', async ({ page }) => {
  const orders = new Set<string>();
  await page.goto('/lessons/things-move/');
  const orderOf = async (seed: string) => {
    await page.evaluate((text) => localStorage.setItem('you-can-rust-that:order', text), seed);
    await page.reload();
    const inputs = quiz(page, 'copied-point').locator('.choice input');
    return (await inputs.evaluateAll((all) => all.map((one) => one.getAttribute('value')))).join();
  };
  for (const seed of ['1', '2', '3']) orders.add(await orderOf(seed));
  expect(orders.size).toBeGreaterThan(1);
  expect(await orderOf('1')).toBe([...orders][0]);
});

test('the editor of a quiz is no part of its answer', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const block = quiz(page, 'copied-point');
  const verdict = block.locator('.ways .verdict');
  await block.locator('input[value="0"]').check();
  await block.getByRole('button', { name: 'Check' }).click();
  await expect(verdict).toHaveText('Right.');
  await block.getByRole('button', { name: 'Edit', exact: true }).click();
  await block.getByText('Options').click();
  await block.getByLabel('Plain text field').check();
  await expect(verdict).toHaveText('Right.');
  const text = block.locator('textarea.plain');
  await text.fill('fn main() {}\n');
  await block.getByRole('button', { name: 'Forget my answer' }).click();
  await expect(block.getByRole('radio').first()).not.toBeChecked();
  await expect(text).toHaveValue('fn main() {}\n');
});

/** Presses Tab, or another key, until the element has the focus. */
async function tabTo(target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await target.page().keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

test('an exercise is solved with the keyboard alone', async ({ page }) => {
  const id = 'keep-the-offset';
  await page.goto(`/lessons/things-move/#${exerciseAnchor(id)}`);
  const block = exercise(page, id);
  const { keyboard } = page;
  await tabTo(block.getByRole('button', { name: 'Edit', exact: true }));
  await keyboard.press('Enter');
  await expect(block.locator('.cm-content')).toBeFocused();
  const { solution = '' } = exercises.find((one) => one.id === id) ?? {};
  await replaceText(block.locator('.cm-content'), solution);
  // Tab would indent.
  await keyboard.press('Escape');
  await tabTo(block.getByRole('button', { name: 'Run tests' }));
  await keyboard.press('Enter');
  await expect(block.locator('.verdict')).toHaveText(/^Solved: all 6 tests pass\./, patient);
  // The task and what helps with it come before the code.
  await tabTo(block.getByRole('button', { name: 'Hint 1 of 3' }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(block.locator('.hints li:visible')).toBeFocused();
  await tabTo(block.getByRole('button', { name: 'Show the solution' }));
  await keyboard.press('Enter');
  await expect(block.locator('.difference')).toHaveText(
    'Your code is the solution, line for line.',
  );
});

test('the text saved as solved is the one that passed', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const id = 'keep-the-offset';
  const { solution = '' } = exercises.find((one) => one.id === id) ?? {};
  await write(page, id, solution);
  // The text changes before the tests have ended.
  await exercise(page, id).evaluate((block, text) => {
    const pane = block.querySelector('program-pane');
    for (const button of block.querySelectorAll('button'))
      if (button.textContent === 'Run tests') button.click();
    if (pane && 'write' in pane && typeof pane.write === 'function') pane.write(text);
  }, `${solution}\n// later\n`);
  await expect(exercise(page, id).locator('.mark')).toHaveText('✓ solved', patient);
  await expect(exercise(page, id).locator('.cm-content')).toContainText('// later');
  const stored = await page.evaluate((name) => localStorage.getItem(name), key);
  expect(stored).toContain(JSON.stringify(solution.trim()).slice(1, -1));
  expect(stored).not.toContain('// later');
});

test('a run that ends in a test says in which, and what it waited for', async ({ page }) => {
  await page.goto('/lessons/interior-mutability/');
  const id = 'waiting-for-itself';
  await runTests(page, id);
  await expect(exercise(page, id).locator('.verdict')).toHaveText(
    /^0 of 5 tests pass; the run ended before the others/,
    patient,
  );
  await expect(exercise(page, id).locator('[data-test="pushes"]')).toContainText(
    'The run ended in this test.',
  );
  await expect(exercise(page, id).locator('[data-test="takes"] .sign')).toHaveText('not run');
  await expect(exercise(page, id).locator('.status')).toHaveText(
    /^0 of 5 tests pass.*\. Deadlock\. The main thread waits at/,
  );
});

test('a solution that only some orders of the threads pass is not one, and the order is shown', async ({
  page,
}) => {
  test.skip(process.env.TEST_LEVEL === 'all', 'the real engine has no order to prescribe');
  await page.goto('/lessons/interior-mutability/');
  const block = exercise(page, 'waiting-for-itself');
  await write(page, 'waiting-for-itself', '// by luck\n');
  await runTests(page, 'waiting-for-itself');
  await expect(block.locator('.verdict')).toHaveText(
    '4 of 5 tests pass. It depends on the order of the threads: all tests passed in 2 other runs.',
  );
  await expect(block.locator('.text')).toHaveText('order 2\n');
  await expect(block.locator('[data-test="takes"] .sign')).toHaveText('✗ fails');
  await expect(block.locator('.mark')).toHaveText('');
  await expect(block.locator('.output.failed')).toHaveCount(1);
});

test('`unsafe` is refused with its place', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const block = exercise(page, 'keep-the-offset');
  await write(page, 'keep-the-offset', '// mine\n\nunsafe fn a() {}\n');
  await runTests(page, 'keep-the-offset');
  await expect(block.locator('.verdict')).toHaveText('Solve it without unsafe code. No test ran.');
  await block.locator('.own-words summary').click();
  await expect(block.locator('.own-words')).toContainText('keep-the-offset.rs:3:1');
  await expect(block.locator('.tests .sign').first()).toHaveText('not run');
});

test('a text with a main of its own is tested all the same, under its own line numbers', {
  tag: '@all',
}, async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const id = 'keep-the-offset';
  const { solution = '' } = exercises.find((one) => one.id === id) ?? {};
  const main = 'fn main() {\n    println!("{}", Reader::new("a b").word());\n}\n';
  await write(page, id, `${main}\n${solution}`);
  await runTests(page, id);
  const block = exercise(page, id);
  await expect(block.locator('.verdict')).toHaveText(/^Solved: all 6 tests pass\./, patient);
  await expect(block.locator('.text')).toHaveText('');

  const wrong = solution.replace('self.word.clone()', 'self.wrd');
  await replaceText(block.locator('.cm-content'), `${main}\n${wrong}`);
  await runTests(page, id);
  await expect(block.locator('.own-words')).toContainText('keep-the-offset.rs:24:25', patient);
});

test('hints come one by one, and the solution shows as what it changes', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const block = exercise(page, 'keep-the-offset');
  const hints = block.locator('.hints li:visible');
  await expect(hints).toHaveCount(0);
  await block.getByRole('button', { name: 'Hint 1 of 3' }).click();
  await expect(hints).toHaveCount(1);
  await expect(hints).toBeFocused();
  await block.getByRole('button', { name: 'Hint 2 of 3' }).click();
  await expect(hints).toHaveCount(2);

  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await block.getByRole('button', { name: 'Show the solution' }).click();
  await expect(block.locator('.difference .removed')).toHaveText(/^to remove: +""\n$/);
  await expect(block.locator('.difference .added')).toHaveText(
    /^to add: +&self\.text\[self\.word\.clone\(\)\]\n$/,
  );
  await expect(block.locator('.difference .kept')).toHaveCount(5);
  await expect(block.locator('.difference .skipped').first()).toHaveText(/^\d+ unchanged lines\n$/);
  expect(scripts.length, 'the difference is worked out by a script of its own').toBe(1);
  await block.getByRole('button', { name: 'Hide the solution' }).click();
  await expect(block.locator('.difference')).toBeHidden();

  await block.getByRole('button', { name: 'Show the solution' }).click();
  expect(await violationsInBothThemes(page, (axe) => axe.include('.practice'))).toEqual([]);

  // It can take the place of the reader's code, which comes back.
  const editor = block.locator('.cm-content');
  await block.getByRole('button', { name: 'Put it into the editor' }).click();
  await expect(editor).toBeFocused();
  await expect(editor).toContainText('&self.text[self.word.clone()]');
  await block.getByRole('button', { name: 'Undo' }).click();
  await expect(editor).not.toContainText('&self.text[self.word.clone()]');
  await expect(block.getByRole('button', { name: 'Put it into the editor' })).toBeVisible();

  // It follows the reader's code.
  const { solution = '' } = exercises.find(({ id }) => id === 'keep-the-offset') ?? {};
  await replaceText(editor, solution);
  await expect(block.locator('.difference')).toContainText(
    'Your code is the solution, line for line.',
  );
  await replaceText(editor, `${solution}// behind it`);
  await expect(block.locator('.difference .removed')).toHaveText(['to remove: // behind it']);
  await expect(block.locator('.difference .added')).toHaveCount(0);
});

test('an exercise that begins again says nothing of what was', async ({ page }) => {
  await page.goto('/lessons/things-move/');
  const block = exercise(page, 'keep-the-offset');
  await block.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(block.locator('.cm-content')).toBeFocused();
  await page.keyboard.insertText('// mine\n');
  await block.getByRole('button', { name: 'Run tests' }).click();
  await expect(block.locator('.verdict')).not.toBeEmpty(patient);
  await block.getByRole('button', { name: 'Reset' }).click();
  await expect(block.locator('.verdict')).toBeEmpty();
  await expect(block.locator('[data-test][data-state]')).toHaveCount(0);
  await expect(block.locator('.message:visible')).toHaveCount(0);
});

test('an exercise goes to the playground as the reader has it, and an error in its tests is told as that', async ({
  page,
}) => {
  await page.goto('/lessons/the-three-rules/');
  const block = exercise(page, 'a-shop-by-three-rules');
  await write(page, 'a-shop-by-three-rules', shopWithMain);
  await expect(block.locator('.problems').getByText('Not in this text').first()).toBeVisible(
    patient,
  );
  const [taken] = await Promise.all([
    page.waitForEvent('popup'),
    block
      .getByText('Open in')
      .click()
      .then(() => block.getByRole('link', { name: 'This site’s playground' }).click()),
  ]);
  await taken.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(taken.locator('.text .out')).toHaveText('mine\n', patient);
});

/** Some of everything; returns what the browser keeps. */
async function practise(page: Page): Promise<string> {
  await page.goto('/lessons/things-move/');
  await exercise(page, 'keep-the-offset').getByRole('button', { name: 'Hint 1 of 3' }).click();
  const block = quiz(page, 'copied-point');
  await block.locator('input[value="0"]').check();
  await block.getByRole('button', { name: 'Check' }).click();
  return page.evaluate((name) => localStorage.getItem(name) ?? '', key);
}

test('what was done survives a reload, and is saved to a file, forgotten, and loaded again', async ({
  page,
}) => {
  await practise(page);
  await page.reload();
  await expect(exercise(page, 'keep-the-offset').locator('.hints li:visible')).toHaveCount(1);
  const block = quiz(page, 'copied-point');
  await expect(block.locator('input[value="0"]')).toBeChecked();
  await expect(block.getByRole('status')).toHaveText('Right.');

  await page.goto('/course-map/');
  await expect(page.getByText('✓ answered')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export progress' }).click();
  const file = await (await download).path();
  await page.getByRole('button', { name: 'Clear progress' }).click();
  await expect(page.getByText('✓')).toHaveCount(0);
  await page.getByLabel('Import progress').setInputFiles(file);
  await expect(page.getByRole('status')).toHaveText(/^Added the progress/);
  await expect(page.getByText('✓ answered')).toBeVisible();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 2 });

  // What was forgotten comes back, with what has been done since.
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Clear progress' }).click();
  await expect(page.getByText('✓')).toHaveCount(0);
  await page.evaluate((name) => {
    const done = { version: 2, read: ['lessons/handles'], run: [], exercises: {}, quizzes: {} };
    localStorage.setItem(name, JSON.stringify(done));
  }, key);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('✓ answered')).toBeVisible();
  await expect(page.getByRole('main').getByText('✓ read')).toBeVisible();
  await page.getByRole('button', { name: 'Clear progress' }).click();
  await expect(page.getByText('✓')).toHaveCount(0);
});

test('a right answer outlasts a wrong one, here or in the file', { tag: '@all' }, async ({
  page,
}) => {
  const right = await practise(page);
  const wrong = right.replace('"right":true', '"right":false');
  expect(wrong).not.toBe(right);
  for (const [here, loaded] of [
    [right, wrong],
    [wrong, right],
  ] as const) {
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, here] as const);
    await page.goto('/course-map/');
    const file = { name: 'marks.json', mimeType: 'application/json', buffer: Buffer.from(loaded) };
    await page.getByLabel('Import progress').setInputFiles(file);
    await expect(page.getByRole('status')).toHaveText(/^Added the progress/);
    await expect(page.getByText('✓ answered')).toBeVisible();
  }
});

test('the file carries the programs to another browser, and takes no place of another text', {
  tag: '@all',
}, async ({ page, browser }) => {
  const edit = async (page: Page, text: string) => {
    await page.goto('/lessons/things-move/');
    const pane = exercise(page, 'keep-the-offset').locator('program-pane');
    await pane.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(pane.locator('.cm-content')).toBeFocused();
    await page.keyboard.insertText(text);
    await expect(pane.getByText('Saved in this browser')).toBeVisible();
    return pane;
  };
  await edit(page, '// from here\n');
  await page.goto('/course-map/');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export progress' }).click();
  const file = await (await download).path();

  for (const own of ['', '// written there\n']) {
    const other = await browser.newPage();
    if (own) await edit(other, own);
    await other.goto('/course-map/');
    await other.getByLabel('Import progress').setInputFiles(file);
    await expect(other.getByRole('status')).toHaveText(/^Added the progress/);
    await other.goto('/lessons/things-move/');
    const pane = exercise(other, 'keep-the-offset').locator('program-pane');
    await expect(pane.locator('.cm-content')).toContainText(own.trim() || '// from here');
    if (own) await pane.getByRole('button', { name: 'Use that version' }).click();
    await expect(pane.locator('.cm-content')).toContainText('// from here');
    await other.close();
  }
});

test('a file that is broken is refused with words, and nothing is lost', async ({ page }) => {
  const kept = await practise(page);
  await page.goto('/course-map/');
  const whole = JSON.parse(kept) as Record<string, unknown>;
  for (const [content, words] of [
    [kept.slice(0, -5), 'it is not JSON, or it is cut off'],
    ['[1, 2]', 'it was not saved by this page'],
    [JSON.stringify({ ...whole, version: 3 }), 'it was saved by another version of this page'],
    [
      JSON.stringify({ ...whole, read: 'all' }),
      'its list of lessons read and programs run is broken',
    ],
    [JSON.stringify({ ...whole, exercises: { a: { solved: 1 } } }), 'its list of exercises'],
    [JSON.stringify({ ...whole, quizzes: { a: { chosen: ['x'] } } }), 'its list of answers'],
    [JSON.stringify({ ...whole, edits: { a: 'fn main() {}' } }), 'its list of edited programs'],
    [' '.repeat(10_000_001), 'it is too large'],
  ] as const) {
    const file = { name: 'marks.json', mimeType: 'application/json', buffer: Buffer.from(content) };
    await page.getByLabel('Import progress').setInputFiles(file);
    await expect(page.getByRole('status')).toContainText(
      `marks.json could not be imported: ${words}`,
    );
    expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(kept);
  }
});

test('stored state that is older is brought up to date, a broken one is kept aside', {
  tag: '@all',
}, async ({ page }) => {
  const old = JSON.stringify({ read: ['lessons/handles'], run: [] });
  for (const [stored, marks] of [
    [old, 1],
    ['{"version":2,"read":', 0],
  ] as const) {
    await page.goto('/course-map/');
    await page.evaluate(
      ([name, value]) => {
        localStorage.clear();
        localStorage.setItem(name, value);
      },
      [key, stored] as const,
    );
    await page.reload();
    await expect(page.getByRole('main').getByText('✓ read')).toHaveCount(marks);
    const all = await page.evaluate(() => Object.entries(localStorage));
    expect(
      all.filter(([name, value]) => name.startsWith(`${key}:kept `) && value === stored),
    ).toHaveLength(1);
    // What comes next is remembered as ever.
    await practise(page);
    await page.goto('/course-map/');
    await expect(page.getByText('✓ answered')).toBeVisible();
    await expect(page.getByRole('main').getByText('✓ read')).toHaveCount(marks);
  }
});
