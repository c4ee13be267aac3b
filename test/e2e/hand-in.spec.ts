/** A record is handed in, read back, and checked anew; whatever a file may hold, the rest is still checked. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { ourCourse } from '../../site/course.ts';
import { testsIn } from '../../site/exercise-tests.ts';
import { keyOf, readPractice } from '../../site/practice.ts';
import { fakeCompiler, realCompiler, spins, tested } from './fake-compiler.ts';
import { replaceText, violations } from './pages.ts';

// The engine is loaded once a page: megabytes to fetch, decompress and compile.
test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 120_000 };

const { exercises } = readPractice(ourCourse);
const [one, two] = exercises;
if (!one || !two) throw new Error('the course has no exercises');

interface Given {
  exercises?: Record<string, { text?: string }>;
  questions?: string[];
}

const record = ({ exercises = {}, questions = [] }: Given) =>
  JSON.stringify({
    kind: 'you-can-rust-that/hand-in',
    version: 1,
    made: '2026-11-20T10:00:00.000Z',
    by: { version: '0.1.0', rustc: 'rustc 1.96.0' },
    exercises,
    questions,
  });

async function give(page: Page, text: string, name = 'a.json'): Promise<void> {
  await page
    .getByLabel('Choose a student’s file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

const said = (page: Page) => page.locator('hand-in-reader .said');
const verdicts = (page: Page) => page.locator('.checked .verdict');

const names = (tests: string) => testsIn(tests).map(({ name }) => name);

test('what a student solves and hands in passes its tests on the teacher’s page', async ({
  page,
  browser,
}) => {
  const answers = [tested(one.solution, names(one.tests))];
  await fakeCompiler(page, answers);
  await page.goto('/lessons/things-move/');
  const block = page.locator(`#exercise-${one.id}`);
  await block.getByRole('button', { name: 'Edit', exact: true }).click();
  await replaceText(block.locator('.cm-content'), one.solution);
  await block.getByRole('button', { name: 'Run tests' }).click();
  await expect(block.locator('.verdict')).toHaveText(/^Solved/, patient);
  const quiz = page.locator('#quiz-copied-point');
  await quiz.locator('input[value="0"]').check();
  await quiz.getByRole('button', { name: 'Check' }).click();
  // What is written after it was solved is not what solved it.
  await replaceText(block.locator('.cm-content'), 'not yet');

  await page.goto('/course-map/');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hand in: save a file' }).click();
  const file = readFileSync(await (await saving).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({
    exercises: { [keyOf(one)]: { text: one.solution } },
    questions: ['lessons/things-move#copied-point'],
  });

  const teacher = await (await browser.newContext()).newPage();
  await fakeCompiler(teacher, answers);
  await teacher.goto(new URL('/hand-in/', page.url()).href);
  await give(teacher, file, 'of a student.json');
  await expect(teacher.locator('.of')).toContainText('of a student.json: saved on');
  await expect(verdicts(teacher)).toHaveText(/^✓ checked here: passes (\d) of \1 tests$/, patient);
  await expect(said(teacher)).toHaveText('1 of 1 exercise pass all their tests, checked here.');
  await expect(teacher.locator('.answered')).toContainText('1 question answered correctly');
  await teacher.getByText('Code', { exact: true }).click();
  await expect(teacher.locator('.checked pre')).toHaveText(one.solution.trimEnd());
  expect(await violations(teacher)).toEqual([]);
  await teacher.context().close();
});

test('each bad file is said to be one, and leaves what stands there alone', async ({ page }) => {
  await page.goto('/hand-in/');
  expect(await violations(page)).toEqual([]);
  const good = JSON.parse(record({}));
  for (const [text, why] of [
    ['{', 'it is not JSON'],
    ['\u0000\u0001', 'it is not JSON'],
    ['{}', 'it is not a hand-in'],
    [JSON.stringify({ version: 2, read: [], run: [], exercises: {}, quizzes: {} }), 'course map'],
    [JSON.stringify({ ...good, version: 9 }), 'a newer version'],
    [JSON.stringify({ ...good, questions: 'all' }), "its part 'questions' is broken"],
    [' '.repeat(10_000_001), 'it is larger than 10.0 MB'],
  ] as const) {
    await give(page, text, 'bad.json');
    await expect(said(page)).toContainText('bad.json cannot be read');
    await expect(said(page)).toContainText(why);
    await expect(page.locator('.record')).toBeHidden();
  }
  await give(page, record({}));
  await expect(said(page)).toHaveText('The file has no solved exercises.');
});

test('a text that fails, hangs, ends the compiler or is too long is said to; the rest is checked', {
  tag: '@all',
}, async ({ page }) => {
  const begun = (words: string) => one.solution.replace(/(fn [^{;]*\{)/, `$1 ${words}`);
  const key = keyOf(one);
  // One exercise a file, so that each text is of the same one; the last shows that the page still checks.
  const cases: [string, RegExp][] = [
    [one.begin, /^✗ checked here: passes \d of \d tests$/],
    ['fn main() { let a: u8 = ""; }', /^✗ checked here: it does not compile$/],
    [begun('loop {}'), /passes 0 of \d tests; the run passed a limit and was stopped$/],
    [begun('std::process::abort();'), /passes 0 of \d tests; the program aborts$/],
    [
      begun('std::process::exit(0);'),
      /passes 0 of \d tests; the program exits before its tests end$/,
    ],
    [`fn a() { ${'('.repeat(60_000)} }`, /^✗ checked here/],
    [`// ${'x'.repeat(100_000)}\n${one.solution}`, /^✗ the code has more than 100,000 characters/],
  ];
  await page.goto('/hand-in/');
  for (const [text, verdict] of cases) {
    await give(
      page,
      record({
        exercises: {
          [key]: { text },
          'lessons/none#none': { text: 'fn main() {}' },
          __proto__name: {},
          [keyOf(two)]: { text: two.solution },
        },
        questions: ['lessons/none#q'],
      }),
    );
    await expect(verdicts(page).nth(3)).toHaveText(/^✓ checked here: passes/, patient);
    await expect(verdicts(page).nth(0)).toHaveText(verdict);
    await expect(verdicts(page).nth(1)).toHaveText(
      '✗ not an exercise of this site, so not checked',
    );
    await expect(said(page)).toHaveText('1 of 4 exercises pass all their tests, checked here.');
  }
  await expect(page.locator('.answered')).toContainText('not a question of this site');
  await give(page, record({ exercises: { [key]: {} } }));
  await expect(verdicts(page)).toHaveText(['✗ the file has no code for it, so not checked']);
});

test('checking can be stopped and begun again, by keyboard, on a narrow screen', async ({
  page,
  context,
}) => {
  // So that there is something to stop.
  await fakeCompiler(context, [spins(one.solution, '')]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/hand-in/');
  await give(
    page,
    record({
      exercises: Object.fromEntries(
        exercises.map((exercise) => [keyOf(exercise), { text: exercise.solution }]),
      ),
    }),
  );
  const stop = page.getByRole('button', { name: 'Stop' });
  await stop.focus();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText(`of ${exercises.length} exercises checked`);
  await expect(page.getByRole('button', { name: 'Check again' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await realCompiler(context);
  await fakeCompiler(
    context,
    exercises.map(({ solution, tests }) => tested(solution, names(tests))),
  );
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText(
    `${exercises.length} of ${exercises.length} exercises pass all their tests, checked here.`,
    patient,
  );
});
