/**
 * `additional-js` of an mdBook: every block of Rust in it runs and is edited in
 * the page. mdBook copies this file into the book, so where the site is has to
 * stand in it: as one constant in its first line, which the build writes
 * (site/pages/[script].js.ts).
 */
import {
  asProgram,
  type Line,
  loadComponent,
  type Marks,
  marksOf,
  replaceBlock,
} from './code-block.ts';

declare global {
  /** mdBook's editor, where a book has switched it on. */
  var ace: { edit(code: Element): { getValue(): string } } | undefined;
}

declare const youCanRustThat: {
  /** Where the site is; empty for one whose files stand beside this. */
  home: string;
  /** Of blocks for which the book says none. */
  edition: string;
};

const script = document.currentScript;
const home =
  youCanRustThat.home || new URL('.', script instanceof HTMLScriptElement ? script.src : '').href;

const elements = [...document.querySelectorAll<HTMLElement>('pre > code')]
  .filter((code) => code.matches('.language-rust, .playground > .editable'))
  .flatMap((code) => {
    const marks = marksOf(code);
    const pre = code.closest('pre');
    // mdBook 0.4 puts one into another.
    const block = pre?.parentElement?.closest('pre') ?? pre;
    const runs = code.matches('.playground > *, .mdbook-runnable') || !marks.ignored;
    return block && runs ? [take(block, code, marks)] : [];
  });

if (elements.length > 0) {
  loadComponent(home, elements);
  new MutationObserver(() => {
    for (const element of elements) element.setAttribute('theme', theme());
  }).observe(document.documentElement, { attributeFilter: ['class'] });
}

function take(block: HTMLElement, code: HTMLElement, marks: Marks) {
  const byBook = code.matches('.playground > *');
  // mdBook looks for its button again when the list of crates comes that it has asked for.
  block
    .querySelector<HTMLElement>('.play-button')
    ?.style.setProperty('display', 'none', 'important');
  return replaceBlock(block, asProgram(linesOf(code)), {
    // mdBook writes the edition of the book into the blocks that it runs itself, and means 2015 by none.
    edition: marks.edition ?? (byBook ? '2015' : youCanRustThat.edition),
    expect: marks.expect,
    edit: marks.editable ? '' : undefined,
    theme: theme(),
  });
}

/** Lines of a block; those that mdBook hides are folded. */
function linesOf(code: HTMLElement): Line[] {
  if (globalThis.ace && code.matches('.editable')) {
    const lines = globalThis.ace.edit(code).getValue().split('\n');
    return lines.map((text) => ({ text, folded: false }));
  }
  const lines: Line[] = [{ text: '', folded: true }];
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const boring = node.parentElement?.closest('.boring') !== null;
    const [first = '', ...rest] = (node.nodeValue ?? '').split('\n');
    add(lines, first, boring, rest.length > 0);
    rest.forEach((text, index) => {
      lines.push({ text: '', folded: true });
      add(lines, text, boring, index < rest.length - 1);
    });
  }
  if (lines.at(-1)?.text === '') lines.pop();
  return lines;
}

/** A piece of the last line, with its end or without. */
function add(lines: Line[], text: string, folded: boolean, ends: boolean): void {
  const line = lines.at(-1);
  if (!line || (!text && !ends)) return;
  line.text += text;
  line.folded &&= folded;
}

/** mdBook's five themes stand as classes on the root; one of a book's own counts as light. */
function theme(): 'light' | 'dark' {
  const { classList } = document.documentElement;
  return ['coal', 'navy', 'ayu'].some((name) => classList.contains(name)) ? 'dark' : 'light';
}
