/**
 * Turns a static block of Rust in someone's page into a `<rust-example>`. The
 * block stays in the page: it is what paper shows, what readers see until the
 * frame has loaded, and all they see if it never does.
 */
import { adoptStyles } from '../ui/adopt-styles.ts';
import { type Action, note } from '../ui/note.ts';
import type { RustExample } from './element.ts';
import { words } from './words.ts';

export interface Line {
  text: string;
  /** Part of the program, but hidden at first. */
  folded: boolean;
}

/** What the classes of a block say, in the words of mdBook and rustdoc. */
export interface Marks {
  edition: string | undefined;
  expect: string | undefined;
  editable: boolean;
  ignored: boolean;
}

/** Reads the classes of a block's `<code>`: `language-rust should_panic`, or `language-rust,should_panic`. */
export function marksOf(code: Element): Marks {
  const all = code.className.split(/[\s,]+/);
  const edition = all.find((mark) => /^edition\d{4}$/.test(mark))?.slice('edition'.length);
  return {
    edition,
    // The first match wins: code that must not compile is never run, whatever else its marks say.
    expect: ['compile_fail', 'no_run', 'should_panic'].find((mark) => all.includes(mark)),
    editable: all.includes('editable'),
    ignored: ['ignore', 'noplayground', 'noplaypen'].some((mark) => all.includes(mark)),
  };
}

/** Completes a snippet to a program the way rustdoc does; the lines it adds are folded. */
export function asProgram(lines: Line[]): Line[] {
  const code = lines.map(({ text }) => text.replace(/\/\/.*/, ''));
  if (code.some((text) => /\bfn\s+main\s*[(<]/.test(text))) return lines;
  const added = (text: string): Line => ({ text, folded: true });
  // Attributes of the crate and `extern crate` come before everything else.
  const start = code.findIndex((text) => !/^\s*(#!\[.*|extern crate .*)?$/.test(text));
  const head = start === -1 ? lines : lines.slice(0, start);
  const body = start === -1 ? [] : lines.slice(start);
  const last = code.findLast((text) => text.trim()) ?? '';
  // A snippet that uses `?` ends with an `Ok(())` of its own.
  const asks = last.trim().endsWith('(())');
  return [
    added('#![allow(unused)]'),
    ...head,
    added(
      asks
        ? 'fn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {'
        : 'fn main() {',
    ),
    ...body,
    added(asks ? '} _inner().unwrap() }' : '}'),
  ];
}

/** Puts a `<rust-example>` after a block, which takes the block's place once it has loaded. */
export function replaceBlock(
  block: HTMLElement,
  lines: Line[],
  attributes: Record<string, string | undefined>,
): RustExample {
  adopt();
  const from = lines.findIndex(({ text }) => text.trim());
  const program = lines.slice(Math.max(from, 0));
  const element = document.createElement('rust-example');
  element.textContent = program.map(({ text }) => text).join('\n');
  const fold = program.flatMap(({ folded }, index) => (folded ? [index + 1] : []));
  const all = { ...attributes, fold: fold.length > 0 ? fold.join(',') : undefined };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.dataset.waiting = '';
  element.addEventListener('ready', () => {
    delete element.dataset.waiting;
    block.dataset.rustExample = '';
    noteOf.get(element)?.remove();
  });
  element.addEventListener('error', ({ detail }) => {
    // Once it is visible, the element shows its errors itself.
    if ('waiting' in element.dataset) noteBelow(element, detail.message);
  });
  block.after(element);
  return element;
}

/** Loads the component from the site at `home`; if that fails, says so at each element. */
export function loadComponent(home: string, elements: RustExample[]): void {
  const script = document.createElement('script');
  script.src = new URL('embed.js', home).href;
  script.addEventListener('error', () => {
    for (const element of elements) noteBelow(element, words.away(home));
  });
  document.head.append(script);
}

const noteOf = new WeakMap<Element, HTMLElement>();

/** Shows a sentence below an element in place of the one before; each button also removes it. */
export function noteBelow(element: Element, text: string, actions: Action[] = []): void {
  noteOf.get(element)?.remove();
  const made = note(text, actions, { role: 'status', className: 'rust-note' }, '');
  noteOf.set(element, made);
  element.after(made);
}

let adopted = false;

function adopt(): void {
  if (adopted) return;
  adopted = true;
  // A waiting frame has no height but its final width, so that it can measure its content.
  adoptStyles(`
    @media screen {
      rust-example[data-waiting] { height: 0; margin: 0; overflow: hidden; visibility: hidden; }
      [data-rust-example] { display: none !important; }
    }
    @media print {
      rust-example, .rust-note { display: none !important; }
    }
  `);
}
