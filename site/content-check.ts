/**
 * Finds what is wrong with the text of lessons before a page is built: an example,
 * region, idea, glossary term, link or image that does not exist, front matter
 * or notes for instructors that are missing. Each finding has its file and line,
 * and the build fails.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import GithubSlugger from 'github-slugger';
import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textIn } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type Program, readPrograms } from '../playground/prebuilt/program.ts';
import { shownLines } from '../playground/prebuilt/shown.ts';
import { type Course, course, frontMatter, lessonFolders, pageFiles, pageOf } from './course.ts';
import { ownTexts } from './errors.ts';
import { glossary, lessonMatter, pageMatter, teaching } from './lesson-schema.ts';
import { exerciseAnchor, type Practice, quizAnchor, readPractice } from './practice.ts';
import { checkYaml, type Report } from './yaml.ts';

/** `file:line: what is wrong`. */
export type Finding = string;

export interface Content {
  /** The folder that the paths below start in. */
  folder: string;
  /** Text of each page, by path. */
  pages: Record<string, string>;
  /** Text of each lesson's teaching.yaml, by path; undefined where there is none. */
  teaching: Record<string, string | undefined>;
  /** Text on each error that has one, by path. */
  errors: Record<string, string>;
  /** Text of glossary.yaml; undefined where there is none. */
  glossary: string | undefined;
  programs: Program[];
  practice: Practice;
}

export function readContent(
  from: Course = course,
  programs = readPrograms(from.programs),
): Content {
  const read = (file: string) => {
    const place = path.join(from.content, file);
    return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
  };
  return {
    folder: from.content,
    pages: Object.fromEntries(pageFiles(from).map((file) => [file, read(file) ?? ''])),
    teaching: Object.fromEntries(
      lessonFolders(from).map((lesson) => {
        const file = `${lesson}/teaching.yaml`;
        return [file, read(file)];
      }),
    ),
    errors: Object.fromEntries(
      Object.entries(ownTexts(from)).map(([code, { text }]) => [`errors/${code}/text.md`, text]),
    ),
    glossary: read('glossary.yaml'),
    programs,
    practice: readPractice(from),
  };
}

/** The HTML id of a program's block on its page. */
export function anchorOf(id: string): string {
  return id.replace('/', '-');
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What a link of the lessons may lead to: the anchors of each page, by its address. */
type Places = Map<string, Set<string>>;

/** Of every site, whatever its lessons. */
const ownPages = ['course', 'hand-in', 'playground'];

export function checkContent(content: Content): Finding[] {
  const findings: Finding[] = [];
  const { folder } = content;
  const reportIn = (file: string) => (line: number, message: string) => {
    findings.push(`${path.join(folder, file)}:${line}: ${message}`);
  };
  const terms = checkGlossary(content, reportIn('glossary.yaml'));
  const trees = Object.entries(content.pages).flatMap(([file, text]) => {
    const report = reportIn(file);
    const matter = frontMatter(text);
    if (matter === undefined)
      report(1, 'it begins without front matter: title and description between two lines of ---');
    else {
      const schema = file.startsWith('lessons/') ? lessonMatter : pageMatter;
      checkYaml(matter, schema, (line, message) => report(line + 1, message));
    }
    const tree = parsePage(file, text, report);
    return tree ? [{ file, tree }] : [];
  });
  const places: Places = new Map(trees.map(({ file, tree }) => [pageOf(file), anchorsIn(tree)]));
  if (!Object.keys(content.pages).some((file) => pageOf(file) === ''))
    reportIn('index.mdx')(1, 'there is no start page');
  for (const page of ownPages) places.set(page, new Set());
  for (const term of terms) places.get('glossary')?.add(term);

  const { exercises, quizzes } = content.practice;
  findings.push(...content.practice.findings);
  // Their texts stand on the pages of their lessons.
  for (const { file, text } of exercises) {
    const tree = parsePage(file, text, reportIn(file));
    if (tree) trees.push({ file, tree });
  }
  const shown = new Set<string>();
  /** Of an <Exercise> or <Quiz> on the page of its lesson, once. */
  const checkPart = (node: Element, file: string, here: (message: string) => void) => {
    const id = textOf(node, 'id');
    const parts = node.name === 'Quiz' ? quizzes : exercises;
    const part = parts.find((one) => one.id === id);
    const name = `${node.name} ${id}`;
    if (!part) here(`no ${node.name?.toLowerCase()} '${id}'`);
    else if (path.dirname(file) !== part.lesson) here(`'${id}' belongs to ${part.lesson}`);
    else if (shown.has(name)) here(`'${id}' is shown for the second time`);
    shown.add(name);
  };

  for (const { file, tree } of trees) {
    const report = reportIn(file);
    if (file.endsWith('.mdx')) checkImports(tree, report);
    visit(tree, (node) => {
      const line = node.position?.start.line ?? 1;
      const here = (message: string) => report(line, message);
      if (isElement(node, 'Example')) checkExample(node, content.programs, here);
      else if (isElement(node, 'Exercise') || isElement(node, 'Quiz')) checkPart(node, file, here);
      else if (isElement(node, 'Term')) {
        const id = textOf(node, 'id');
        if (!terms.has(id)) here(`no term '${id}' in glossary.yaml`);
        else if (!places.has('glossary')) here('terms need a page glossary.mdx');
      } else if (node.type === 'link') checkLink(node.url, file, places, here);
      else if (
        node.type === 'image' &&
        !/^https?:/.test(node.url) &&
        !existsSync(path.resolve(folder, path.dirname(file), node.url))
      ) {
        here(`no image '${node.url}'`);
      } else if (node.type === 'code' && isProgram(node.lang)) {
        here('code has one home: put it into a program and show it by <Example>');
      } else if (node.type === 'html' && /<(Example|Exercise|Quiz|Term)\b/.test(node.value)) {
        here('programs and terms can be shown in .mdx files alone: rename this one');
      }
    });
  }
  for (const [name, parts] of [['Exercise', exercises] as const, ['Quiz', quizzes] as const])
    for (const { id, file } of parts)
      if (!shown.has(`${name} ${id}`))
        reportIn(file)(1, `no lesson shows it: <${name} id="${id}" />`);
  for (const [file, text] of Object.entries(content.errors)) {
    const report = reportIn(file);
    const tree = parsePage(file, text, report);
    if (tree)
      visit(tree, 'link', (node) => {
        const line = node.position?.start.line ?? 1;
        checkLink(node.url, file, places, (message) => report(line, message));
      });
  }
  for (const [file, text] of Object.entries(content.teaching)) {
    const report = reportIn(file);
    if (text === undefined)
      report(1, 'each lesson has its goals, minutes, misconceptions and questions here');
    else checkYaml(text, teaching, report);
  }
  return findings;
}

/** The terms; reports what is wrong with them. */
function checkGlossary(
  { glossary: text, teaching: lessons }: Content,
  report: Report,
): Set<string> {
  if (text === undefined) return new Set();
  const entries = checkYaml(text, glossary, report) ?? [];
  const folders = new Set(Object.keys(lessons).map((file) => file.split('/')[1]));
  text.split('\n').forEach((line, index) => {
    const lesson = /^\s+lesson: *(\S+)$/.exec(line)?.[1];
    if (lesson && !folders.has(lesson)) report(index + 1, `no lesson '${lesson}'`);
  });
  return new Set(entries.map(({ id }) => id));
}

function parsePage(file: string, text: string, report: Report): Root | undefined {
  const markdown = unified().use(remarkParse).use(remarkFrontmatter);
  try {
    return file.endsWith('.mdx') ? markdown.use(remarkMdx).parse(text) : markdown.parse(text);
  } catch (error) {
    const { line, reason } = error as { line?: number; reason: string };
    report(line ?? 1, reason);
    return undefined;
  }
}

/** Commands, formats and the like stand in the text itself. */
function isProgram(language: string | null | undefined): boolean {
  return !language || /^(rust|rs|cpp|c\+\+|cc|c)$/i.test(language);
}

/** Components that a page uses and does not import. */
function checkImports(tree: Root, report: Report): void {
  const imported = tree.children
    .flatMap((node) => (node.type === 'mdxjsEsm' ? [node.value] : []))
    .join('\n');
  const told = new Set<string>();
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const name = node.name ?? '';
    if (!/^[A-Z]/.test(name) || told.has(name) || new RegExp(`\\b${name}\\b`).test(imported))
      return;
    told.add(name);
    report(
      node.position?.start.line ?? 1,
      `<${name}> is not imported: import { ${name} } from '@site/components';`,
    );
  });
}

function isElement(node: Root | RootContent, name: string): node is Element {
  return (
    (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === name
  );
}

function attribute(node: Element, name: string): MdxJsxAttribute | undefined {
  return node.attributes.find(
    (one): one is MdxJsxAttribute => one.type === 'mdxJsxAttribute' && one.name === name,
  );
}

function textOf(node: Element, name: string): string {
  const value = attribute(node, name)?.value;
  return typeof value === 'string' ? value : '';
}

/** Anchors of the programs on a page, in their order. */
export function anchorsOf(text: string): string[] {
  return programsIn(parseMdx(text));
}

/** Ids of the Rust programs on a page. */
export function programsOf(text: string): string[] {
  const ids: string[] = [];
  visit(parseMdx(text), (node) => {
    if (isElement(node, 'Example')) ids.push(textOf(node, 'rust'), textOf(node, 'pattern'));
  });
  return ids.filter(Boolean);
}

function parseMdx(text: string): Root {
  return unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).parse(text);
}

function programsIn(tree: Root): string[] {
  const anchors: string[] = [];
  visit(tree, (node) => {
    if (isElement(node, 'Example'))
      anchors.push(anchorOf(textOf(node, 'rust') || `${textOf(node, 'cpp')}.cpp`));
  });
  return anchors;
}

/** Of programs, exercises, quizzes and headings. */
function anchorsIn(tree: Root): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set(programsIn(tree));
  visit(tree, (node) => {
    if (isElement(node, 'Exercise')) anchors.add(exerciseAnchor(textOf(node, 'id')));
    else if (isElement(node, 'Quiz')) anchors.add(quizAnchor(textOf(node, 'id')));
  });
  visit(tree, 'heading', (node) => {
    anchors.add(slugger.slug(textIn(node)));
  });
  return anchors;
}

function checkExample(node: Element, programs: Program[], report: (message: string) => void): void {
  const sides = (['cpp', 'rust', 'pattern'] as const).flatMap((side) => {
    const id = textOf(node, side);
    if (!id) return [];
    const language = side === 'cpp' ? 'cpp' : 'rust';
    const program = programs.find((one) => one.id === id && one.language === language);
    if (!program) report(`no ${language === 'cpp' ? 'C++' : 'Rust'} program '${id}'`);
    return program ? [{ side, program }] : [];
  });
  if (!textOf(node, 'cpp') && !textOf(node, 'rust'))
    report('<Example> needs rust="…", cpp="…" or both');

  const region = textOf(node, 'region');
  for (const { program } of sides) {
    if (region && !program.regions.some(({ name }) => name === region)) {
      report(`no region '${region}' in ${program.folder}/${program.file}`);
    }
  }
  const ideas = attribute(node, 'ideas')?.value;
  if (!ideas || typeof ideas === 'string') return;
  for (const [, name, quoted] of ideas.value.matchAll(
    /\b(cpp|rust|pattern):\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g,
  )) {
    const program = sides.find(({ side }) => side === name)?.program;
    const words = unquote(quoted ?? '');
    if (!program) continue;
    const lines = shownLines(program, region || undefined).filter((number) =>
      program.source.split('\n')[number - 1]?.includes(words),
    );
    if (lines.length !== 1) {
      report(
        `idea '${words}' stands in ${lines.length} lines of ${program.folder}/${program.file}, not in one`,
      );
    }
  }
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}

function checkLink(
  url: string,
  file: string,
  places: Places,
  report: (message: string) => void,
): void {
  if (/^(https?|mailto):/.test(url)) return;
  if (url.startsWith('/')) {
    report(`'${url}' breaks under a base path: write it relative to this page`);
    return;
  }
  // Pages are folders, so that relative links hold under any base path. An exercise stands on its lesson's.
  const here = pageOf(file.replace(/^exercises(\/[^/]+)\/.*/, 'lessons$1/lesson.mdx'));
  const target = new URL(url, `http://site/${here ? `${here}/` : ''}`);
  const page = target.pathname.replace(/^\/|\/$/g, '');
  const anchor = target.hash.slice(1);
  const known = places.get(page);
  if (!known) report(`no page '${url}'`);
  else if (!target.pathname.endsWith('/')) report(`'${url}' needs a slash at the end of its path`);
  else if (anchor && /^(lessons\/|glossary$)/.test(page) && !known.has(anchor)) {
    report(`no example, heading or term '${anchor}' on page '${page}'`);
  }
}

/** Fails the build with every finding. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:build:start': () => {
        const findings = checkContent(readContent());
        if (findings.length > 0)
          throw new Error(`The content has mistakes:\n${findings.join('\n')}`);
      },
    },
  };
}
