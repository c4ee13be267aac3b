/** The content holds together, and its check finds each kind of mistake. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseProgram } from '../../playground/prebuilt/program.ts';
import {
  anchorOf,
  anchorsOf,
  type Content,
  checkContent,
  pageOf,
  readContent,
} from '../../site/content-check.ts';

const content = readContent();
const pages = new Map(
  Object.entries(content.files).map(([file, text]) => [
    pageOf(file),
    { file, text, programs: programsOn(text) },
  ]),
);

/** Every program on a page, C++ twins too: `name`, `refused/name`, `name.cpp`. */
function programsOn(text: string): Set<string> {
  const names = [...text.matchAll(/\b(rust|cpp|pattern)="([^"]+)"/g)].map(([, language, id]) =>
    language === 'cpp' ? `${id}.cpp` : `${id}`,
  );
  return new Set(names);
}

describe('the content', () => {
  test('has no mistakes', () => {
    expect(checkContent(content)).toEqual([]);
  });

  test('shows every program of rust-examples somewhere', () => {
    const shown = new Set([...pages.values()].flatMap(({ programs }) => [...programs]));
    const unseen = content.programs
      .map(({ id, language }) => (language === 'cpp' ? `${id}.cpp` : id))
      .filter((name) => !shown.has(name));
    expect(unseen).toEqual([]);
  });

  const clauses = parse(readFileSync('test/content/clauses.yaml', 'utf8')) as Record<
    string,
    { clause: string; examples: string[] }[]
  >;
  const rows = Object.entries(clauses).flatMap(([page, list]) =>
    list.map((row) => ({ page, ...row })),
  );
  test.each(rows)('$page shows: $clause', ({ page, examples }) => {
    const shown = pages.get(page)?.programs ?? new Set();
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter((name) => !shown.has(name))).toEqual([]);
  });

  const lessons = [...pages].filter(([page]) => page.startsWith('lessons/'));
  test.each(lessons)('%s has a rule, a description, and 600 to 1,200 words', (_page, { text }) => {
    const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    expect(parse(matter)).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
      rule: expect.any(String),
    });
    const prose = body
      .replace(/^import .*$/gm, '')
      .replace(/<Example[\s\S]*?\/>/g, '')
      .replace(/<\/?\w[^>]*>/g, '')
      .replace(/\]\([^)]*\)/g, ']');
    const words = prose.split(/\s+/).filter((word) => /\w/.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(600);
    expect(words).toBeLessThanOrEqual(1_200);
  });
});

describe('a mistake in the content is found with file and line', () => {
  const program = parseProgram(
    'examples/roads.rs',
    '// Roads.\n\n// region: main\nfn main() {}\n// endregion\n',
  );
  const twin = parseProgram('examples/roads.cpp', '// Roads.\n\nint main() {}\n');
  const findings = (text: string) =>
    checkContent({
      files: {
        'content/index.mdx': `Home\n`,
        'content/lessons/1-roads/lesson.mdx': `# Roads\n\n${text}\n`,
      },
      programs: [program, twin],
      terms: new Set(['road']),
    } satisfies Content);
  const here = 'content/lessons/1-roads/lesson.mdx:3: ';

  test.each([
    ['an unknown Rust program', '<Example rust="rods" />', "no Rust program 'rods'"],
    ['an unknown C++ program', '<Example cpp="rods" />', "no C++ program 'rods'"],
    ['an example without a program', '<Example />', '<Example> needs'],
    ['an unknown region', '<Example rust="roads" region="mian" />', "no region 'mian'"],
    [
      'an idea whose words are not there',
      '<Example cpp="roads" rust="roads" ideas={[{ cpp: "int main", rust: "fn mian", text: "" }]} />',
      "idea 'fn mian' stands in 0 lines",
    ],
    ['an unknown term', 'A <Term id="raod">road</Term>', "no term 'raod'"],
    ['an unknown image', '![A road](road.png)', "no image 'road.png'"],
    ['an unknown page', '[there](../rods/)', "no page '../rods/'"],
    ['an unknown example on a page', '[there](../roads/#rods)', "no example 'rods'"],
    ['a link that a base path breaks', '[there](/lessons/roads/)', "'/lessons/roads/' breaks"],
    ['code in the text', '```rust\nfn main() {}\n```', 'code has one home'],
  ])('%s', (_what, text, message) => {
    const found = findings(text);
    expect(found).toEqual([expect.stringContaining(here + message)]);
  });

  test('and none where there is none', () => {
    const text =
      '<Example cpp="roads" rust="roads" ideas={[{ cpp: "int main", rust: "fn main", text: "" }]} />\n' +
      '<Example rust="roads" region="main" />\n' +
      'A <Term id="road">road</Term>, [home](../../), [again](../roads/#roads), [out](https://example.org)';
    expect(findings(text)).toEqual([]);
  });

  test('anchors are the ids of the blocks', () => {
    expect(anchorsOf('<Example cpp="a" rust="refused/a" />\n\n<Example cpp="b" />')).toEqual([
      'refused-a',
      'b.cpp',
    ]);
    expect(anchorOf('refused/a')).toBe('refused-a');
  });
});
