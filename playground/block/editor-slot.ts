/** The place of a program's code, in which the editor opens and closes. */
import type { CodeEditor, EditorOptions } from '../editor/editor.ts';

export class EditorSlot {
  /** Undefined while the code is shown. */
  editor: CodeEditor | undefined;
  readonly #place: HTMLElement;
  readonly #options: () => EditorOptions;
  #opening: Promise<void> | undefined;

  /** `place` holds the code; `options` are asked for each time the editor opens. */
  constructor(place: HTMLElement, options: () => EditorOptions) {
    this.#place = place;
    this.#options = options;
  }

  /** Opens the editor, and leaves the focus alone. @throws when it could not be loaded. */
  open(): Promise<void> {
    this.#opening ??= this.#load().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #load(): Promise<void> {
    if (this.editor) return;
    const { openEditor } = await import('../editor/editor.ts');
    this.editor = await openEditor(this.#options());
    for (const code of this.#place.children) code.toggleAttribute('hidden', true);
    this.#place.append(this.editor.element);
  }

  /** Stores the edit and shows the code again. */
  close(): void {
    this.editor?.close();
    this.#showCode();
  }

  /** Stores the original text, as an edit that can be undone, and shows the code again. */
  reset(): void {
    this.editor?.reset();
    this.#showCode();
  }

  #showCode(): void {
    this.editor = undefined;
    for (const code of this.#place.children) code.toggleAttribute('hidden', false);
  }
}
