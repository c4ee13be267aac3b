/**
 * The list of diagnostics under the editor, with their suggestions. It says in words
 * what is drawn into the code.
 */
import type { EditorState } from '@codemirror/state';
import { explanationOf } from '../runner/diagnostics.ts';
import type { Diagnostic } from '../runner/runner.ts';
import { button, element } from '../ui/element.ts';
import { inlineCode } from '../ui/inline-code.ts';
import { placeOf } from '../ui/line-notes.ts';
import { type Loan, loanOf, signs } from '../ui/loans.ts';
import { diagnosis, explained, type Fix, fixesOf, preview } from './diagnosis.ts';
import { words } from './words.ts';

export interface ProblemsOptions {
  /** The list's name for screen readers. */
  label: string;
  /** Goes to the diagnostic with this index. */
  onGo(index: number): void;
  onApply(fix: Fix): void;
  onWhy(code: string): void;
  /** Called when the focused element is gone. */
  onLeft(): void;
}

export class Problems {
  readonly element = element('ol', { className: 'problems', hidden: true });
  readonly #options: ProblemsOptions;
  readonly #more = element('li', { className: 'more' });
  /** The diagnostics in the list. */
  #shown: { rendered: string; isOpen: boolean; item: HTMLElement }[] = [];

  constructor(options: ProblemsOptions) {
    this.#options = options;
    this.element.ariaLabel = options.label;
  }

  show(state: EditorState): void {
    const { all, more } = state.field(diagnosis);
    const open = explained(state);
    const { activeElement } = document;
    const focused = this.#shown.find(({ item }) => item.contains(activeElement));
    const same = all.length === this.#shown.length;
    this.#shown = all.map((one, index) => {
      const before = this.#shown[index];
      const { rendered } = one;
      const isOpen = one === open;
      // Each key moves all diagnostics, but most look the same afterwards.
      if (same && before?.rendered === rendered && !before.isOpen && !isOpen) {
        const line = before.item.querySelector('.at');
        const text = whereIs(state, one);
        if (line && line.textContent !== text) line.textContent = text;
        return before;
      }
      const item = this.#item(state, one, index, isOpen);
      before?.item.replaceWith(item);
      return { rendered, isOpen, item };
    });
    if (!same) this.element.replaceChildren(...this.#shown.map(({ item }) => item), this.#more);
    this.#more.textContent = words.more(more);
    this.#more.hidden = more === 0;
    this.element.hidden = all.length === 0;
    if (focused && document.activeElement !== activeElement)
      this.#follow(focused.rendered, activeElement?.className ?? '');
  }

  /** Moves the focus to the new element for the same diagnostic and purpose. */
  #follow(rendered: string, className: string): void {
    const item = this.#shown.find((one) => one.rendered === rendered)?.item;
    const button = item?.getElementsByClassName(className)[0];
    if (button instanceof HTMLElement) button.focus();
    else this.#options.onLeft();
  }

  /** The button of the sure suggestion that is shown. */
  get fixButton(): HTMLButtonElement | null {
    return this.element.querySelector('.apply');
  }

  #item(state: EditorState, diagnostic: Diagnostic, index: number, open: boolean): HTMLElement {
    const { level, message } = diagnostic;
    const go = button(
      { className: 'go', onclick: () => this.#options.onGo(index) },
      element('span', { className: 'at' }, whereIs(state, diagnostic)),
      ' ',
      element('span', { className: 'level' }, words.level[level]),
      ' ',
      ...inlineCode(message),
    );
    const head = element('div', { className: 'head' }, go);
    const code = explanationOf(diagnostic);
    if (code) {
      const ariaLabel = words.whyOf(diagnostic.code ?? message);
      const onclick = () => this.#options.onWhy(code);
      head.append(' ', button({ className: 'button ask', ariaLabel, onclick }, words.why));
    }
    const item = element('li', { className: level }, head);
    if (open) {
      item.ariaCurrent = 'true';
      item.append(...this.#details(state, diagnostic));
    }
    return item;
  }

  #details(state: EditorState, diagnostic: Diagnostic): HTMLElement[] {
    const loan = loanOf(diagnostic);
    const details = [spansOf(state, diagnostic, loan)];
    for (const { level, message, spans } of diagnostic.children) {
      if (spans.some(({ suggestion }) => suggestion)) continue;
      const text = [`${words.level[level]}: `, ...inlineCode(message)];
      details.push(element('p', { className: 'note' }, ...text));
    }
    return [...details, ...fixesOf(diagnostic).map((fix) => this.#fix(state, fix))];
  }

  #fix(state: EditorState, fix: Fix): HTMLElement {
    const { removed, added } = preview(state, fix.changes);
    const shift = Math.min(
      ...[...removed, ...added].filter((line) => line.trim()).map((line) => line.search(/\S/)),
    );
    const lines = (name: 'del' | 'ins', sign: string, spoken: string, all: string[]) =>
      all.map((line) =>
        element(
          name,
          {},
          element('span', { className: 'sr-only' }, `${spoken} `),
          `${sign} ${line.slice(shift)}\n`,
        ),
      );
    const title = [...(fix.sure ? [] : [words.unsure, ' ']), ...inlineCode(fix.title)];
    const box = element(
      'div',
      { className: 'fix' },
      element('p', { className: 'title' }, ...title),
      element(
        'pre',
        { className: 'change', ariaLabel: words.preview, role: 'group', tabIndex: 0 },
        ...lines('del', '-', words.removed, removed),
        ...lines('ins', '+', words.added, added),
      ),
    );
    if (fix.sure) {
      const onclick = () => this.#options.onApply(fix);
      const key = element('kbd', {}, words.applyKey);
      box.append(button({ className: 'button apply', onclick }, words.apply, ' ', key));
    }
    return box;
  }
}

/** The line of a diagnostic. One without a place is about added code, such as tests. */
function whereIs(state: EditorState, diagnostic: Diagnostic): string {
  const place = placeOf(diagnostic);
  return place === undefined ? words.notInText : words.line(state.doc.lineAt(place).number);
}

/** The labels with their lines; for a borrow, its picture in words. */
function spansOf(state: EditorState, { spans }: Diagnostic, loan: Loan | undefined): HTMLElement {
  const list = element('ul', { className: loan ? 'labels picture' : 'labels' });
  const inOrder = [...spans].sort((a, b) => a.from - b.from);
  for (const span of inOrder) {
    const mark = loan?.marks.find((one) => one.span === span);
    if (!span.label && !mark) continue;
    const { number } = state.doc.lineAt(span.from);
    const item = element('li');
    if (loan && mark) {
      const className = `sign ${mark.role}`;
      const sign = element('span', { className, ariaHidden: 'true' }, signs[mark.role]);
      item.append(sign, ' ', element('strong', {}, words.picture(loan.kind, mark.role, number)));
    } else {
      item.append(words.line(number));
    }
    if (span.label) item.append(': ', ...inlineCode(span.label));
    list.append(item);
  }
  return list;
}
