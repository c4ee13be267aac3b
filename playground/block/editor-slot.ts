/** The places of a pane in which the editor opens and closes. */
import type { CodeEditor, EditorOptions } from '../editor/editor.ts';

interface Places {
  /** Holds the code, which the editor replaces. */
  code: HTMLElement;
  /** The frame of the output, at whose top the editor reports. */
  report(): HTMLElement;
  /** Holds the editor's own settings. */
  settings(): HTMLElement | null;
  /** Asked for each time the editor opens. */
  options(): EditorOptions;
}

export class EditorSlot {
  /** Undefined while the code is shown. */
  editor: CodeEditor | undefined;
  readonly #places: Places;
  #opening: Promise<void> | undefined;

  constructor(places: Places) {
    this.#places = places;
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
    const { code, report, settings, options } = this.#places;
    this.editor = await openEditor(options());
    for (const part of code.children) part.toggleAttribute('hidden', true);
    code.append(this.editor.element);
    report().prepend(this.editor.report);
    settings()?.append(this.editor.settings);
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
    for (const part of this.#places.code.children) part.toggleAttribute('hidden', false);
  }
}
