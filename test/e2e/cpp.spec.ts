/** C++ that the reader has changed: clang in the page, what it says, and how such a run ends. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { fakeCompiler } from './fake-compiler.ts';
import { replaceText } from './pages.ts';

// clang is 16 MB to load and to compile, and its first program the slowest.
test.setTimeout(180_000);

const slow = { timeout: 120_000 };
const status = (pane: Locator) => pane.locator('.status').first();

async function edit(page: Page, text: string, name = 'point_by_value.cpp'): Promise<Locator> {
  await page.goto('/lessons/things-move/');
  const pane = page.locator(`program-pane[data-file="${name}"]`);
  await pane.getByRole('button', { name: 'Edit', exact: true }).click();
  await replaceText(pane.locator('.cm-content'), text);
  return pane;
}

const press = (pane: Locator, name: string) =>
  pane.getByRole('button', { name, exact: true }).click();

test('an edited program is compiled and run, and its threads take turns', async ({ page }) => {
  const pane = await edit(
    page,
    `#include <cstdio>
#include <thread>

int main() {
    int sum = 0;
    std::thread adder([&] { sum += 42; });
    adder.join();
    std::printf("sum %d\\n", sum);
    try {
        throw 7;
    } catch (int number) {
        std::printf("caught %d\\n", number);
    }
}
`,
  );
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toHaveText('sum 42\ncaught 7\n', slow);
  await expect(status(pane)).toHaveText(/ran in/);
  await expect(pane.locator('.result')).toContainText('take turns');

  // Warm, and the program as it came.
  await press(pane, 'Reset');
  await press(pane, 'Run');
  await expect(status(pane)).toHaveText(/(ran|interpreted) in/i);
});

test('what clang says stands at its place, and its fix is a click', { tag: '@all' }, async ({
  page,
}) => {
  const pane = await edit(
    page,
    '// größer\n#include <cstdio>\n\nint main() {\n    int unused = 1;\n    std::printf("%d\\n", 42)\n}\n',
  );
  await expect(pane.locator('.cm-problem-error')).toBeVisible(slow);
  await expect(pane.locator('.verdict-of-text')).toHaveText('1 error.');
  await expect(pane.locator('.problems .error')).toContainText("expected ';' after expression");
  await pane.locator('.problems .error .go').click();
  await pane.getByRole('button', { name: /^Change it/ }).click();
  await expect(pane.locator('.cm-content')).toContainText('printf("%d\\n", 42);');
  await expect(pane.locator('.cm-problem-error')).toHaveCount(0, slow);
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toContainText('42\n', slow);
  await pane.locator('.own-words summary', { hasText: '1 warning' }).click();
  await expect(pane.locator('.own-words .message')).toContainText('[-Wunused-variable]');
});

test('an edit is compiled as the standard that is chosen', { tag: '@all' }, async ({ page }) => {
  const pane = await edit(
    page,
    '#include <cstdio>\nint main() { std::printf("%ld\\n", long(__cplusplus)); }\n',
  );
  const standard = pane.getByLabel('Standard');
  const choose = async (name: string) => {
    await pane.getByText('Options').click();
    await standard.selectOption(name);
  };
  for (const [name, year] of [
    ['C++23', '202302'],
    ['C++17', '201703'],
    ['C++20', '202002'],
  ] as const) {
    await choose(name);
    await press(pane, 'Run');
    await expect(pane.locator('.text')).toHaveText(`${year}\n`, slow);
  }
  // What a later standard has, an earlier one refuses, and the text is checked anew.
  await replaceText(
    pane.locator('.cm-content'),
    '#include <expected>\nint main() { std::expected<int, int> e; }\n',
  );
  await expect(pane.locator('.verdict-of-text')).toContainText(/\d errors?/, slow);
  await choose('C++23');
  await expect(pane.locator('.verdict-of-text')).not.toContainText('error', slow);
});

test('the numbers of a contrast go with their lines, or go', async ({ page, context }) => {
  await fakeCompiler(context, []);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/lessons/things-move/');
  const block = page.locator('#point_by_value');
  const pane = block.locator('.pane.cpp');
  const marked = pane.locator('.line[data-idea]');
  const texts = await marked.allTextContents();
  await press(pane, 'Edit');
  const edited = pane.locator('.cm-line[data-idea]');
  await expect(edited).toHaveText(texts);

  // Further down, each beside the same text.
  await pane.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('// One line more.\n');
  await expect(edited).toHaveText(texts);
  await block.locator('.ideas button').first().focus();
  await expect(pane.locator('.cm-line.lit')).toHaveText(texts[0] ?? '');
  await expect(block.locator('.tie')).toBeVisible();
  await block.locator('.ideas button').first().blur();
  await expect(pane.locator('.cm-line.lit')).toHaveCount(0);

  // A line that is changed, and one that stands there twice, have none; both come back.
  await edited.first().click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(' // changed');
  await expect(edited).toHaveText(texts.slice(1));
  await page.keyboard.press('Control+z');
  await expect(edited).toHaveText(texts);
  await page.keyboard.press('Shift+Alt+ArrowDown');
  await expect(edited).toHaveText(texts.slice(1));
  await page.keyboard.press('Control+z');
  await expect(edited).toHaveText(texts);
});

test('an endless loop is stopped, and the next run starts anew', { tag: '@all' }, async ({
  page,
}) => {
  const pane = await edit(page, '#include <cstdio>\nint main() { std::puts("on"); for (;;); }\n');
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toContainText('on\n', slow);
  await press(pane, 'Stop');
  await expect(status(pane)).toHaveText('Stopped.');
  await replaceText(
    pane.locator('.cm-content'),
    '#include <cstdio>\nint main() { std::puts("off"); }\n',
  );
  await press(pane, 'Run');
  await expect(pane.locator('.text')).toContainText('off\n', slow);
});

for (const [what, text, end] of [
  [
    'endless recursion',
    'int deep(int n) { return deep(n + 1) + 1; }\nint main() { return deep(0); }\n',
    'Stopped: the stack is full.',
  ],
  [
    'an allocation bomb',
    '#include <vector>\nint main() { std::vector<int> all; for (;;) all.resize(all.size() + 10000000); }\n',
    'Stopped: out of memory, or a trap.',
  ],
  [
    'a template bomb',
    'template <int n> struct Deep { static constexpr int value = Deep<n - 1>::value; };\nint main() { return Deep<9999>::value; }\n',
    /does not compile|nested too deep/,
  ],
  ['an exit code', '#include <cstdlib>\nint main() { std::exit(3); }\n', 'Ended with exit code 3.'],
  ['no text at all', '\n', 'It does not compile.'],
] as const) {
  test(`${what} ends with its own message`, { tag: '@all' }, async ({ page }) => {
    const pane = await edit(page, text);
    await press(pane, 'Run');
    await expect(status(pane)).toHaveText(end, slow);
    await expect(pane.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  });
}
