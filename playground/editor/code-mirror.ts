/**
 * CodeMirror with the keys and features that readers expect. It uses the page's own
 * colours (`--code-…`), so opening the editor changes nothing but the cursor.
 */
import { defaultKeymap, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import {
  Compartment,
  EditorState,
  type Extension,
  type Range,
  type Transaction,
} from '@codemirror/state';
import {
  crosshairCursor,
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  type KeyBinding,
  keymap,
  lineNumbers,
  rectangularSelection,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { hangOf, jointsOf } from '../ui/line-notes.ts';
import { marks } from './marks.ts';
import type { Surface } from './plain.ts';

export interface CodeMirrorOptions {
  label: string;
  /** Fills `language` with the result of `atWork`. */
  load(): Promise<unknown>;
}

/** Empty at first; then the page's colours or the result of `atWork`. */
export const language = new Compartment();

/**
 * The page's colours and type. A theme rather than a sheet of the site: CodeMirror's
 * own rules are in no cascade layer, and so are stronger than any sheet in a layer.
 */
const look = EditorView.theme({
  '&': { background: 'none', color: 'var(--text)', fontSize: 'inherit' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--sl-font-mono)',
    fontSize: '0.8125rem',
    lineHeight: '1.25rem',
    fontVariantLigatures: 'none',
  },
  '.cm-content': {
    caretColor: 'var(--text)',
    minHeight: 'var(--editor-height, 100%)',
    padding: '0.75rem 0',
  },
  // The measures of a static line: see pane.css.
  '.cm-line': {
    display: 'flow-root',
    position: 'relative',
    padding: '0 0.75rem 0 calc(0.75rem + var(--hang))',
    textIndent: 'calc(-1 * var(--hang))',
  },
  '.cm-line[data-idea]': {
    boxShadow:
      'calc(3px - var(--marks) - var(--numbers)) 0 var(--wash), calc(0px - var(--marks) - var(--numbers)) 0 var(--ink)',
  },
  '.cm-line.conflict, .cm-line.broken': {
    boxShadow:
      'calc(3px - var(--marks) - var(--numbers)) 0 var(--broken-wash), calc(0px - var(--marks) - var(--numbers)) 0 var(--broken)',
  },
  '.cm-line[data-idea]::before': {
    position: 'absolute',
    left: 'calc(0.25rem - var(--marks) - var(--numbers))',
  },
  '.cm-line.cm-end': { height: '0', minHeight: '0', overflow: 'hidden' },
  '.cm-band': { width: 'var(--marks)' },
  '.cm-band .cm-gutterElement': { textAlign: 'center' },
  '.cm-gutter': { minHeight: 'var(--editor-height, 100%)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { border: '0', background: 'none', color: 'var(--quiet)' },
  '.cm-lineNumbers .cm-gutterElement': {
    width: 'var(--numbers)',
    minWidth: '0',
    padding: '0',
    fontSize: '0.75rem',
    overflow: 'hidden',
  },
  [`.cm-selectionBackground, .cm-selectionMatch,
    &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground`]: {
    background: 'var(--wash)',
  },
  '.cm-searchMatch': { background: 'var(--wash)', outline: '1px solid var(--quiet)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    background: 'none',
    outline: '1px solid var(--quiet)',
  },
  '.cm-panels': { background: 'var(--sheet)', color: 'var(--text)' },
  '.cm-panels.cm-panels-top': { border: '0', borderBottom: '1px solid var(--line)' },
  '.cm-search': { fontSize: '0.85rem' },
  '.cm-panels :is(button, input)': { font: 'inherit', fontSize: '0.85rem', color: 'inherit' },
  '.cm-panels :is(.cm-textfield, .cm-button)': {
    border: '1px solid var(--line)',
    borderRadius: '4px',
    padding: '0.1rem 0.5rem',
    background: 'var(--paper)',
    backgroundImage: 'none',
    color: 'var(--text)',
  },
});

/** Rust and C++ agree on them. */
const comments = { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } };

export function codeMirror({ label, load }: CodeMirrorOptions): Extension {
  return [
    look,
    marks,
    lineNumbers(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    rectangularSelection(),
    crosshairCursor(),
    EditorView.lineWrapping,
    wrapping,
    hiddenEnd,
    language.of([]),
    // So that Ctrl+/ needs no grammar.
    EditorState.languageData.of(() => [comments]),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    hands,
    keymap.of([firstSearch(load), ...defaultKeymap, ...historyKeymap, ...tabs]),
  ];
}

/** Opens the search before `atWork` has brought its keys. */
function firstSearch(load: CodeMirrorOptions['load']): KeyBinding {
  const run = (view: EditorView) => {
    load().then(async () => (await import('./at-work.ts')).openSearchPanel(view));
    return true;
  };
  return { key: 'Mod-f', run };
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
 * Makes Tab indent once the reader has typed or moved the cursor; before that, Tab
 * goes on to the next control. Escape, then Tab always leaves, by CodeMirror itself.
 */
const tabs: KeyBinding[] = [
  { key: 'Tab', run: (view) => isAtWork(view) && indentMore(view) },
  { key: 'Shift-Tab', run: (view) => isAtWork(view) && indentLess(view) },
];

function isAtWork(view: EditorView): boolean {
  return view.plugin(hands)?.atWork ?? false;
}

/**
 * Hides the empty line after the last line end until the cursor is there: the static code
 * has none, so the editor opens at the same height.
 */
const hiddenEnd = EditorView.decorations.compute(['doc', 'selection'], ({ doc, selection }) => {
  const last = doc.line(doc.lines);
  const isHidden = doc.lines > 1 && last.length === 0 && selection.main.head < last.from;
  return isHidden
    ? Decoration.set(Decoration.line({ class: 'cm-end' }).range(last.from))
    : Decoration.none;
});

/**
 * Lets long lines continue below, as the page's do: each line has its indentation, below
 * whose start it continues (`--i`, in letters), and may break at punctuation.
 */
const wrapping = ViewPlugin.define(
  (view) => ({
    decorations: wrappingOf(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = wrappingOf(update.view);
    },
  }),
  { decorations: ({ decorations }) => decorations },
);

function wrappingOf({ state, visibleRanges }: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const indent = hangOf(line.text);
      const attributes = { style: `--i:${indent}` };
      if (indent > 0) found.push(Decoration.line({ attributes }).range(line.from));
      for (const joint of jointsOf(line.text)) {
        const mark = Decoration.mark({ class: joint.className });
        found.push(mark.range(line.from + joint.from, line.from + joint.to));
      }
      at = line.to + 1;
    }
  }
  return Decoration.set(found);
}
