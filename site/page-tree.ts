/** Pages of a course as syntax trees of Markdown or MDX, and what they show and link to. */
import GithubSlugger from 'github-slugger';
import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString as textIn } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { exampleAnchor, exerciseAnchor, quizAnchor } from './anchors.ts';
import type { Reporter } from './yaml.ts';

/** A component on a page, such as `<Example rust="town_graph" />`. */
export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** Undefined if the text cannot be parsed, which is reported. */
export function parsePage(file: string, text: string, report: Reporter): Root | undefined {
  const markdown = unified().use(remarkParse).use(remarkFrontmatter);
  try {
    return file.endsWith('.mdx') ? markdown.use(remarkMdx).parse(text) : markdown.parse(text);
  } catch (error) {
    const { line, reason } = error as { line?: number; reason: string };
    report(line ?? 1, reason);
    return undefined;
  }
}

export function isJsx(node: Root | RootContent): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The value of an attribute that is a plain string, else an empty string. */
export function textAttribute(element: JsxElement, name: string): string {
  const value = attributeOf(element, name);
  return typeof value === 'string' ? value : '';
}

/** Reads an attribute such as `ideas={[{ cpp: "a", rust: "b" }]}`: the strings of each object, by key. */
export function stringsAttribute(element: JsxElement, name: string): Record<string, string>[] {
  const value = attributeOf(element, name);
  if (!value || typeof value === 'string') return [];
  const [statement] = value.data?.estree?.body ?? [];
  const list = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (list?.type !== 'ArrayExpression') return [];
  return list.elements.map((item) => {
    const strings: Record<string, string> = {};
    for (const property of item?.type === 'ObjectExpression' ? item.properties : []) {
      if (property.type !== 'Property') continue;
      const { key, value } = property;
      const text = value.type === 'Literal' ? value.value : undefined;
      if (key.type === 'Identifier' && typeof text === 'string') strings[key.name] = text;
    }
    return strings;
  });
}

function attributeOf({ attributes }: JsxElement, name: string) {
  const attribute = attributes.find(
    (one): one is MdxJsxAttribute => one.type === 'mdxJsxAttribute' && one.name === name,
  );
  return attribute?.value;
}

/** Components on a page, in order. */
export function elementsIn(tree: Root): JsxElement[] {
  const elements: JsxElement[] = [];
  visit(tree, (node) => {
    if (isJsx(node)) elements.push(node);
  });
  return elements;
}

/** Anchors of the programs on a page of MDX, in order. */
export function anchorsOf(text: string): string[] {
  return elementsIn(parseMdx(text)).filter(isExample).map(anchorOfExample);
}

/** Ids of the Rust programs on a page of MDX. */
export function programsOf(text: string): string[] {
  return elementsIn(parseMdx(text))
    .filter(isExample)
    .flatMap((element) => [textAttribute(element, 'rust'), textAttribute(element, 'pattern')])
    .filter(Boolean);
}

/** Everything on a page that a link can lead to. */
export function anchorsIn(tree: Root): Set<string> {
  const anchors = new Set<string>();
  for (const element of elementsIn(tree)) {
    const id = textAttribute(element, 'id');
    if (isExample(element)) anchors.add(anchorOfExample(element));
    else if (element.name === 'Exercise') anchors.add(exerciseAnchor(id));
    else if (element.name === 'Quiz') anchors.add(quizAnchor(id));
  }
  const slugger = new GithubSlugger();
  visit(tree, 'heading', (node) => {
    anchors.add(slugger.slug(textIn(node)));
  });
  return anchors;
}

const isExample = ({ name }: JsxElement) => name === 'Example';

function anchorOfExample(element: JsxElement): string {
  return exampleAnchor(textAttribute(element, 'rust') || `${textAttribute(element, 'cpp')}.cpp`);
}

function parseMdx(text: string): Root {
  return unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).parse(text);
}
