/**
 * Makes the addresses of a page or style sheet relative, so that a package works
 * at any path. Links to pages lead to the site, because they are not in the package.
 *
 * HTML and modules are read by parsers, and changed only where an address is.
 */
import { init, parse as parseModule } from 'es-module-lexer';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import { placeOf } from './files.ts';

type HtmlNode = DefaultTreeAdapterTypes.Node;
type HtmlElement = DefaultTreeAdapterTypes.Element;

/** New text for the characters from `start` to `end`. */
interface Replacement {
  start: number;
  end: number;
  text: string;
}

interface Addresses {
  /** Where links of the page start from: the page of the site that readers know. */
  page: URL;
  /** Undefined for an address that stays as it is. */
  relative(address: string): string | undefined;
}

/**
 * @param file its path at the site, an HTML page or a style sheet
 * @param site the site's address, with a slash at the end
 */
export async function relocate(text: string, file: string, site: string): Promise<string> {
  await init;
  const base = new URL(site).pathname;
  const place = placeOf(file);
  const up = `./${'../'.repeat(place.split('/').length - 1)}`;
  const addresses: Addresses = {
    page: new URL(place.replace(/index\.html$/, ''), site),
    relative: (address) => (address.startsWith(base) ? up + address.slice(base.length) : undefined),
  };
  const replacements = place.endsWith('.css')
    ? inStyle(text, 0, addresses)
    : elementsIn(text).flatMap((element) => inElement(element, text, addresses));
  return apply(replacements, text);
}

/** Puts JSON into the `<script>` of that id. */
export function withData(page: string, id: string, data: unknown): string {
  const script = elementsIn(page).find(({ attrs }) =>
    attrs.some(({ name, value }) => name === 'id' && value === id),
  );
  const { startTag, endTag } = script?.sourceCodeLocation ?? {};
  if (!startTag || !endTag) throw new Error(`the page has no script '${id}'`);
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return apply([{ start: startTag.endOffset, end: endTag.startOffset, text }], page);
}

/** All elements of a page, those in templates too. */
function elementsIn(page: string): HtmlElement[] {
  const below = (node: HtmlNode): HtmlElement[] => {
    const parent = 'content' in node ? node.content : node;
    const children = 'childNodes' in parent ? parent.childNodes.flatMap(below) : [];
    return 'attrs' in node ? [node, ...children] : children;
  };
  // Without scripting, what is in `<noscript>` is elements.
  return below(parseHtml(page, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
}

function inElement(element: HtmlElement, page: string, addresses: Addresses): Replacement[] {
  const { tagName, attrs, sourceCodeLocation } = element;
  const replacements = attrs.flatMap(({ name, value }) => {
    const location = sourceCodeLocation?.attrs?.[name];
    const address =
      tagName === 'a' && name === 'href'
        ? new URL(value, addresses.page).href
        : isAddress(name, value)
          ? addresses.relative(value)
          : undefined;
    if (!location || address === undefined) return [];
    const text = `${name}="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    return [{ start: location.startOffset, end: location.endOffset, text }];
  });
  const { startTag, endTag } = sourceCodeLocation ?? {};
  const offset = startTag?.endOffset ?? 0;
  const content = page.slice(offset, endTag?.startOffset);
  const isModule = attrs.some(({ name, value }) => name === 'type' && value === 'module');
  if (tagName === 'style') replacements.push(...inStyle(content, offset, addresses));
  else if (tagName === 'script' && isModule)
    replacements.push(...inModule(content, offset, addresses));
  return replacements;
}

/** Whether an attribute holds the address of a file. One in `data-…` may hold anything, such as code. */
function isAddress(name: string, value: string): boolean {
  return name === 'src' || name === 'href' || (name.startsWith('data-') && !/\s|^\/\//.test(value));
}

function inModule(code: string, offset: number, { relative }: Addresses): Replacement[] {
  const [imports] = parseModule(code);
  return imports.flatMap(({ n: address, s, e, d }) => {
    const text = address === undefined ? undefined : relative(address);
    if (text === undefined) return [];
    // The specifier of a dynamic import includes its quotes.
    const isDynamic = d > -1;
    return [{ start: offset + s, end: offset + e, text: isDynamic ? JSON.stringify(text) : text }];
  });
}

function inStyle(css: string, offset: number, { relative }: Addresses): Replacement[] {
  return [...css.matchAll(/(?<=url\(["']?)\/[^"')]*/g)].flatMap(({ 0: address, index }) => {
    const text = relative(address);
    const start = offset + index;
    return text === undefined ? [] : [{ start, end: start + address.length, text }];
  });
}

function apply(replacements: Replacement[], text: string): string {
  let result = '';
  let at = 0;
  for (const replacement of replacements.sort((a, b) => a.start - b.start)) {
    result += text.slice(at, replacement.start) + replacement.text;
    at = replacement.end;
  }
  return result + text.slice(at);
}
