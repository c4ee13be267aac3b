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
import { tags } from '@lezer/highlight';

export interface CodeEditor {
  readonly element: HTMLElement;
  readonly text: string;
  focus(): void;
}

export interface EditorOptions {
  text: string;
  language: 'rust' | 'cpp';
  /** What a screen reader calls it. */
  label: string;
  /** After each change of the text. */
  onChange(): void;
  /** Ctrl-Enter or Cmd-Enter. */
  onRun(): void;
}

const color = (name: string) => `var(--code-token-${name})`;
const inks = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.controlKeyword], color: color('keyword') },
  { tag: [tags.string, tags.character], color: color('string') },
  { tag: [tags.number, tags.bool], color: color('constant') },
  { tag: tags.comment, color: color('comment') },
  { tag: [tags.function(tags.variableName), tags.macroName], color: color('function') },
  { tag: [tags.typeName, tags.className], color: color('function') },
]);

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
        options.language === 'rust' ? rust() : cpp(),
        syntaxHighlighting(inks),
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
    focus: () => view.focus(),
  };
}
