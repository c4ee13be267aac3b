/**
 * The editor as a plain `<textarea>`, for screen readers and for readers who prefer
 * the browser's own field. It shows the same state as CodeMirror, so undo,
 * diagnostics and suggestions work the same.
 */
import { redo, undo } from '@codemirror/commands';
import type { EditorState, Transaction, TransactionSpec } from '@codemirror/state';
import { sameEnds } from './same-ends.ts';

/** Shows the state and takes keys. CodeMirror's view is one. */
export interface Surface {
  readonly dom: HTMLElement;
  readonly state: EditorState;
  dispatch(transaction: TransactionSpec): void;
  focus(): void;
  destroy(): void;
}

export interface PlainOptions {
  state: EditorState;
  label: string;
  /** Called after each transaction. */
  onUpdate(transaction: Transaction): void;
}

export class PlainSurface implements Surface {
  readonly dom = document.createElement('textarea');
  readonly #onUpdate: PlainOptions['onUpdate'];
  #state: EditorState;

  constructor({ state, label, onUpdate }: PlainOptions) {
    this.#state = state;
    this.#onUpdate = onUpdate;
    this.dom.className = 'plain';
    this.dom.ariaLabel = label;
    this.dom.spellcheck = false;
    this.dom.autocapitalize = 'off';
    this.dom.setAttribute('autocorrect', 'off');
    this.dom.autocomplete = 'off';
    this.dom.readOnly = state.readOnly;
    this.#show();
    this.dom.addEventListener('input', () => this.#read());
    this.dom.addEventListener('beforeinput', (event) => {
      if (/^history(Undo|Redo)$/.test(event.inputType)) this.#step(event, event.inputType);
    });
    this.dom.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'y' || (key === 'z' && event.shiftKey)) this.#step(event, 'historyRedo');
      else if (key === 'z') this.#step(event, 'historyUndo');
    });
    document.addEventListener('selectionchange', this.#select);
  }

  get state(): EditorState {
    return this.#state;
  }

  dispatch(spec: TransactionSpec): void {
    this.#apply(this.#state.update(spec));
  }

  focus(): void {
    this.dom.focus();
  }

  destroy(): void {
    document.removeEventListener('selectionchange', this.#select);
    this.dom.remove();
  }

  #apply(transaction: Transaction): void {
    this.#state = transaction.state;
    this.#show();
    this.#onUpdate(transaction);
  }

  #show(): void {
    const text = this.#state.doc.toString();
    if (this.dom.value !== text) this.dom.value = text;
    const { from, to } = this.#state.selection.main;
    if (this.dom.selectionStart !== from || this.dom.selectionEnd !== to)
      this.dom.setSelectionRange(from, to);
    this.dom.rows = Math.max(3, this.#state.doc.lines + 1);
  }

  readonly #select = () => {
    if (document.activeElement !== this.dom) return;
    const { selectionStart: anchor, selectionEnd: head, value } = this.dom;
    const { from, to } = this.#state.selection.main;
    // While the browser changes the text, the selection is already the new one.
    if ((anchor === from && head === to) || value.length !== this.#state.doc.length) return;
    this.dispatch({ selection: { anchor, head } });
  };

  /** Dispatches what the reader typed: the part where the two texts differ. */
  #read(): void {
    const before = this.#state.doc.toString();
    const { value: after, selectionStart: anchor, selectionEnd: head } = this.dom;
    const { start, end } = sameEnds(before, after);
    const insert = after.slice(start, after.length - end);
    this.dispatch({
      changes: { from: start, to: before.length - end, insert },
      selection: { anchor, head },
      userEvent: after.length < before.length ? 'delete.backward' : 'input.type',
    });
  }

  #step(event: Event, direction: string): void {
    event.preventDefault();
    const dispatch = (transaction: Transaction) => this.#apply(transaction);
    (direction === 'historyUndo' ? undo : redo)({ state: this.#state, dispatch });
  }
}
