/**
 * CodeMirror with the parts that a reader's hands expect; its colours are the
 * page's own (`--code-…`), so that opening it changes nothing but the cursor.
 */
import { defaultKeymap, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
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
  type KeyBinding,
  keymap,
  lineNumbers,
  rectangularSelection,
  ViewPlugin,
  type ViewUpdate,
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
    hands,
    keymap.of([...searchKeymap, ...defaultKeymap, ...historyKeymap, ...tabs]),
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

/** Whether the reader has typed or moved since the editor got the focus. */
const hands = ViewPlugin.define(() => ({
  atWork: false,
  update({ view, transactions }: ViewUpdate) {
    const acted = transactions.some(({ docChanged, selection }) => docChanged || selection);
    this.atWork = view.hasFocus && (this.atWork || acted);
  },
}));

/**
 * Tab indents for who is at work here, and passes by for who only comes along.
 * Escape, then Tab leaves in any case: that is CodeMirror's own.
 */
const tabs: KeyBinding[] = [
  { key: 'Tab', run: (view) => isAtWork(view) && indentMore(view) },
  { key: 'Shift-Tab', run: (view) => isAtWork(view) && indentLess(view) },
];

function isAtWork(view: EditorView): boolean {
  return view.plugin(hands)?.atWork ?? false;
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
