/**
 * The editor that opens in place of a program's code, with a report for the frame below:
 * the compiler's diagnostics for the current text, and whether the edit is saved.
 */
import { history, historyField, isolateHistory, undo } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { EditorState, type Transaction } from '@codemirror/state';
import type { Diagnostic, End, Run, RunEvent } from '../runner/runner.ts';
import type { Formatted } from '../runner/rustfmt-session.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { element } from '../ui/element.ts';
import { type Drawing, placeOf } from '../ui/line-notes.ts';
import { type Action, note } from '../ui/note.ts';
import { runWords } from '../ui/run-words.ts';
import { storage } from '../ui/storage.ts';
import { isTouch } from '../ui/touch.ts';
import { Checks } from './checks.ts';
import { codeMirror, codeMirrorSurface, language } from './code-mirror.ts';
import { diagnosis, explained, type Fix, goTo, setDiagnostics, step } from './diagnosis.ts';
import styles from './editor.css?inline';
import { type Edit, EditStore } from './edits.ts';
import { type IdeaLine, ideas } from './ideas.ts';
import { drawRun } from './marks.ts';
import { type Piece, pageColours } from './page-colours.ts';
import { PlainSurface, type Surface } from './plain.ts';
import { Problems } from './problems.ts';
import { openWhy } from './why.ts';
import { words } from './words.ts';

declare global {
  interface HTMLElementEventMap {
    /** The compiler's answer about the current text. */
    'program-problems': CustomEvent<readonly Diagnostic[]>;
  }
}

export interface CodeEditor {
  /** The code. */
  readonly element: HTMLElement;
  /** The compiler's verdict with the list of its diagnostics, and where the edit is saved. */
  readonly report: HTMLElement;
  /** What the reader can choose about the editor itself. */
  readonly settings: HTMLElement;
  text: string;
  focus(): void;
  /** Loads indentation, brackets and the search. A change or a move of the cursor does so, too. */
  load(): Promise<void>;
  /** Shows the diagnostics of a run of `source`, if that is still the text. */
  showDiagnostics(source: string, diagnostics: Diagnostic[]): void;
  /** Shows where the last run ended, until the text changes. */
  drawRun(drawing: Drawing): void;
  /** Puts the cursor into a line, from 1. */
  goToLine(line: number): void;
  undo(): void;
  /** Formats the text by rustfmt, as one undo step. A text that rustfmt refuses stays as it is. */
  format(): Promise<void>;
  /** Checks again, because the options of the compiler have changed. */
  recheck(): void;
  /** Stores the edit now rather than a moment after the last key. */
  save(): void;
  /** Restores the original program, as an edit that can be undone, and closes. */
  reset(): void;
  /** Saves the text and frees what the editor holds. */
  close(): void;
}

export interface EditorOptions {
  /** The original program. */
  text: string;
  /** Its lines as the page has coloured them. */
  colours: Piece[][];
  language: 'rust' | 'cpp';
  /** The editor's name for screen readers. */
  label: string;
  /** In a contrast, the lines that have a twin on the other side. */
  ideas: IdeaLine[];
  /** Only the page may change the text, by setting `text`. */
  readonly: boolean;
  /** The key of the edits in the browser's storage (edits.ts); without one nothing is stored. */
  editKey: string | undefined;
  /** Address of the pages on errors, with `*` for the code. */
  errors: string;
  /** Checks a text; undefined where that isn't possible, or not wanted yet. */
  check(source: string, onEvent: (event: RunEvent) => void): Run | undefined;
  /** Formats a text; undefined for read-only programs and languages other than Rust. */
  format: ((source: string, onLoading: () => void) => Promise<Formatted>) | undefined;
  /** Called after each change of the text. */
  onChange(): void;
  /** What the compiler says of the original program, as far as the page knows. */
  diagnostics: Diagnostic[];
}

/** Milliseconds from a change until it is saved. Leaving the page saves at once. */
const saveAfter = 250;

/** Storage key: whether the reader wants a plain text field, on all pages. */
const plainKey = 'you-can-rust-that:plain';

adoptStyles(styles);

export async function openEditor(options: EditorOptions): Promise<CodeEditor> {
  const editor = new Editor(options);
  // The page has no colours for a text that it doesn't show.
  if (editor.text !== options.text) await editor.load();
  return editor;
}

class Editor implements CodeEditor {
  readonly element = element('div', { className: 'editor' });
  readonly report = element('div', { className: 'report' });
  readonly settings = element('div', { className: 'settings' });
  readonly #options: EditorOptions;
  readonly #verdict = element('p', { className: 'verdict-of-text', role: 'status' });
  /** In place of a verdict on an earlier text. */
  readonly #outdated = element('p', { hidden: true }, words.outdated);
  /** The result of rustfmt, until the text changes. */
  readonly #formatting = element('p', { className: 'formatting', role: 'status' });
  readonly #arrival = element('p', { className: 'sr-only', role: 'status' });
  readonly #saved = element('p', { className: 'saved' });
  readonly #notes = element('div');
  readonly #problems: Problems;
  readonly #checks: Checks;
  readonly #edits: EditStore | undefined;
  #surface: Surface;
  #saving: ReturnType<typeof setTimeout> | undefined;
  /** The verdict is the compiler's, and not a hint. */
  #isJudged = false;
  #loading: Promise<void> | undefined;
  /** The text is the original because of a reset. */
  #wasReset = false;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#problems = new Problems({
      label: words.problemsOf(options.language),
      onGo: (index) => this.#goTo(this.#surface.state.field(diagnosis).all[index]),
      onApply: (fix) => this.#apply(fix),
      onWhy: (code) => openWhy(options.errors, code),
      onLeft: () => this.focus(),
    });
    this.#checks = new Checks({
      source: () => this.text,
      check: options.check,
      onAnswer: (diagnostics, end) => this.#answer(diagnostics, end),
      onLoading: () => say(this.#verdict, words.loading),
    });
    this.#edits = options.editKey
      ? new EditStore(options.editKey, {
          onOtherEdit: (edit) => this.#offer(words.otherTab, edit),
          onRecordTaken: () => this.#store(),
        })
      : undefined;
    this.#wasReset = this.#edits?.initial?.reset ?? false;
    this.#surface = this.#show(this.#initialState(), isPlain());
    const line = element(
      'div',
      { className: 'line' },
      this.#outdated,
      this.#verdict,
      this.#formatting,
      this.#saved,
    );
    this.element.append(this.#surface.dom);
    this.report.append(line, this.#notes, this.#problems.element, this.#arrival);
    this.settings.append(this.#plainSwitch(), element('p', {}, words.leave));
    for (const part of [this.element, this.report])
      part.addEventListener('keydown', (event) => this.#key(event), true);
    if (!options.readonly) {
      const checking = words.checking(options.language);
      say(this.#verdict, isTouch() ? checking : `${checking} ${words.leave}`);
    }
    if (options.diagnostics.length > 0 && this.text === options.text)
      this.#take(options.diagnostics);
    for (const edit of this.#edits?.others.slice(0, 1) ?? []) this.#offer(words.otherText, edit);
    if (this.#edits?.unreadable.length) this.#note(words.unreadable(this.#edits.unreadable));
    addEventListener('pagehide', this.#saveNow);
    document.addEventListener('visibilitychange', this.#saveNow);
  }

  get text(): string {
    return this.#surface.state.doc.toString();
  }

  set text(insert) {
    const changes = { from: 0, to: this.#surface.state.doc.length, insert };
    this.#surface.dispatch({ changes, annotations: isolateHistory.of('full') });
  }

  focus(): void {
    this.#surface.focus();
  }

  showDiagnostics(source: string, diagnostics: Diagnostic[]): void {
    if (source !== this.text) return;
    this.#checks.cancel();
    this.#take(diagnostics);
  }

  drawRun(drawing: Drawing): void {
    this.#surface.dispatch({ effects: drawRun.of(drawing) });
  }

  goToLine(line: number): void {
    const { doc } = this.#surface.state;
    const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.#surface.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.focus();
  }

  undo(): void {
    const { state } = this.#surface;
    undo({ state, dispatch: (transaction) => this.#surface.dispatch(transaction) });
  }

  async format(): Promise<void> {
    const { text } = this;
    const loading = () => say(this.#formatting, words.loadingRustfmt);
    const answer = await this.#options.format?.(text, loading);
    // The editor may have closed meanwhile.
    if (!answer || !this.element.isConnected) return;
    if (answer.kind === 'failed') {
      say(this.#formatting, words.formatFailed[answer.failure](answer.detail), true);
    } else if (text !== this.text) {
      say(this.#formatting, words.changedMeanwhile);
    } else if (answer.kind === 'refused') {
      say(this.#formatting, words.notFormatted(answer.message, answer.line), true);
    } else if (answer.changes.length === 0) {
      say(this.#formatting, words.formattedAlready);
    } else {
      const { changes } = answer;
      this.#surface.dispatch({ changes, annotations: isolateHistory.of('full') });
      say(this.#formatting, words.formatted);
    }
  }

  recheck(): void {
    this.#markOutdated(this.#isJudged);
    this.#checks.changed();
  }

  /** One can write without them, so a failure stays silent. */
  load(): Promise<void> {
    this.#loading ??= import('./at-work.ts')
      .then(async ({ atWork }) => {
        const effects = language.reconfigure(await atWork(this.#options.language));
        this.#surface.dispatch({ effects });
      })
      .catch(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }

  save(): void {
    if (this.#saving === undefined) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    this.#store();
  }

  reset(): void {
    if (this.text !== this.#options.text) {
      this.text = this.#options.text;
      this.#wasReset = true;
    }
    this.close();
  }

  close(): void {
    this.save();
    this.#checks.close();
    this.#edits?.close();
    this.#surface.destroy();
    for (const part of [this.element, this.report, this.settings]) part.remove();
    removeEventListener('pagehide', this.#saveNow);
    document.removeEventListener('visibilitychange', this.#saveNow);
  }

  /** The saved edit with its undo history, or the original program. */
  #initialState(): EditorState {
    const { label, text, readonly, colours } = this.#options;
    const extensions = [
      history(),
      diagnosis,
      indentUnit.of('    '),
      EditorState.readOnly.of(readonly),
      codeMirror({ label, load: () => this.load() }),
      ideas(this.#options.ideas),
    ];
    const edit = this.#edits?.initial;
    let state = EditorState.create({ doc: edit?.text ?? text, extensions });
    try {
      if (edit?.state) {
        const restored = EditorState.fromJSON(
          edit.state,
          { extensions },
          { history: historyField },
        );
        if (restored.doc.eq(state.doc)) state = restored;
      }
    } catch {
      // The text is there; only its undo history is lost.
    }
    // The lesson may have changed since the reset.
    if (this.#wasReset && state.doc.toString() !== text)
      state = state.update({ changes: { from: 0, to: state.doc.length, insert: text } }).state;
    if (state.doc.toString() === text)
      state = state.update({ effects: language.reconfigure(pageColours(colours)) }).state;
    return state;
  }

  #show(state: EditorState, plain: boolean): Surface {
    const onUpdate = (transaction: Transaction) => this.#updated(transaction);
    const { label } = this.#options;
    return plain
      ? new PlainSurface({ state, label, onUpdate })
      : codeMirrorSurface({ state, onUpdate });
  }

  #updated({ docChanged, selection, startState, state }: Transaction): void {
    if (docChanged || selection) this.load();
    const before = startState.field(diagnosis);
    if (before !== state.field(diagnosis) || explained(startState) !== explained(state))
      this.#problems.show(state);
    if (!docChanged) return;
    this.#wasReset = false;
    say(this.#formatting, '');
    clearTimeout(this.#saving);
    if (this.#edits) this.#saving = setTimeout(this.#saveNow, saveAfter);
    this.recheck();
    this.#options.onChange();
  }

  readonly #saveNow = () => this.save();

  #store(): void {
    if (!this.#edits) return;
    const { state } = this.#surface;
    const done = this.#edits.write({
      text: this.text,
      reset: this.#wasReset,
      state: state.toJSON({ history: historyField }),
    });
    say(this.#saved, done ? words.saved : words.notSaved, !done);
  }

  #answer(diagnostics: Diagnostic[], end: End): void {
    if (end.kind === 'checked' || end.kind === 'refused') this.#take(diagnostics);
    else this.#judge(runWords.end(end));
  }

  #take(diagnostics: Diagnostic[]): void {
    this.#surface.dispatch(setDiagnostics(diagnostics));
    const failed = diagnostics.some(({ level }) => level === 'error');
    const accepted = words.accepted(this.#options.language);
    this.#judge(diagnostics.length === 0 ? accepted : words.found(diagnostics, !isTouch()), failed);
    this.element.dispatchEvent(
      new CustomEvent('program-problems', { bubbles: true, detail: diagnostics }),
    );
  }

  #judge(verdict: string, failed = false): void {
    this.#isJudged = true;
    this.#markOutdated(false);
    say(this.#verdict, verdict, failed);
  }

  /** The verdict stays in the page, so that a screen reader hears the next one only if it differs. */
  #markOutdated(isOutdated: boolean): void {
    this.#outdated.hidden = !isOutdated;
    this.#verdict.classList.toggle('sr-only', isOutdated);
    this.report.classList.toggle('outdated', isOutdated);
  }

  /** Keys for both kinds of editor and for the list. */
  #key(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'F8') {
      const { state } = this.#surface;
      this.#goTo(step(state, event.shiftKey ? -1 : 1));
    } else if (command && event.key === '.') {
      const button = this.#problems.fixButton;
      if (button) button.focus();
      else say(this.#arrival, words.noFix(this.#options.language));
    } else if (this.#options.format && asksToFormat(event)) {
      this.format();
    } else if (event.key === 'Escape' && this.#problems.element.contains(event.target as Node)) {
      this.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #goTo(diagnostic: Diagnostic | undefined): void {
    if (!diagnostic) return;
    this.#surface.dispatch(goTo(diagnostic));
    this.focus();
    const { state } = this.#surface;
    const { all } = state.field(diagnosis);
    const place = placeOf(diagnostic);
    const where = place === undefined ? undefined : state.doc.lineAt(place).number;
    const label = diagnostic.spans.find(({ primary }) => primary)?.label;
    const what = label ? `${diagnostic.message}; ${label}` : diagnostic.message;
    say(this.#arrival, words.arrived(all.indexOf(diagnostic) + 1, all.length, where, what));
  }

  #apply({ changes }: Fix): void {
    this.#surface.dispatch({ changes, userEvent: 'input.complete' });
    this.focus();
  }

  #plainSwitch(): HTMLElement {
    const box = element('input', { type: 'checkbox', checked: isPlain() });
    box.addEventListener('change', () => {
      const old = this.#surface;
      this.#surface = this.#show(old.state, box.checked);
      old.dom.replaceWith(this.#surface.dom);
      old.destroy();
      // Without storage, the choice holds for this editor only.
      if (box.checked) storage.set(plainKey, '');
      else storage.remove(plainKey);
    });
    return element('label', {}, box, ` ${words.plain}`);
  }

  /** Offers a text that another tab saved. */
  #offer(why: string, edit: Edit): void {
    this.#notes.replaceChildren();
    if (edit.text === this.text) return;
    const settle = () => {
      this.#notes.replaceChildren();
      this.#edits?.settle(edit);
      this.#store();
      this.focus();
    };
    this.#note(why, [
      [
        words.take,
        () => {
          this.text = edit.text;
          settle();
        },
      ],
      [words.keepMine, settle],
    ]);
  }

  #note(text: string, actions: Action[] = []): void {
    this.#notes.append(note(text, actions, { className: 'editor-note', role: 'status' }));
  }
}

/** Shift+Alt+F, by the key's place: with Alt, some keyboards type another letter. */
function asksToFormat({ shiftKey, altKey, ctrlKey, metaKey, key, code }: KeyboardEvent): boolean {
  const isF = key.toLowerCase() === 'f' || code === 'KeyF';
  return shiftKey && altKey && !ctrlKey && !metaKey && isF;
}

/** Changes a status only if it differs, so that a screen reader doesn't repeat it. */
function say(where: HTMLElement, text: string, failed = false): void {
  where.classList.toggle('failed', failed);
  if (where.textContent !== text) where.textContent = text;
}

function isPlain(): boolean {
  return storage.get(plainKey) !== undefined;
}
