/**
 * `additional-js` of an mdBook: makes every block of Rust in it run and editable.
 * mdBook copies this file into the book, so the file itself has to say where the
 * site is: as a constant in its first line, which the build writes (site/scripts.ts).
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
  /** mdBook's editor, in books that enable it. */
  var ace: { edit(code: Element): { getValue(): string } } | undefined;
}

declare const youCanRustThat: {
  /** Where the site is; empty if its files are beside this one. */
  home: string;
  /** The edition of blocks for which the book states none. */
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
    // mdBook 0.4 nests one in another.
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
  // Hidden, not removed: mdBook looks for its button again when its list of crates arrives.
  block
    .querySelector<HTMLElement>('.play-button')
    ?.style.setProperty('display', 'none', 'important');
  return replaceBlock(block, asProgram(linesOf(code)), {
    // mdBook marks the blocks that it runs itself with the book's edition; no mark means 2015.
    edition: marks.edition ?? (byBook ? '2015' : youCanRustThat.edition),
    expect: marks.expect,
    edit: marks.editable ? '' : undefined,
    theme: theme(),
  });
}

/** The lines of a block; those that mdBook hides are folded. */
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

/** Adds text to the last line; `ends` says whether the line ends with it. */
function add(lines: Line[], text: string, folded: boolean, ends: boolean): void {
  const line = lines.at(-1);
  if (!line || (!text && !ends)) return;
  line.text += text;
  line.folded &&= folded;
}

/** mdBook's themes are classes of the root element; one that a book adds counts as light. */
function theme(): 'light' | 'dark' {
  const { classList } = document.documentElement;
  return ['coal', 'navy', 'ayu'].some((name) => classList.contains(name)) ? 'dark' : 'light';
}
