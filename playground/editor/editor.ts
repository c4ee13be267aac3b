/**
 * The editor that opens in place of a program's code. CodeMirror with the few
 * parts that a reader's hands expect; its colours are the page's own
 * (`--code-…`), so that opening it changes nothing but the cursor.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { cpp } from '@codemirror/lang-cpp';
import { rust } from '@codemirror/lang-rust';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { inks } from './inks.ts';

export interface CodeEditor {
  readonly element: HTMLElement;
  text: string;
  focus(): void;
}

export interface EditorOptions {
  text: string;
  language: 'rust' | 'cpp';
  /** What a screen reader calls it. */
  label: string;
  /** Only `text` can be set then. */
  readonly: boolean;
  /** After each change of the text. */
  onChange(): void;
  /** Ctrl-Enter or Cmd-Enter. */
  onRun(): void;
}

export function openEditor(options: EditorOptions): CodeEditor {
  const run = () => {
    options.onRun();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of('    '),
        EditorState.readOnly.of(options.readonly),
        options.language === 'rust' ? rust() : cpp(),
        syntaxHighlighting(HighlightStyle.define(inks)),
        EditorView.contentAttributes.of({ 'aria-label': options.label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange();
        }),
        // Escape, then Tab leaves the editor: CodeMirror's own way out of indentWithTab.
        keymap.of([{ key: 'Mod-Enter', run }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      ],
    }),
  });
  return {
    element: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
  };
}
