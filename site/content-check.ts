/**
 * Finds mistakes in the text of lessons before a page is built: an example, region,
 * idea, glossary term, link or image that does not exist, and front matter or
 * instructors' notes that are missing. Each finding has its file and line, and fails
 * the build.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { type ExampleProgram, readPrograms } from '../playground/prebuilt/program.ts';
import { shownLines } from '../playground/prebuilt/shown.ts';
import { exampleAnchor } from './anchors.ts';
import { type Course, course, frontMatter, lessonFolders, pageFiles, pageOf } from './course.ts';
import { ownTexts } from './errors.ts';
import { glossary, lessonMatter, pageMatter, teaching } from './lesson-schema.ts';
import {
  anchorsIn,
  elementsIn,
  isJsx,
  type JsxElement,
  parsePage,
  stringsAttribute,
  textAttribute,
} from './page-tree.ts';
import { type Practice, readPractice } from './practice.ts';
import { checkYaml, type Reporter } from './yaml.ts';

/** `file:line: what is wrong`. */
export type Finding = string;

export interface CourseContent {
  /** The paths below are relative to it. */
  folder: string;
  /** Text of each page, by path. */
  pages: Record<string, string>;
  /** Text of each lesson's teaching.yaml, by path; undefined where there is none. */
  teaching: Record<string, string | undefined>;
  /** Our explanations of errors, by path. */
  errors: Record<string, string>;
  /** Text of glossary.yaml; undefined where there is none. */
  glossary: string | undefined;
  programs: ExampleProgram[];
  practice: Practice;
}

export function readContent(
  from: Course = course,
  programs = readPrograms(from.programs),
): CourseContent {
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
      Object.keys(ownTexts(from)).map((code) => {
        const file = `errors/${code}/text.md`;
        return [file, read(file) ?? ''];
      }),
    ),
    glossary: read('glossary.yaml'),
    programs,
    practice: readPractice(from),
  };
}

/** Pages that every site has, whatever its lessons. */
const sitePages = ['course', 'errors', 'hand-in', 'playground'];

/** What the nodes of a page are checked against. */
interface CheckContext {
  content: CourseContent;
  terms: Set<string>;
  /** What a link may lead to: the anchors of each page, by its address. */
  anchors: Map<string, Set<string>>;
  /** Exercises and quizzes that a page has shown so far, as `Exercise id`. */
  shown: Set<string>;
}

/** A page or the text of an exercise, which is shown on its lesson's page. */
interface ParsedText {
  file: string;
  tree: Root;
}

type ReportHere = (message: string) => void;

export function checkContent(content: CourseContent): Finding[] {
  const findings: Finding[] = [];
  const reportIn = (file: string) => (line: number, message: string) => {
    findings.push(`${path.join(content.folder, file)}:${line}: ${message}`);
  };
  const terms = checkGlossary(content, reportIn('glossary.yaml'));
  const pages = Object.entries(content.pages).flatMap(([file, text]) => {
    checkFrontMatter(file, text, reportIn(file));
    return parseText(file, text, reportIn(file));
  });
  if (!Object.keys(content.pages).some((file) => pageOf(file) === ''))
    reportIn('index.mdx')(1, 'there is no start page');
  const { exercises } = content.practice;
  findings.push(...content.practice.findings);
  const tasks = exercises.flatMap(({ file, text }) => parseText(file, text, reportIn(file)));

  const known: CheckContext = {
    content,
    terms,
    anchors: linkTargets(content, pages, terms),
    shown: new Set(),
  };
  for (const { file, tree } of [...pages, ...tasks]) {
    if (file.endsWith('.mdx')) checkImports(tree, reportIn(file));
    visit(tree, (node) => checkNode(node, file, known, reportIn(file)));
  }
  checkAllShown(known, reportIn);
  for (const [file, text] of Object.entries(content.errors)) {
    checkFrontMatter(file, text, reportIn(file));
    for (const { tree } of parseText(file, text, reportIn(file)))
      visit(tree, 'link', (node) => checkNode(node, file, known, reportIn(file)));
  }
  for (const [file, text] of Object.entries(content.teaching)) {
    if (text !== undefined) checkYaml(text, teaching, reportIn(file));
    else reportIn(file)(1, 'each lesson has its goals, minutes, misconceptions and questions here');
  }
  return findings;
}

/** Empty if the text cannot be parsed. */
function parseText(file: string, text: string, report: Reporter): ParsedText[] {
  const tree = parsePage(file, text, report);
  return tree ? [{ file, tree }] : [];
}

/** Reports what is wrong with the terms, and returns their ids. */
function checkGlossary(
  { glossary: text, teaching: lessons }: CourseContent,
  report: Reporter,
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

function checkFrontMatter(file: string, text: string, report: Reporter): void {
  const matter = frontMatter(text);
  if (matter === undefined) {
    report(1, 'it begins without front matter: title and description between two lines of ---');
    return;
  }
  const schema = file.startsWith('lessons/') ? lessonMatter : pageMatter;
  checkYaml(matter, schema, (line, message) => report(line + 1, message));
}

function linkTargets(
  { errors }: CourseContent,
  pages: ParsedText[],
  terms: Set<string>,
): CheckContext['anchors'] {
  const anchors = new Map(pages.map(({ file, tree }) => [pageOf(file), anchorsIn(tree)]));
  for (const page of [...sitePages, ...Object.keys(errors).map(pageOf)])
    anchors.set(page, new Set());
  for (const term of terms) anchors.get('glossary')?.add(term);
  return anchors;
}

/** Reports components that a page uses and does not import. */
function checkImports(tree: Root, report: Reporter): void {
  const imported = tree.children
    .flatMap((node) => (node.type === 'mdxjsEsm' ? (node.data?.estree?.body ?? []) : []))
    .flatMap((node) => (node.type === 'ImportDeclaration' ? node.specifiers : []))
    .map(({ local }) => local.name);
  const known = new Set(imported);
  for (const { name, position } of elementsIn(tree)) {
    if (!name || !/^[A-Z]/.test(name) || known.has(name)) continue;
    known.add(name);
    report(
      position?.start.line ?? 1,
      `<${name}> is not imported: import { ${name} } from '@site/components';`,
    );
  }
}

function checkNode(
  node: Root | RootContent,
  file: string,
  known: CheckContext,
  report: Reporter,
): void {
  const here: ReportHere = (message) => report(node.position?.start.line ?? 1, message);
  if (isJsx(node)) checkElement(node, file, known, here);
  else if (node.type === 'link') checkLink(node.url, file, known, here);
  else if (node.type === 'image') checkImage(node.url, file, known, here);
  else if (node.type === 'code') checkCode(node.lang, here);
  else if (node.type === 'html' && /<(Example|Exercise|Memory|Quiz|Term)\b/.test(node.value))
    here('programs and terms can be shown in .mdx files alone: rename this one');
}

function checkElement(
  element: JsxElement,
  file: string,
  known: CheckContext,
  here: ReportHere,
): void {
  const { name } = element;
  if (name === 'Example') checkExample(element, known, here);
  else if (name === 'Memory') checkMemory(element, file, known, here);
  else if (name === 'Exercise' || name === 'Quiz') checkPractice(element, file, known, here);
  else if (name === 'Term') checkTerm(element, known, here);
}

function checkExample(element: JsxElement, { content }: CheckContext, here: ReportHere): void {
  const sides = (['cpp', 'rust', 'pattern'] as const).flatMap((side) => {
    const id = textAttribute(element, side);
    if (!id) return [];
    const language = side === 'cpp' ? 'cpp' : 'rust';
    const program = content.programs.find((one) => one.id === id && one.language === language);
    if (!program) here(`no ${language === 'cpp' ? 'C++' : 'Rust'} program '${id}'`);
    return program ? [{ side, program }] : [];
  });
  if (!textAttribute(element, 'cpp') && !textAttribute(element, 'rust'))
    here('<Example> needs rust="…", cpp="…" or both');

  const region = textAttribute(element, 'region');
  for (const { program } of sides) {
    if (region && !program.regions.some(({ name }) => name === region))
      here(`no region '${region}' in ${program.folder}/${program.file}`);
  }
  for (const idea of stringsAttribute(element, 'ideas'))
    for (const { side, program } of sides) {
      const text = idea[side];
      if (text !== undefined) checkIdea(text, program, region, here);
    }
}

/** An idea's text must be in exactly one of the lines shown. */
function checkIdea(text: string, program: ExampleProgram, region: string, here: ReportHere): void {
  const lines = program.source.split('\n');
  const { length } = shownLines(program, region || undefined).filter((number) =>
    lines[number - 1]?.includes(text),
  );
  if (length !== 1)
    here(`idea '${text}' is in ${length} lines of ${program.folder}/${program.file}, not in one`);
}

/** A picture is of a program on the same page. That its line is reached, the build finds out. */
function checkMemory(
  element: JsxElement,
  file: string,
  { content, anchors }: CheckContext,
  here: ReportHere,
): void {
  const [id, before] = [textAttribute(element, 'rust'), textAttribute(element, 'before')];
  const program = content.programs.find((one) => one.id === id && one.language === 'rust');
  if (!program) {
    here(`no Rust program '${id}'`);
    return;
  }
  if (before && !program.source.includes(before))
    here(`no line of ${program.folder}/${program.file} has '${before}'`);
  else if (!anchors.get(pageOf(file))?.has(exampleAnchor(program.id)))
    here(`<Memory> shows '${id}', but no <Example> on this page does`);
}

/** An exercise or quiz must be on its lesson's page, once. */
function checkPractice(
  element: JsxElement,
  file: string,
  known: CheckContext,
  here: ReportHere,
): void {
  const id = textAttribute(element, 'id');
  const { exercises, quizzes } = known.content.practice;
  const part = (element.name === 'Quiz' ? quizzes : exercises).find((one) => one.id === id);
  const name = `${element.name} ${id}`;
  if (!part) here(`no ${element.name?.toLowerCase()} '${id}'`);
  else if (path.dirname(file) !== part.lesson) here(`'${id}' belongs to ${part.lesson}`);
  else if (known.shown.has(name)) here(`'${id}' is shown for the second time`);
  known.shown.add(name);
}

function checkAllShown(
  { content, shown }: CheckContext,
  reportIn: (file: string) => Reporter,
): void {
  const { exercises, quizzes } = content.practice;
  for (const [name, parts] of [['Exercise', exercises] as const, ['Quiz', quizzes] as const])
    for (const { id, file } of parts)
      if (!shown.has(`${name} ${id}`))
        reportIn(file)(1, `no lesson shows it: <${name} id="${id}" />`);
}

function checkTerm(element: JsxElement, { terms, anchors }: CheckContext, here: ReportHere): void {
  const id = textAttribute(element, 'id');
  if (!terms.has(id)) here(`no term '${id}' in glossary.yaml`);
  else if (!anchors.has('glossary')) here('terms need a page glossary.mdx');
}

function checkLink(url: string, file: string, { anchors }: CheckContext, here: ReportHere): void {
  if (/^(https?|mailto):/.test(url)) return;
  if (url.startsWith('/')) {
    here(`'${url}' breaks under a base path: write it relative to this page`);
    return;
  }
  // Pages are folders, so relative links work under any base path. An exercise is on its lesson's page.
  const from = pageOf(file.replace(/^exercises(\/[^/]+)\/.*/, 'lessons$1/lesson.mdx'));
  const target = new URL(url, `http://site/${from ? `${from}/` : ''}`);
  const page = target.pathname.replace(/^\/|\/$/g, '');
  const anchor = target.hash.slice(1);
  const known = anchors.get(page);
  if (!known) here(`no page '${url}'`);
  else if (!target.pathname.endsWith('/')) here(`'${url}' needs a slash at the end of its path`);
  else if (anchor && /^(lessons\/|glossary$)/.test(page) && !known.has(anchor))
    here(`no example, heading or term '${anchor}' on page '${page}'`);
}

function checkImage(url: string, file: string, { content }: CheckContext, here: ReportHere): void {
  if (/^https?:/.test(url)) return;
  if (!existsSync(path.resolve(content.folder, path.dirname(file), url))) here(`no image '${url}'`);
}

/** Commands and formats may be in the text itself; programs may not. */
function checkCode(language: string | null | undefined, here: ReportHere): void {
  if (!language || /^(rust|rs|cpp|c\+\+|cc|c)$/i.test(language))
    here('code has one home: put it into a program and show it by <Example>');
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
