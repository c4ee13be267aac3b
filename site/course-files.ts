/**
 * Writes `course/files.json` into the built site: the files that each course package
 * needs. A file needs every file that it has the address of, in an attribute of HTML,
 * a string of JavaScript or a `url()` of CSS.
 */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import { parseAst } from 'vite';
import { coursePage, type PackageFiles } from '../playground/course/files.ts';
import { licenceFile } from './licences.ts';

export function courseFiles(): AstroIntegration {
  let base = '/';
  return {
    name: 'course-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        const files = JSON.stringify(packageFiles(dist, base));
        writeFileSync(path.join(dist, 'course/files.json'), files);
      },
    },
  };
}

export function packageFiles(dist: string, base: string): PackageFiles {
  const find = (pattern: string) => globSync(pattern, { cwd: dist }).sort();
  const textOf = (file: string) => readFileSync(path.join(dist, file), 'utf8');
  const root = new URL(`${base.replace(/\/$/, '')}/`, 'http://site/');
  const shared = new Map(
    find('{_astro,run,watched}/*').map((file) => [new URL(file, root).href, file]),
  );
  const namedBy = (address: string, file: string) => {
    const { origin, pathname } = URL.parse(address, new URL(file, root)) ?? root;
    return shared.get(origin + pathname);
  };
  const needs = new Map<string, string[]>();
  const needsOf = (file: string) => {
    const known = needs.get(file);
    if (known) return known;
    const addresses = new Set(addressesIn(textOf(file), path.extname(file)));
    const found = [...addresses].flatMap((address) => namedBy(address, file) ?? []);
    needs.set(file, found);
    return found;
  };
  /** These files and everything they need. */
  const closure = (start: string[]) => {
    const found = new Set(start);
    // Iteration also visits what is added on the way.
    for (const file of found)
      if (/\.(html|js|css)$/.test(file)) for (const name of needsOf(file)) found.add(name);
    return [...found];
  };

  const always = closure([
    coursePage,
    licenceFile,
    'embed/index.html',
    ...find('course/errors/*/index.html'),
  ]);
  // Every pane has clang's address, but only lessons with C++ need it.
  const isClang = (file: string) => /^run\/(clang|sysroot)-/.test(file);
  const lessons: PackageFiles['lessons'] = {};
  for (const page of find('course/lessons/*/index.html')) {
    const whole = closure([page]);
    const hasCpp = textOf(page).includes('data-language="cpp"');
    lessons[page.split('/')[2] ?? ''] = {
      practice: [page],
      whole: whole.filter((file) => hasCpp || !isClang(file)),
    };
  }
  const withoutClang = always.filter((file) => !isClang(file));
  const all = [...withoutClang, ...Object.values(lessons).flatMap(({ whole }) => whole)];
  const sizes = Object.fromEntries(all.map((file) => [file, statSync(path.join(dist, file)).size]));
  return { sizes, always: withoutClang, lessons };
}

/**
 * Everything in a file that may be an address.
 *
 * @param extension `.html`, `.js` or `.css`
 */
export function addressesIn(text: string, extension: string): string[] {
  if (extension === '.html') return inHtml(parseHtml(text));
  return extension === '.js' ? inScript(parseAst(text)) : inStyle(text);
}

function inHtml(node: DefaultTreeAdapterTypes.Node): string[] {
  const parent = 'content' in node ? node.content : node;
  const found = 'childNodes' in parent ? parent.childNodes.flatMap(inHtml) : [];
  if (!('attrs' in node)) return found;
  const [content] = node.childNodes;
  const text = content && 'value' in content ? content.value : '';
  const isModule = node.attrs.some(({ name, value }) => name === 'type' && value === 'module');
  if (node.nodeName === 'style') found.push(...inStyle(text));
  else if (node.nodeName === 'script' && isModule) found.push(...inScript(parseAst(text)));
  return [...node.attrs.map(({ value }) => value), ...found];
}

/** Strings and templates without expressions: imports, and what `new URL` loads. */
function inScript(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(inScript);
  if (typeof node !== 'object' || node === null) return [];
  if (
    'type' in node &&
    node.type === 'Literal' &&
    'value' in node &&
    typeof node.value === 'string'
  )
    return [node.value];
  if ('cooked' in node && typeof node.cooked === 'string') return [node.cooked];
  return Object.values(node).flatMap(inScript);
}

function inStyle(css: string): string[] {
  return [...css.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s*(["'])(.*?)\3/g)].map(
    ([, , url, , imported]) => url ?? imported ?? '',
  );
}
