/**
 * CodeMirror with the parts that a reader's hands expect; its colours are the
 * page's own (`--code-…`), so that opening it changes nothing but the cursor.
 */
import { defaultKeymap, historyKeymap, indentWithTab } from '@codemirror/commands';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, type Transaction } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  rectangularSelection,
  ViewPlugin,
} from '@codemirror/view';
import { marks } from './marks.ts';
import type { Surface } from './plain.ts';

export interface CodeMirrorOptions {
  /** What `languageSupport` gave. */
  language: Extension;
  label: string;
}

/** Indentation, brackets and colours of a language: a fifth of the editor, so only what the reader edits is loaded. */
export async function languageSupport(language: 'rust' | 'cpp'): Promise<Extension> {
  if (language === 'rust') {
    const [{ rust }, { rustColours }] = await Promise.all([
      import('@codemirror/lang-rust'),
      import('./rust-colours.ts'),
    ]);
    return [rust(), rustColours];
  }
  const [{ cppLanguage }, { cppTags, inks }] = await Promise.all([
    import('@codemirror/lang-cpp'),
    import('./inks.ts'),
  ]);
  return [
    new LanguageSupport(cppLanguage.configure({ props: [cppTags] })),
    syntaxHighlighting(HighlightStyle.define(inks)),
  ];
}

export function codeMirror({ language, label }: CodeMirrorOptions): Extension {
  return [
    lineNumbers(),
    marks,
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    rectangularSelection(),
    crosshairCursor(),
    indentOnInput(),
    bracketMatching(),
    search({ top: true }),
    highlightSelectionMatches(),
    wrapWhereNarrow,
    language,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    // Escape, then Tab leaves the editor: CodeMirror's own way out of indentWithTab.
    keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
  ];
}

export function codeMirrorSurface(options: {
  state: EditorState;
  onUpdate(transaction: Transaction): void;
}): Surface {
  return new EditorView({
    state: options.state,
    dispatchTransactions: (transactions, view) => {
      view.update(transactions);
      for (const transaction of transactions) options.onUpdate(transaction);
    },
  });
}

const wrapping = new Compartment();
const narrow = matchMedia('(max-width: 50rem)');

/** Long lines wrap where a reader would have to push them to and fro. */
const wrapWhereNarrow: Extension = [
  wrapping.of(narrow.matches ? EditorView.lineWrapping : []),
  ViewPlugin.define((view) => {
    const follow = () =>
      view.dispatch({
        effects: wrapping.reconfigure(narrow.matches ? EditorView.lineWrapping : []),
      });
    narrow.addEventListener('change', follow);
    return { destroy: () => narrow.removeEventListener('change', follow) };
  }),
];
