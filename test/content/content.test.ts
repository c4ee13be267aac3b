/** The content has no mistakes, and its check finds each kind of mistake. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseProgram } from '../../playground/prebuilt/program.ts';
import { exampleAnchor } from '../../site/anchors.ts';
import { type CourseContent, checkContent, readContent } from '../../site/content-check.ts';
import { pageOf } from '../../site/course.ts';
import { anchorsOf } from '../../site/page-tree.ts';
import type { Practice } from '../../site/practice.ts';

const content = readContent();
const pages = new Map(
  Object.entries(content.pages).map(([file, text]) => [
    pageOf(file),
    { file, text, programs: programsOn(text) },
  ]),
);

/** Every program on a page, including C++ twins: `name`, `refused/name`, `name.cpp`. */
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
  test.each(lessons)('%s has 600 to 1,200 words', (_page, { text }) => {
    const prose = text
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/^import .*$/gm, '')
      .replace(/<Example[\s\S]*?\/>/g, '')
      .replace(/<Memory[\s\S]*?<\/Memory>/g, '')
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
  const lesson = 'lessons/1-roads/lesson.mdx';
  const notes = 'lessons/1-roads/teaching.yaml';
  const matter = '---\ntitle: Roads\ndescription: Roads.\nrule: Keep right.\n---';
  const imports = "import { Example, Exercise, Memory, Quiz, Term } from '@site/components';";
  const practised = '<Quiz id="lane" />\n\n<Exercise id="keep" />';
  const page = `${matter}\n${imports}\n\n${practised}\n`;
  const exercise = 'exercises/1-roads/keep/exercise.mdx';
  const quiz = 'quizzes/1-roads/lane.yaml';
  const part = <T>(file: string, more: T) => ({
    id: file === quiz ? 'lane' : 'keep',
    lesson: 'lessons/1-roads',
    file,
    text: '---\ntitle: Keep\n---\n\nKeep [right](../roads/).\n',
    ...more,
  });
  const whole = {
    folder: 'course',
    pages: {
      'index.mdx': '---\ntitle: Home\n---\n',
      'glossary.mdx': '---\ntitle: Glossary\n---\n',
      [lesson]: page,
    },
    teaching: {
      [notes]: `minutes: 20
goals: [Drive.]
misconceptions:
  - wrong: Left.
    right: Right.
questions:
  - question: Where?
    answer: Here.
`,
    },
    errors: {
      'errors/E0502/text.md': '---\ntitle: A road\n---\nA [road](../../lessons/roads/).\n',
    },
    glossary: '- id: road\n  term: Road\n  text: A way.\n  lesson: 1-roads\n',
    programs: [program, twin],
    practice: {
      exercises: [
        part(exercise, {
          title: 'Keep',
          start: 'fails',
          hints: ['Left.', 'Not left.'],
          begin: '',
          tests: '',
          solution: '',
          attempts: [],
        }),
      ],
      quizzes: [part(quiz, { title: 'A road', ask: 'compiles' as const, choices: [], source: '' })],
      findings: [],
    },
  } satisfies CourseContent;
  const findings = (text: string) =>
    checkContent({
      ...whole,
      pages: { ...whole.pages, [lesson]: `${matter}\n${imports}\n\n${text}\n\n${practised}\n` },
    });
  const here = `course/${lesson}:8: `;

  test.each([
    ['an unknown Rust program', '<Example rust="rods" />', "no Rust program 'rods'"],
    ['an unknown C++ program', '<Example cpp="rods" />', "no C++ program 'rods'"],
    ['an example without a program', '<Example />', '<Example> needs'],
    [
      'a picture of an unknown program',
      '<Memory rust="rods">It.</Memory>',
      "no Rust program 'rods'",
    ],
    [
      'a picture at no line',
      '<Memory rust="roads" before="map">It.</Memory>',
      "no line of rust-examples/examples/roads.rs has 'map'",
    ],
    [
      'a picture without its program',
      '<Memory rust="roads">It.</Memory>',
      "<Memory> shows 'roads'",
    ],
    ['an unknown region', '<Example rust="roads" region="mian" />', "no region 'mian'"],
    [
      'an idea whose words are not there',
      '<Example cpp="roads" rust="roads" ideas={[{ cpp: "int main", rust: "fn mian", text: "" }]} />',
      "idea 'fn mian' is in 0 lines",
    ],
    [
      'an idea in either kind of quotes, after a comment',
      `<Example rust="roads" ideas={[{ /* rust: "fn main" */ rust: 'fn \\'mian', text: "" }]} />`,
      "idea 'fn 'mian' is in 0 lines",
    ],
    ['an unknown exercise', '<Exercise id="kep" />', "no exercise 'kep'"],
    ['an unknown quiz', '<Quiz id="lain" />', "no quiz 'lain'"],
    ['an unknown term', 'A <Term id="raod">road</Term>', "no term 'raod'"],
    ['an unknown image', '![A road](road.png)', "no image 'road.png'"],
    ['an unknown page', '[there](../rods/)', "no page '../rods/'"],
    ['an error without a page', '[there](../../errors/E0503/)', "no page '../../errors/E0503/'"],
    ['an unknown place on a page', '[there](../roads/#rods)', "no example, heading or term 'rods'"],
    [
      'an unknown term by its link',
      '[there](../../glossary/#rod)',
      "no example, heading or term 'rod'",
    ],
    ['a component that is not imported', '<Glossary />', '<Glossary> is not imported'],
    ['a link that a base path breaks', '[there](/lessons/roads/)', "'/lessons/roads/' breaks"],
    ['code in the text', '```rust\nfn main() {}\n```', 'code has one home'],
  ])('%s', (_what, text, message) => {
    const found = findings(text);
    expect(found).toEqual([expect.stringContaining(here + message)]);
  });

  test('and none where there is none', () => {
    const text =
      '<Example cpp="roads" rust="roads" ideas={[{ cpp: "int main", rust: "fn main", text: "As in `rust: \\"fn mian\\"`." }]} />\n' +
      '<Example rust="roads" region="main" />\n' +
      'A <Term id="road">road</Term>, [home](../../), [again](../roads/#roads), [out](https://example.org)\n\n' +
      '## By night\n\n[here](./#by-night), [term](../../glossary/#road)\n\n```sh\nnpm ci\n```';
    expect(findings(text)).toEqual([]);
  });

  test.each<[string, Partial<CourseContent>, string]>([
    [
      'a page without front matter',
      { pages: { ...whole.pages, 'more.md': 'Text' } },
      'more.md:1: it begins',
    ],
    [
      'a lesson without its rule',
      { pages: { ...whole.pages, [lesson]: page.replace('rule: Keep right.\n', '') } },
      `${lesson}:2: rule: `,
    ],
    ['a course without a start page', { pages: { [lesson]: page } }, 'index.mdx:1: there is no'],
    [
      'MDX that cannot be read',
      { pages: { ...whole.pages, 'more.mdx': '---\ntitle: More\n---\n\nA {curly' } },
      'more.mdx:5: ',
    ],
    [
      'a component in plain Markdown',
      { pages: { ...whole.pages, 'more.md': '---\ntitle: More\n---\n\n<Example rust="roads" />' } },
      'more.md:5: programs and terms can be shown in .mdx files alone',
    ],
    [
      'an exercise that stands twice',
      { pages: { ...whole.pages, [lesson]: `${page}\n<Exercise id="keep" />\n` } },
      `${lesson}:12: 'keep' is shown for the second time`,
    ],
    [
      'a quiz on a page that is not its lesson',
      {
        pages: {
          ...whole.pages,
          [lesson]: page.replace('<Quiz id="lane" />', ''),
          'more.mdx': `---\ntitle: More\n---\n\n${imports}\n\n<Quiz id="lane" />\n`,
        },
      },
      "more.mdx:7: 'lane' belongs to lessons/1-roads",
    ],
    [
      'an exercise that no lesson shows',
      { pages: { ...whole.pages, [lesson]: page.replace('<Exercise id="keep" />', '') } },
      `${exercise}:1: no lesson shows it`,
    ],
    [
      'a dead link in an exercise',
      {
        practice: {
          ...whole.practice,
          exercises: whole.practice.exercises.map((one) => ({
            ...one,
            text: one.text.replace('roads', 'rods'),
          })),
        } as Practice,
      },
      `${exercise}:5: no page '../rods/'`,
    ],
    [
      'a lesson without notes for instructors',
      { teaching: { [notes]: undefined } },
      `${notes}:1: each lesson`,
    ],
    [
      'notes that lack something',
      { teaching: { [notes]: whole.teaching[notes]?.replace('    answer: Here.\n', '') } },
      `${notes}:7: questions.0.answer: `,
    ],
    [
      'notes that are no YAML',
      { teaching: { [notes]: 'minutes: 20\ngoals: "Drive\n' } },
      `${notes}:`,
    ],
    [
      'an unknown page in a text on an error',
      {
        errors: { 'errors/E0502/text.md': '---\ntitle: A road\n---\n[there](../lessons/roads/)\n' },
      },
      "errors/E0502/text.md:4: no page '../lessons/roads/'",
    ],
    [
      'a term of a lesson that does not exist',
      { glossary: whole.glossary.replace('1-roads', '2-rods') },
      "glossary.yaml:4: no lesson '2-rods'",
    ],
  ])('%s', (_what, change, message) => {
    expect(checkContent({ ...whole, ...change })).toEqual([
      expect.stringContaining(`course/${message}`),
    ]);
  });

  test('anchors are the ids of the blocks', () => {
    expect(anchorsOf('<Example cpp="a" rust="refused/a" />\n\n<Example cpp="b" />')).toEqual([
      'refused-a',
      'b.cpp',
    ]);
    expect(exampleAnchor('refused/a')).toBe('refused-a');
  });
});
