/**
 * Finds what is wrong with the content before a page is built: an example,
 * region, idea, glossary term, link or image that does not exist. Each finding
 * has its file and line, and the build fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parse } from 'yaml';
import { type Program, readPrograms } from '../playground/prebuilt/program.ts';
import { shownLines } from '../playground/prebuilt/shown.ts';

/** `file:line: what is wrong`. */
export type Finding = string;

export interface Content {
  /** Text of each MDX file, by its path below the project. */
  files: Record<string, string>;
  programs: Program[];
  terms: Set<string>;
}

export function readContent(): Content {
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `content/${name}`)
    .sort();
  const glossary = parse(readFileSync('content/glossary.yaml', 'utf8')) as { id: string }[];
  return {
    files: Object.fromEntries(files.map((name) => [name, readFileSync(name, 'utf8')])),
    programs: readPrograms(),
    terms: new Set(glossary.map(({ id }) => id)),
  };
}

/** Address of the page that an MDX file becomes, from the site's root, without slashes at its ends. */
export function pageOf(file: string): string {
  return file
    .replace(/^content\//, '')
    .replace(/^lessons\/\d+-(.+)\/lesson\.mdx$/, 'lessons/$1')
    .replace(/\.mdx$/, '')
    .replace(/^index$/, '');
}

/** The HTML id of a program's block on its page. */
export function anchorOf(id: string): string {
  return id.replace('/', '-');
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;

export function checkContent(content: Content): Finding[] {
  const findings: Finding[] = [];
  const trees = Object.entries(content.files).map(([file, text]) => ({
    file,
    tree: parseMdx(text),
  }));
  const anchors = new Map(trees.map(({ file, tree }) => [pageOf(file), anchorsIn(tree)]));

  for (const { file, tree } of trees) {
    visit(tree, (node) => {
      const report = (message: string) => {
        findings.push(`${file}:${node.position?.start.line ?? 1}: ${message}`);
      };
      if (isElement(node, 'Example')) checkExample(node, content.programs, report);
      else if (isElement(node, 'Term')) {
        const id = textOf(node, 'id');
        if (!content.terms.has(id)) report(`no term '${id}' in content/glossary.yaml`);
      } else if (node.type === 'link') checkLink(node.url, file, anchors, report);
      else if (node.type === 'image' && !existsSync(path.resolve(path.dirname(file), node.url))) {
        report(`no image '${node.url}'`);
      } else if (node.type === 'code') {
        report('code has one home: put it into rust-examples/ and show it by <Example>');
      }
    });
  }
  return findings;
}

function parseMdx(text: string): Root {
  return unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).parse(text);
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
  return [...anchorsIn(parseMdx(text))];
}

function anchorsIn(tree: Root): Set<string> {
  const anchors = new Set<string>();
  visit(tree, (node) => {
    if (isElement(node, 'Example')) {
      anchors.add(anchorOf(textOf(node, 'rust') || `${textOf(node, 'cpp')}.cpp`));
    }
  });
  return anchors;
}

function checkExample(node: Element, programs: Program[], report: (message: string) => void): void {
  const sides = (['cpp', 'rust', 'pattern'] as const).flatMap((side) => {
    const id = textOf(node, side);
    if (!id) return [];
    const language = side === 'cpp' ? 'cpp' : 'rust';
    const program = programs.find((one) => one.id === id && one.language === language);
    if (!program)
      report(`no ${language === 'cpp' ? 'C++' : 'Rust'} program '${id}' in rust-examples/`);
    return program ? [{ side, program }] : [];
  });
  if (!textOf(node, 'cpp') && !textOf(node, 'rust'))
    report('<Example> needs rust="…", cpp="…" or both');

  const region = textOf(node, 'region');
  for (const { program } of sides) {
    if (region && !program.regions.some(({ name }) => name === region)) {
      report(`no region '${region}' in rust-examples/${program.file}`);
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
        `idea '${words}' stands in ${lines.length} lines of rust-examples/${program.file}, not in one`,
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
  anchors: Map<string, Set<string>>,
  report: (message: string) => void,
): void {
  if (/^(https?|mailto):/.test(url)) return;
  if (url.startsWith('/')) {
    report(`'${url}' breaks under a base path: write it relative to this page`);
    return;
  }
  // Pages are folders, so that relative links hold under any base path.
  const here = pageOf(file);
  const target = new URL(url, `http://site/${here ? `${here}/` : ''}`);
  const page = target.pathname.replace(/^\/|\/$/g, '');
  const anchor = target.hash.slice(1);
  const known = anchors.get(page);
  if (!known) report(`no page '${url}'`);
  else if (!target.pathname.endsWith('/')) report(`'${url}' needs a slash at the end of its path`);
  else if (anchor && page.startsWith('lessons/') && !known.has(anchor)) {
    report(`no example '${anchor}' on page '${page}'`);
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
