/** The editor as a teacher: it says what rustc says while one types, offers what mends it, and loses nothing. */
import type AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import type { Diagnostic } from '../../playground/runner/runner.ts';
import { fakeCompiler, help, prints, saysOf, span } from './fake-compiler.ts';
import { forgetCompilers, replaceText, violations, violationsInBothThemes } from './pages.ts';

// rustfmt, and in `npm run test:all` rustc, are megabytes to fetch, decompress and compile.
test.describe.configure({ timeout: 180_000 });
const patient = { timeout: 60_000 };

const address = '/lessons/things-move/';
const paneOf = (page: Page) => page.locator('program-pane[data-file="point_by_value.rs"]');
/** The rest of the page is looked at in pages.spec.ts. */
const ofPane = (axe: AxeBuilder) => axe.include('program-pane[data-file="point_by_value.rs"]');
const button = (pane: Locator, name: string) => pane.getByRole('button', { name, exact: true });
const editor = (pane: Locator) => pane.locator('.cm-content');
const verdict = (pane: Locator) => pane.locator('.verdict-of-text');
const formatting = (pane: Locator) => pane.locator('.formatting');
const current = (pane: Locator) => pane.locator('.problems [aria-current]');
const textOf = (pane: Locator) =>
  pane.evaluate((element) => (element as HTMLElement & { code: string }).code);

const moved = `fn main() {
    let first = vec![1];
    let second = first;
    println!("{first:?} {second:?}");
}
`;
const lent = `fn main() {
    let mut all = vec![1, 2];
    let first = &all[0];
    all.push(3);
    println!("{first}");
    let unused = 1;
}
`;

const ugly = `fn main() {
let all=vec![1,2];
      for one in &all{println!("{one}")}
}
`;
const tidy = `fn main() {
    let all = vec![1, 2];
    for one in &all {
        println!("{one}")
    }
}
`;

const movedMended = moved.replace('first;', 'first.clone();');
const lentMended = lent.replace('unused', '_unused');
const lentAndMoved = `${lent}fn other() { let first = vec![1]; let second = first; first.len(); }`;
const unused = 'fn main() { let number: u8 = 1; }\n';
const sign = 'fn main() { ` }\n';
const counts = (count: number) =>
  `fn main() {\n    for n in 0..${count} {\n        println!("{n}");\n    }\n}\n`;
const countTo = (count: number) => Array.from({ length: count }, (_, n) => `${n}\n`).join('');
const well = 'fn main() {\n    println!("well");\n}\n';
const glass = `fn main() {\n${'    // room\n'.repeat(20)}    println!("seen");\n}\n`;

const none: Omit<Diagnostic, 'message'> = {
  level: 'error',
  code: null,
  rendered: '',
  spans: [],
  children: [],
};
const movedAgain = (text: string, again: RegExp): Diagnostic => ({
  ...none,
  message: 'borrow of moved value: `first`',
  code: 'E0382',
  spans: [
    span(text, again, { primary: true, label: 'value borrowed here after move' }),
    span(text, /first(?=;)/, { label: 'value moved here' }),
    span(text, /first(?= = vec)/, {
      label:
        'move occurs because `first` has type `Vec<i32>`, which does not implement the `Copy` trait',
    }),
  ],
  children: [
    help(
      'consider cloning the value if the performance cost is acceptable',
      span(text, /(?<=second = first)/),
      '.clone()',
    ),
  ],
});
const lentTwice: Diagnostic = {
  ...none,
  message: 'cannot borrow `all` as mutable because it is also borrowed as immutable',
  code: 'E0502',
  spans: [
    span(lent, /all\.push\(3\)/, { primary: true, label: 'mutable borrow occurs here' }),
    span(lent, /all(?=\[0\])/, { label: 'immutable borrow occurs here' }),
    span(lent, /first(?=\})/, { label: 'immutable borrow later used here' }),
  ],
};
const unusedVariable = (text: string, name: string): Diagnostic => {
  const place = span(text, new RegExp(name), { primary: true });
  return {
    ...none,
    level: 'warning',
    message: `unused variable: \`${name}\``,
    code: 'unused_variables',
    spans: [place],
    children: [help('if this is intentional, prefix it with an underscore', place, `_${name}`)],
  };
};

const answers = [
  saysOf(moved, movedAgain(moved, /first(?=:)/)),
  prints(movedMended, '[1] [1]\n'),
  saysOf(lentAndMoved, lentTwice, movedAgain(lentAndMoved, /first(?=\.len)/)),
  saysOf(lent, lentTwice, unusedVariable(lent, 'unused')),
  saysOf(lentMended, { ...lentTwice, children: [] }),
  saysOf(unused, unusedVariable(unused, 'number')),
  saysOf(sign, { ...none, message: 'unknown start of token: `', spans: [span(sign, /`/)] }),
  prints(well, 'well\n'),
  prints(counts(1), countTo(1)),
  prints(counts(40), countTo(40)),
  prints(glass, 'seen\n'),
];
test.beforeEach(({ context }) => fakeCompiler(context, answers));

async function open(page: Page): Promise<Locator> {
  await page.goto(address);
  const pane = paneOf(page);
  await button(pane, 'Edit').click();
  await expect(editor(pane)).toBeFocused();
  return pane;
}

const write = (pane: Locator, text: string) =>
  replaceText(pane.locator('.cm-content, .plain'), text);

test('a borrow error is met, read, mended and run with the keyboard alone', async ({ page }) => {
  await page.goto(address);
  const pane = paneOf(page);
  await button(pane, 'Edit').focus();
  await page.keyboard.press('Enter');
  await expect(editor(pane)).toBeFocused();
  await write(pane, moved);

  await expect(verdict(pane)).toHaveText('1 error.', patient);
  await page.keyboard.press('F8');
  await expect(pane.locator('.report > [role=status]')).toHaveText(
    '1 of 1, line 4: borrow of moved value: `first`; value borrowed here after move',
  );
  await expect(pane.locator('.cm-problem-error')).toHaveText('first');
  const notes = pane.locator('.cm-line.noted');
  await expect(notes).toHaveCount(2);
  await expect(notes.first()).toHaveAttribute('data-note', 'moved here');
  await expect(notes.last()).toHaveAttribute('data-note', 'used after the move');
  const scrolls = await pane
    .locator('.cm-scroller')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(scrolls, 'what is said of the code makes it no wider').toBe(0);
  await expect(current(pane)).toContainText('Moved on line 3');

  await page.keyboard.press('Control+.');
  await expect(button(pane, 'Change it Ctrl+.')).toBeFocused();
  await expect(pane.locator('.change ins').first()).toContainText('let second = first.clone();');
  await page.keyboard.press('Enter');
  await expect(editor(pane)).toBeFocused();
  await expect(verdict(pane)).toHaveText('rustc accepts this code.', patient);
  await page.keyboard.press('Control+Enter');
  await expect(pane.locator('.text .out')).toHaveText('[1] [1]\n', patient);
});

test('problems are walked with F8, and a borrow is drawn and told in words', async ({ page }) => {
  const pane = await open(page);
  await write(pane, lent);
  await expect(verdict(pane)).toHaveText('1 error, 1 warning. F8 goes to the next.', patient);
  const heads = pane.locator('.problems .go');
  await expect(heads).toHaveText([
    'Line 4 error cannot borrow all as mutable because it is also borrowed as immutable',
    'Line 6 warning unused variable: unused',
  ]);
  await page.keyboard.press('F8');
  await expect(current(pane)).toContainText('cannot borrow');
  await expect(pane.locator('.picture li')).toHaveText([
    '○ Borrowed on line 3: immutable borrow occurs here',
    '× Conflicts with the borrow on line 4: mutable borrow occurs here',
    '● Still needed on line 5: immutable borrow later used here',
  ]);
  await expect(pane.locator('.cm-band .start .sign')).toHaveText('○');
  await expect(pane.locator('.cm-band .conflict .sign')).toHaveText('×');
  await expect(pane.locator('.cm-band .use .sign')).toHaveText('●');
  await page.keyboard.press('F8');
  await expect(current(pane)).toContainText('unused variable');
  await expect(pane.locator('.cm-band .sign')).toHaveCount(0);
  await page.keyboard.press('F8');
  await expect(current(pane)).toContainText('cannot borrow');
  await page.keyboard.press('Shift+F8');
  await expect(current(pane)).toContainText('unused variable');
  await heads.first().click();
  await expect(current(pane)).toContainText('cannot borrow');
  await expect(editor(pane)).toBeFocused();

  await test.step('places move with the text until the next answer', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('// one\n');
    await expect(heads.first()).toHaveText(/^Line 5 /);
    await expect(pane.locator('.cm-line:has(.cm-problem-error)')).toContainText('all.push(3)');
  });
  await test.step('a sign in a message of rustc is not lost', async () => {
    await write(pane, sign);
    await expect(heads.first()).toContainText('unknown start of token: `', patient);
  });
});

interface Questions {
  asked: number;
  answered: number;
  /** The most that were under way at one time. */
  most: number;
  /** Whether the next ones wait. */
  held: boolean;
  letThrough(): void;
}
declare global {
  interface Window {
    questions: Questions;
  }
}

/** Stands between the page and its workers, where questions can wait until they are let through. */
async function watchQuestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    const questions: Questions = {
      asked: 0,
      answered: 0,
      most: 0,
      held: false,
      letThrough() {
        questions.held = false;
        for (const pass of waiting.splice(0)) pass();
      },
    };
    window.questions = questions;
    const { postMessage } = Worker.prototype;
    const known = new WeakSet<Worker>();
    Worker.prototype.postMessage = function (this: Worker, request: { kind: string }) {
      if (!known.has(this)) {
        this.addEventListener('message', ({ data }) => {
          if (data.kind === 'end') questions.answered++;
        });
      }
      known.add(this);
      const pass = () => postMessage.call(this, request);
      if (request.kind !== 'run') return pass();
      questions.asked++;
      questions.most = Math.max(questions.most, questions.asked - questions.answered);
      if (questions.held) waiting.push(pass);
      else pass();
    };
  });
}

/** Writes a text whose check has begun, but waits. */
async function writeAndHold(pane: Locator, text: string): Promise<void> {
  const page = pane.page();
  const asked = await page.evaluate(() => {
    window.questions.held = true;
    return window.questions.asked;
  });
  await write(pane, text);
  await page.waitForFunction((before) => window.questions.asked > before, asked);
}

const letThrough = (page: Page) => page.evaluate(() => window.questions.letThrough());

test('an answer to an older text is dropped, and there are never two checks at once', {
  tag: '@all',
}, async ({ page }) => {
  await page.clock.install();
  await watchQuestions(page);
  const pane = await open(page);
  await write(pane, 'fn main() {}\n');
  await expect(verdict(pane)).toHaveText('rustc accepts this code.', patient);
  const said = page.evaluate(() => {
    const verdict = document.querySelector('.verdict-of-text');
    const said: string[] = [];
    return new Promise<string[]>((resolve) => {
      if (verdict)
        new MutationObserver(() => {
          said.push(verdict.textContent ?? '');
          if (verdict.textContent?.includes('warning')) resolve(said);
        }).observe(verdict, { childList: true });
    });
  });
  await writeAndHold(pane, 'fn main() { let number: u8 = "text"; }\n');
  await write(pane, unused);
  // Longer than the pause after the last key: a second check at once would begin here.
  await page.clock.runFor(1_000);
  await letThrough(page);
  expect(await said).toEqual(['1 warning.']);
  await expect(verdict(pane)).toHaveText('1 warning.');
  expect(await page.evaluate(() => window.questions.most)).toBe(1);
});

test('what a run says of a text is shown in the editor, also when a check of it was under way', async ({
  page,
}) => {
  await watchQuestions(page);
  const pane = await open(page);
  await write(pane, moved);
  await button(pane, 'Run').click();
  await expect(pane.locator('.status')).toHaveText('It does not compile.', patient);
  await expect(pane.locator('.cm-problem-error')).toHaveCount(1);
  await expect(verdict(pane), 'the number of errors says no more').toBeHidden();
  await writeAndHold(pane, well);
  await button(pane, 'Run').click();
  await letThrough(page);
  await expect(pane.locator('.text .out')).toHaveText('well\n', patient);
  await expect(verdict(pane)).toHaveText('rustc accepts this code.');
});

/** Asks why the text is refused that lends twice. */
async function askWhy(page: Page) {
  const pane = await open(page);
  await write(pane, lent);
  await expect(verdict(pane)).toContainText('1 error', patient);
  await button(pane, 'Why? What E0502 means').focus();
  await page.keyboard.press('Enter');
  return { pane, dialog: page.getByRole('dialog', { name: 'What E0502 means' }) };
}

test('Why explains an error in the terms of the lessons', async ({ page }) => {
  const { pane, dialog } = await askWhy(page);
  await expect(dialog).toContainText('the position instead of the reference');
  await expect(dialog).toContainText('was borrowed again with a different mutability');
  await expect(dialog.getByRole('link', { name: 'the position' })).toHaveAttribute(
    'href',
    /\/lessons\/handles\/#folder_parent_link$/,
  );
  expect(await violations(page, (axe) => axe.include('dialog'))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button(pane, 'Why? What E0502 means')).toBeFocused();
});

test('the programs of an explanation run', { tag: '@all' }, async ({ page }) => {
  const { dialog } = await askWhy(page);
  const fixed = dialog.locator('program-pane[data-file="fixed.rs"]');
  await button(fixed, 'Run').click();
  await expect(fixed.locator('.text .out')).toHaveText('Intro\n', patient);
  const rustcs = dialog.locator('program-pane[data-file="example_1.rs"]');
  await button(rustcs, 'Run').click();
  await expect(rustcs.locator('.own-words')).toContainText('error[E0502]', patient);
});

test('an editor opens in the colours of the page, and colours what is written', async ({
  page,
}) => {
  const coloured = (where: Locator) =>
    where.evaluate((element) =>
      [...element.querySelectorAll('span')]
        .map((span): [string, string] => [span.textContent.trim(), span.style.color])
        .filter(([text, color]) => text && color.includes('token')),
    );
  await page.goto(address);
  const pane = paneOf(page);
  const before = await coloured(pane.locator('.code'));
  expect(before.length).toBeGreaterThan(20);
  await button(pane, 'Edit').click();
  await expect(editor(pane)).toBeFocused();
  expect(await coloured(editor(pane))).toEqual(before);
  await page.keyboard.insertText('const WORD: u8 = 1;\n');
  await expect.poll(() => coloured(editor(pane)).then(([first]) => first?.[0])).toBe('const');
});

test('loaded again in the middle of typing, nothing is lost, and undo goes on', async ({
  page,
}) => {
  let pane = await open(page);
  const original = await textOf(pane);
  // At once: a pause between keys would make two undo steps.
  await page.keyboard.insertText('// half a wo');
  const typed = await textOf(pane);
  await page.reload();
  pane = paneOf(page);
  await expect(editor(pane)).toContainText('// half a wo');
  expect(await textOf(pane)).toBe(typed);
  await expect(button(pane, 'Edit')).toBeHidden();
  await editor(pane).focus();
  await page.keyboard.press('Control+z');
  expect(await textOf(pane)).toBe(original);
  await page.keyboard.press('Control+y');
  expect(await textOf(pane)).toBe(typed);
  await expect(pane.getByText('Saved in this browser.')).toBeVisible();
});

test('a line that is written restyles its program, and not the page', async ({ page, browser }) => {
  await open(page);
  await page.keyboard.insertText('// one\n');
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.keyboard.insertText('// two\n');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: { name: string; args: { elementCount?: number } }[];
  };
  const restyled = traceEvents
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .map(({ args }) => args.elementCount ?? 0);
  expect(restyled.length).toBeGreaterThan(0);
  expect(Math.max(...restyled), 'elements').toBeLessThan(1_000);
});

test('a run never starts before the edit that it runs is stored', async ({ page }) => {
  const pane = await open(page);
  const isStored = await pane.evaluate(async (element) => {
    const program = element as HTMLElement & { write(text: string): Promise<void>; run(): void };
    await program.write('fn main() { /* just typed */ }');
    return new Promise((resolve) => {
      const look = () => Object.values(localStorage).some((text) => text.includes('just typed'));
      element.addEventListener('program-start', () => resolve(look()));
      program.run();
    });
  });
  expect(isStored).toBe(true);
});

test('Reset asks nothing, and can be undone, also later', async ({ page }) => {
  let pane = await open(page);
  const original = await textOf(pane);
  await page.keyboard.type('// mine\n');
  await button(pane, 'Reset').click();
  await expect(editor(pane)).toHaveCount(0);
  expect(await textOf(pane)).toBe(original);
  await page.reload();
  pane = paneOf(page);
  expect(await textOf(pane)).toBe(original);
  await button(pane, 'Undo reset').click();
  await expect(editor(pane)).toContainText('// mine');
  await expect(button(pane, 'Undo reset')).toBeHidden();
  await button(pane, 'Reset').click();
  await button(pane, 'Edit').click();
  await expect(editor(pane)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(editor(pane)).toContainText('// mine');
  // What is written after a reset is an edit like any other.
  await page.keyboard.type('// more\n');
  await expect(pane.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await expect(editor(paneOf(page))).toContainText('// more');
});

const offerOf = (pane: Locator) => pane.getByText('You also changed this program in another tab.');

/** The same program edited in two tabs, the second on top of the first; the first has heard of it. */
async function inTwoTabs(page: Page, context: BrowserContext) {
  const first = await open(page);
  await page.keyboard.type('// first\n');
  await expect(first.getByText('Saved in this browser')).toBeVisible();
  const other = await context.newPage();
  await other.goto(address);
  const second = paneOf(other);
  await expect(editor(second)).toContainText('// first');
  await editor(second).focus();
  await other.keyboard.type('// second\n');
  await expect(offerOf(first)).toBeVisible();
  return { first, other, second };
}

test('two tabs do not overwrite each other, and each offers the text of the other', async ({
  page,
  context,
}) => {
  const { first, other, second } = await inTwoTabs(page, context);
  await page.bringToFront();
  await editor(first).focus();
  await page.keyboard.type('// more\n');
  await expect(offerOf(second)).toBeVisible();
  const [one, two] = [await textOf(first), await textOf(second)];
  expect(one).toContain('// more');
  expect(two).not.toContain('// more');

  await page.reload();
  await expect(editor(first)).toContainText('// more');
  expect(await textOf(first)).toBe(one);
  await other.reload();
  await expect(editor(second)).toContainText('// second');
  expect(await textOf(second)).toBe(two);

  await button(second, 'Use that version').click();
  expect(await textOf(second)).toBe(one);
  await expect(editor(second)).toBeFocused();
  await other.keyboard.press('Control+z');
  expect(await textOf(second)).toBe(two);
});

test('a text of another tab that one does not want is not offered again, and not lost', {
  tag: '@all',
}, async ({ page, context }) => {
  await context.clock.install();
  const { first, other, second } = await inTwoTabs(page, context);
  await button(first, 'Keep this version').click();
  await expect(editor(first)).toBeFocused();
  // Whatever either tab still wants to write, it has written; and the first has heard of all of it.
  await context.clock.runFor(1_000);
  const heardOf = page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        addEventListener('storage', ({ key }) => key === name && resolve());
      }),
    'the last',
  );
  await other.evaluate(() => localStorage.setItem('the last', ''));
  await heardOf;
  await expect(offerOf(first)).toBeHidden();
  await page.reload();
  await expect(editor(first)).toContainText('// first');
  await expect(editor(first)).not.toContainText('// second');
  await expect(
    first.getByText('This browser has another saved version of this program.'),
  ).toBeHidden();
  await other.reload();
  await expect(editor(second)).toContainText('// second');
});

test('what an older version kept, or a broken one, is put aside and not thrown away', {
  tag: '@all',
}, async ({ page }) => {
  const place = `${address}#examples/point_by_value.rs`;
  const old = ['{"version":0,"code":"fn old() {}"}', 'fn broken('];
  await page.goto(address);
  await page.evaluate(
    ([place, ...old]) => {
      for (const [index, text] of old.entries())
        localStorage.setItem(`you-can-rust-that:edit:${place}:${index}`, text);
    },
    [place, ...old],
  );
  await page.reload();
  const pane = paneOf(page);
  await button(pane, 'Edit').click();
  await expect(pane.getByText('It is still in this browser')).toBeVisible();
  const kept = await page.evaluate(() =>
    Object.entries({ ...localStorage })
      .filter(([key]) => key.startsWith('you-can-rust-that:aside:'))
      .map(([, text]) => text),
  );
  expect(kept.sort()).toEqual(old.sort());
  await page.keyboard.type('// works\n');
  await expect(pane.getByText('Saved in this browser')).toBeVisible();
});

test('without storage the editor works, and says that nothing is kept', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const pane = await open(page);
  await page.keyboard.type('// mine\n');
  await expect(pane.getByText('This browser can’t save edits here')).toBeVisible();
  await expect(editor(pane)).toContainText('// mine');
});

test('a plain text field does all of it, and is remembered', async ({ page }) => {
  let pane = await open(page);
  const original = await textOf(pane);
  await pane.getByText('Options').click();
  await pane.getByLabel('Plain text field').check();
  const field = pane.getByRole('textbox', { name: /point_by_value\.rs, editor/ });
  await expect(field).toHaveValue(original);
  await write(pane, lent);
  await expect(verdict(pane)).toHaveText('1 error, 1 warning. F8 goes to the next.', patient);
  await page.keyboard.press('F8');
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(
    lent.indexOf('all.push'),
  );
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+.');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(lentMended);
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue(lent);
  await page.keyboard.press('Control+Shift+z');
  await expect(field).toHaveValue(lentMended);
  expect(await violations(page, ofPane)).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();

  await page.reload();
  pane = paneOf(page);
  await expect(pane.locator('.plain')).toHaveValue(lentMended);
  await pane.getByText('Options').click();
  await pane.getByLabel('Plain text field').uncheck();
  await expect(editor(pane)).toContainText('let _unused = 1;');
  await editor(pane).focus();
  await page.keyboard.press('Control+z');
  expect(await textOf(pane)).toBe(lent);
});

test('Shift+Alt+F formats in one step, the cursor stays at its word, and what is no Rust stays as it is', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const timesFetched = () => fetched.filter((url) => /\/rustfmt-.*\.bin$/.test(url)).length;
  await page.goto(address);
  await forgetCompilers(page);
  const pane = paneOf(page);
  await expect(button(pane, 'Format')).toBeHidden();
  await button(pane, 'Edit').focus();
  await page.keyboard.press('Enter');
  await expect(editor(pane)).toBeFocused();
  await write(pane, ugly);
  // Before `one`, the second time.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
  expect(timesFetched()).toBe(0);
  await page.keyboard.press('Shift+Alt+F');
  await expect.poll(() => textOf(pane), patient).toBe(tidy);
  await page.keyboard.insertText('every_');
  expect(await textOf(pane)).toBe(tidy.replace('for one', 'for every_one'));
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await textOf(pane)).toBe(ugly);

  await page.keyboard.press('Shift+Alt+F');
  await expect(formatting(pane)).toHaveText('Formatted by rustfmt.');
  expect(await textOf(pane)).toBe(tidy);
  await page.keyboard.press('Shift+Alt+F');
  await expect(formatting(pane)).toHaveText('Already formatted.');

  const broken = ugly.replace('vec![1,2];', 'vec![1,2]');
  await write(pane, broken);
  await page.keyboard.press('Shift+Alt+F');
  await expect(formatting(pane)).toHaveText(
    'rustfmt needs code without syntax errors: line 2: expected `;`, found keyword `for`',
  );
  expect(await textOf(pane)).toBe(broken);
  expect(timesFetched()).toBe(1);
});

test('Format formats a plain text field, too, and the browser keeps rustfmt', {
  tag: '@all',
}, async ({ page }) => {
  // The editor fetches the compiler.
  await page.goto(address);
  await forgetCompilers(page);
  let pane = await open(page);
  await pane.getByText('Options').click();
  await pane.getByLabel('Plain text field').check();
  await write(pane, ugly);
  const field = pane.locator('.plain');
  await field.evaluate((area: HTMLTextAreaElement) => {
    const at = area.value.indexOf('in &all');
    area.setSelectionRange(at, at);
  });
  await pane.getByText('Options').click();
  await button(pane, 'Format').click();
  await expect(field).toHaveValue(tidy, patient);
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(
    tidy.indexOf('in &all'),
  );
  await field.focus();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue(ugly);
  await page.keyboard.press('Shift+Alt+F');
  await expect(field).toHaveValue(tidy);
  await expect(pane.getByText('Saved in this browser')).toBeVisible();
  await expect(verdict(pane)).toHaveText('rustc accepts this code.', patient);
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('you-can-rust-that:engine');
    return (await cache.keys()).map(({ url }) => /\/run\/(\w+)-/.exec(url)?.[1]);
  });
  expect(kept.sort()).toEqual(['engine', 'rustfmt', 'std']);

  await page.route(/\/rustfmt-.*\.bin$/, (route) => route.abort());
  await page.reload();
  pane = paneOf(page);
  await write(pane, ugly);
  await page.keyboard.press('Shift+Alt+F');
  await expect(pane.locator('.plain')).toHaveValue(tidy);
});

test('without rustfmt the text stays, and the next attempt fetches it again', {
  tag: '@all',
}, async ({ page }) => {
  await page.route(/\/rustfmt-.*\.bin$/, (route) => route.abort(), { times: 1 });
  const pane = await open(page);
  await forgetCompilers(page);
  await write(pane, ugly);
  await pane.getByText('Options').click();
  await button(pane, 'Format').click();
  await expect(formatting(pane)).toContainText('rustfmt could not be loaded');
  expect(await textOf(pane)).toBe(ugly);
  await pane.getByText('Options').click();
  await button(pane, 'Format').click();
  await expect.poll(() => textOf(pane), patient).toBe(tidy);
});

test('axe finds nothing with the editor and its problems', async ({ page }) => {
  const pane = await open(page);
  await write(pane, lentAndMoved);
  await expect(verdict(pane)).toContainText('2 errors', patient);
  await page.keyboard.press('F8');
  await page.keyboard.press('Shift+F8');
  await page.keyboard.press('Control+f');
  expect(await violationsInBothThemes(page, ofPane)).toEqual([]);
});

test('hands find what they expect', async ({ page }) => {
  const pane = await open(page);
  await write(pane, 'fn main() {\n    one();\n    one();\n}\n');
  // No hand is so quick that it comes before the grammar.
  await expect(editor(pane).getByText('fn', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+/');
  expect(await textOf(pane)).toMatch(/^\/\/ fn main/);
  await page.keyboard.press('Control+/');
  // Two cursors, by the next match of the word.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Control+d');
  await page.keyboard.type('two');
  expect(await textOf(pane)).toBe('fn main() {\n    two();\n    two();\n}\n');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('if true {');
  await page.keyboard.press('Enter');
  await page.keyboard.type('three();');
  expect(await textOf(pane)).toContain('    if true {\n        three();');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(pane)).not.toBeFocused();
});

test('who comes along by Tab passes the editor by, and the text stays', async ({ page }) => {
  const pane = await open(page);
  const before = await textOf(pane);
  await page.keyboard.press('Shift+Tab');
  await expect(editor(pane)).not.toBeFocused();
  await page.keyboard.press('Tab');
  await expect(editor(pane)).toBeFocused();
  await expect(verdict(pane)).toContainText('Escape, then Tab leaves the editor.');
  await page.keyboard.press('Tab');
  await expect(editor(pane)).not.toBeFocused();
  expect(await textOf(pane)).toBe(before);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('x');
  await page.keyboard.press('Tab');
  await expect(editor(pane)).toBeFocused();
  expect(await textOf(pane)).toContain('    x');
});

test('what has the focus is not taken away under the hands', async ({ page }) => {
  const pane = await open(page);
  await write(pane, moved);
  await expect(verdict(pane)).toContainText('1 error', patient);
  await pane.locator('.problems .go').focus();
  // As another tab, or a slow answer, would change the text.
  await pane.evaluate((element) =>
    (element as HTMLElement & { write(text: string): void }).write('fn main() {}\n'),
  );
  await expect(verdict(pane)).toHaveText('rustc accepts this code.', patient);
  await expect(editor(pane)).toBeFocused();
});

test('what a refused example is refused for is explained, and Escape in a program of it leaves its editor', async ({
  page,
}) => {
  await page.goto(address);
  await page.getByRole('link', { name: 'What E0505 means' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'What E0505 means' });
  await expect(dialog).toContainText('the offset, not the reference');
  const pane = dialog.locator('program-pane').first();
  await button(pane, 'Edit').click();
  await expect(editor(pane)).toBeFocused();
  await page.keyboard.type('// mine');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(pane)).not.toBeFocused();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the frame of what is printed is as high as that', async ({ page }) => {
  const pane = await open(page);
  const height = async () => (await pane.locator('.output:not([hidden])').boundingBox())?.height;
  const prints = async (count: number) => {
    await write(pane, counts(count));
    await button(pane, 'Run').click();
    await expect(pane.locator('.output:not([hidden]) .text')).toHaveText(countTo(count), patient);
    await expect(pane.locator('.status')).toHaveText(/(ran|interpreted) in/i);
    return (await height()) ?? 0;
  };
  const low = await prints(1);
  expect(await prints(40)).toBeGreaterThan(low + 300);
  expect(await prints(1)).toBe(low);
});

test('on glass, Run has the keyboard go and shows what is printed', async ({ browser }) => {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 420 },
    hasTouch: true,
    isMobile: true,
  });
  await fakeCompiler(phone, answers);
  const page = await phone.newPage();
  await page.goto(address);
  await expect(page.locator('meta[name=viewport]')).toHaveCount(1);
  await expect(page.locator('meta[name=viewport]')).toHaveAttribute('content', /resizes-content/);
  const pane = paneOf(page);
  await button(pane, 'Edit').tap();
  await expect(editor(pane)).toBeFocused();
  await write(pane, glass);
  // As on iOS, where a button takes no focus.
  await button(pane, 'Run').dispatchEvent('click');
  await expect(editor(pane)).not.toBeFocused();
  await expect(pane.locator('.output:not([hidden])')).toBeInViewport();
  await expect(pane.locator('.text .out')).toHaveText('seen\n', patient);
  await phone.close();
});
