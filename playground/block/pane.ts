/**
 * `<program-pane>`: brings one program of the page to life. The HTML already
 * holds the code and the recorded output; this element runs the code, opens the
 * editor in its place, and takes the text elsewhere.
 *
 * It reports what happens as events that bubble: see `HTMLElementEventMap` below
 * and in output-pane.ts.
 */

import type { CodeEditor, EditorOptions } from '../editor/editor.ts';
import { storedEdit } from '../editor/edits.ts';
import { connection } from '../runner/connection.ts';
import { pageRunner } from '../runner/page-runner.ts';
import {
  type Checker,
  type Diagnostic,
  defaultStandard,
  type End,
  type PageFiles,
  type Program,
  type Run,
  type RunEvent,
  type Runner,
  type RunOptions,
  type Span,
} from '../runner/runner.ts';
import { Rustfmt } from '../runner/rustfmt.ts';
import type { Formatted } from '../runner/rustfmt-session.ts';
import { elementIn } from '../ui/element.ts';
import { copyText } from './copy-text.ts';
import { EditorSlot } from './editor-slot.ts';
import { aimLinks, download } from './links-out.ts';
import { OutputPane } from './output-pane.ts';
import {
  buttons,
  canFormat,
  type Expected,
  expectedNow,
  isStale,
  onlyChecks,
  type PaneState,
  visibleButtons,
} from './pane-state.ts';
import { words } from './words.ts';

/** How an element around a pane, such as an exercise, changes its runs. */
export interface RunExtension {
  /** What to run instead of the text alone. The text keeps its line numbers. */
  extend(program: Program): Program;
  /** Hears each event first. What it returns is shown. */
  take(event: RunEvent): RunEvent | undefined;
}

declare global {
  interface HTMLElementEventMap {
    /** A run has begun. */
    'program-start': CustomEvent<undefined>;
    /** A run has ended. */
    'program-run': CustomEvent<End>;
    /** The text has changed. */
    'program-edit': CustomEvent<undefined>;
  }
  interface HTMLElementTagNameMap {
    'program-pane': ProgramPane;
  }
}

/** All panes of a page share one runner, and so one compiler. */
let sharedRunner: (Runner & Checker) | undefined;
let makeRunner: (files: PageFiles) => Runner & Checker = pageRunner;

/** All panes of a page share one rustfmt. */
let rustfmt: Rustfmt | undefined;

/** Makes all panes use another runner. Call it before the first run. */
export function useRunner(make: (files: PageFiles) => Runner & Checker): void {
  makeRunner = make;
}

export class ProgramPane extends HTMLElement {
  extension: RunExtension | undefined;
  /** The program as the page came with it; empty before the element is connected. */
  #original = '';
  #ran = '';
  #options: RunOptions = {};
  #run: Run | undefined;
  /** A run has begun, and its compiler may still report diagnostics. */
  #isCompiling = false;
  #isRevealed = false;
  /** A run has used the compiler, so it is loaded. */
  #usedCompiler = false;
  #output: OutputPane | undefined;
  #slot: EditorSlot | undefined;

  connectedCallback(): void {
    if (this.#original) return;
    this.#original = [...this.querySelectorAll('.code .line')]
      .map((line) => line.textContent)
      .join('\n')
      .concat('\n');
    this.#ran = this.#original;
    this.#slot = new EditorSlot(elementIn(this, '.code'), () => this.#editorOptions());
    const output = this.querySelector<HTMLElement>('.output:has(> .text)');
    if (output) this.#output = new OutputPane(output, this.language);
    this.#listen();
    aimLinks(this, this.#program());
    this.#arrange();
    // An edit is shown as the reader left it.
    if (this.#editKey && storedEdit(this.#editKey)?.reset === false) this.open();
  }

  disconnectedCallback(): void {
    this.stop();
    queueMicrotask(() => {
      // A pane that only moves in the page keeps its editor.
      if (!this.isConnected) this.#slot?.close();
    });
  }

  get language(): 'rust' | 'cpp' {
    return this.dataset.language === 'cpp' ? 'cpp' : 'rust';
  }

  /** The text now, edited or not. */
  get code(): string {
    return this.#editor?.text ?? this.#original;
  }

  /** The text of the last run, or the original. */
  get ran(): string {
    return this.#ran;
  }

  /** How the program is compiled and run, on top of what the page says about it. */
  get options(): RunOptions {
    return this.#options;
  }

  set options(options) {
    const { edition, standard } = this.#options;
    this.#options = options;
    // Skip the check for an untouched program: it would download the compiler for nothing.
    const isTouched = this.#usedCompiler || this.code !== this.#original;
    if (isTouched && (options.edition !== edition || options.standard !== standard))
      this.#editor?.recheck();
    this.#arrange();
  }

  /** Runs the text as it is now. Stops a run that is under way first. */
  run(): void {
    this.stop();
    const program = this.#extended();
    const output = this.#ensureOutput();
    const refusal = this.#runner.refuses(program);
    if (refusal) {
      output.fail(words.refusal[refusal]);
      return;
    }
    output.begin(
      program.precompiled ? words.running : words.compiling,
      this.code !== this.#original,
    );
    this.#ran = this.code;
    // A mark that this run earns must never be stored without the text that earned it.
    this.#editor?.save();
    this.dispatchEvent(new CustomEvent('program-start', { bubbles: true }));
    const state = this.#state;
    const expected = expectedNow(state);
    const checks = onlyChecks(state);
    const started = performance.now();
    const diagnostics: Diagnostic[] = [];
    const take = (event: RunEvent) => {
      const shown = this.extension ? this.extension.take(event) : event;
      if (shown) output.take(shown, performance.now() - started, expected);
      if (event.kind === 'diagnostic') diagnostics.push(withinText(event, this.#ran));
      // Shown before the end, because a program may run forever.
      const isRead = event.kind === 'started' || (event.kind === 'end' && readAll(event.end));
      if (this.#isCompiling && isRead) {
        this.#isCompiling = false;
        if (!program.precompiled) this.#editor?.showDiagnostics(this.#ran, diagnostics);
      }
      if (event.kind !== 'end') return;
      this.#run = undefined;
      // The run stood in for a check, but was stopped before the compiler had answered.
      if (this.#isCompiling && event.end.kind === 'stopped') this.#editor?.recheck();
      this.#isCompiling = false;
      this.#arrange();
      this.#expectEdit();
      this.dispatchEvent(new CustomEvent('program-run', { bubbles: true, detail: event.end }));
    };
    this.#usedCompiler ||= !program.precompiled;
    this.#isCompiling = true;
    this.#run = this.#runner[checks ? 'check' : 'run'](program, take);
    this.#arrange();
  }

  stop(): void {
    this.#run?.stop();
  }

  /** Opens the editor and puts the focus into it. */
  async edit(): Promise<void> {
    await this.open();
    this.#editor?.focus();
    this.#expectEdit();
  }

  /** Replaces the text, as an edit. */
  async write(text: string): Promise<void> {
    await this.open();
    if (this.#editor) this.#editor.text = text;
  }

  /** Opens the editor, but leaves the focus alone and loads no compiler. */
  async open(): Promise<void> {
    const button = this.querySelector<HTMLButtonElement>('.edit');
    if (!button || this.#editor) return;
    button.disabled = true;
    try {
      await this.#slot?.open();
      this.#arrange();
    } catch {
      this.#ensureOutput().fail(words.editorFailed);
    } finally {
      button.disabled = false;
    }
  }

  /** Goes back to the original text and its recorded run. */
  reset(): void {
    this.stop();
    this.#slot?.reset();
    if (this.#standard) {
      this.#standard.value = defaultStandard;
      this.#options = {};
    }
    this.#isRevealed = false;
    this.#ran = this.#original;
    this.#output?.reset();
    const recorded = this.querySelector('.output[hidden]');
    if (recorded) {
      recorded.toggleAttribute('hidden', false);
      this.querySelector('.output:last-child')?.remove();
      this.#output = undefined;
    }
    this.#arrange();
    this.dispatchEvent(new CustomEvent('program-edit', { bubbles: true }));
  }

  #listen(): void {
    this.#on('.run', () => {
      this.run();
      this.#uncoverOutput();
    });
    this.#on('.stop', () => this.stop());
    this.#on('.reveal', () => this.#reveal());
    this.#on('.edit', () => this.edit());
    this.#on('.format', () => this.#editor?.format());
    this.#on('.reset', () => {
      this.reset();
      this.querySelector<HTMLElement>('.edit')?.focus();
    });
    this.#standard?.addEventListener('change', ({ target }) => {
      const standard = (target as HTMLSelectElement).value as RunOptions['standard'];
      this.options = { ...this.#options, standard };
    });
    this.#on('.undo-reset', () => this.#undoReset());
    this.#on('.copy', (button) => copyText(button, words.copy, this.code));
    this.#on('.download', () => download(this.#file, this.#program()));
    this.#on('.whole', (button) => {
      const isWhole = this.classList.toggle('whole-shown');
      button.setAttribute('aria-pressed', String(isWhole));
    });
    for (const link of this.querySelectorAll<HTMLElement>('a.meaning')) {
      link.addEventListener('click', async (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const { openWhy } = await import('../editor/why.ts');
        openWhy(this.dataset.errors ?? '', link.dataset.code ?? '');
      });
    }
    for (const event of ['pointerenter', 'focusin']) {
      this.addEventListener(event, () => {
        // A precompiled module is small. The compiler is megabytes, so it waits for an edit.
        const program = this.#program();
        if (program.precompiled) this.#runner.prepare(program, 'now');
      });
    }
    // Just before a link may be followed, not at each key.
    for (const link of this.querySelectorAll('.elsewhere, .playground')) {
      for (const event of ['pointerenter', 'pointerdown', 'focus', 'click'])
        link.addEventListener(event, () => aimLinks(this, this.#program()));
    }
  }

  #editorOptions(): EditorOptions {
    return {
      text: this.#original,
      language: this.language,
      label: words.editorOf(this.#file),
      ideas: [...this.querySelectorAll<HTMLElement>('.code .line[data-idea]')].map((line) => ({
        idea: line.dataset.idea ?? '',
        text: line.textContent,
      })),
      readonly: this.#isReadonly,
      editKey: this.#editKey,
      errors: this.dataset.errors ?? '',
      check: (source, onEvent) => this.#check(source, onEvent),
      format: canFormat(this.#state)
        ? (source, onLoading) => this.#format(source, onLoading)
        : undefined,
      onChange: () => {
        this.#arrange();
        this.dispatchEvent(new CustomEvent('program-edit', { bubbles: true }));
        const program = this.#program();
        if (!this.#runner.refuses(program)) this.#runner.prepare(program, 'now');
      },
      onRun: () => this.run(),
    };
  }

  async #undoReset(): Promise<void> {
    await this.open();
    this.#editor?.undo();
    this.#editor?.focus();
  }

  /** Checks a text. Undefined if a run does that, or it would load megabytes for a reader who saves data. */
  #check(source: string, onEvent: (event: RunEvent) => void): Run | undefined {
    const { precompiled, ...program } = this.#extended(source);
    const savesData = connection()?.saveData && !this.#usedCompiler;
    // A run of the same text gives the same diagnostics.
    const isAsked = this.#isCompiling && source === this.#ran;
    if (savesData || isAsked || this.#runner.refuses(program)) return undefined;
    return this.#runner.check(program, (event) =>
      onEvent(event.kind === 'diagnostic' ? { ...event, ...withinText(event, source) } : event),
    );
  }

  #format(source: string, onLoading: () => void): Promise<Formatted> {
    rustfmt ??= new Rustfmt(this.dataset.rustfmt ?? '');
    return rustfmt.format({ source, edition: this.#program().edition }, onLoading);
  }

  /** Running or opening the editor usually precedes an edit, so the compiler starts loading. */
  #expectEdit(): void {
    const { precompiled, ...edited } = this.#program();
    if (!this.#runner.refuses(edited)) this.#runner.prepare(edited, 'idle');
  }

  #reveal(): void {
    this.#isRevealed = true;
    this.#output?.reveal();
    this.#arrange();
    // The button is gone, so the focus moves on to what it revealed.
    this.querySelector<HTMLElement>('.output .text')?.focus({ preventScroll: true });
  }

  /** Closes an on-screen keyboard, which would cover the output. */
  #uncoverOutput(): void {
    if (!matchMedia('(pointer: coarse)').matches) return;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement.closest('.editor'))
      activeElement.blur();
    this.querySelector('.output:not([hidden])')?.scrollIntoView({ block: 'nearest' });
  }

  /** Shows what the state asks for. */
  #arrange(): void {
    const focused = this.contains(document.activeElement) ? document.activeElement : undefined;
    const state = this.#state;
    const visible = visibleButtons(state);
    for (const button of buttons) {
      const part = this.querySelector<HTMLElement>(`.${button}`);
      if (part) part.hidden = !visible.has(button);
    }
    if (state.expected) {
      const run = this.querySelector('.run');
      if (run) run.textContent = onlyChecks(state) ? words.check : words.run;
    }
    this.classList.toggle('stale', isStale(state));
    for (const note of this.querySelectorAll<HTMLElement>('.before-edit'))
      note.hidden = !isStale(state);
    // Run and Stop share a place, and the focus stays there.
    if (focused?.matches('.run[hidden]')) this.querySelector<HTMLElement>('.stop')?.focus();
    if (focused?.matches('.stop[hidden]')) this.querySelector<HTMLElement>('.run')?.focus();
  }

  get #state(): PaneState {
    return {
      language: this.language,
      original: this.#original,
      code: this.code,
      ran: this.#ran,
      isRunning: this.#run !== undefined,
      isEditing: this.#editor !== undefined,
      isReadonly: this.#isReadonly,
      isRevealed: this.#isRevealed,
      canUndoReset: this.#editKey !== undefined && storedEdit(this.#editKey)?.reset === true,
      isRefused: this.classList.contains('refused'),
      expected: this.dataset.expect as Expected | undefined,
    };
  }

  get #editor(): CodeEditor | undefined {
    return this.#slot?.editor;
  }

  get #isReadonly(): boolean {
    return this.hasAttribute('readonly');
  }

  /** Only C++ programs have one. */
  get #standard(): HTMLSelectElement | null {
    return this.querySelector('.standard select');
  }

  /** The key of the reader's edits: page and file, where the page wants edits stored. */
  get #editKey(): string | undefined {
    const { page, path } = this.dataset;
    return page && `${page}#${path}`;
  }

  get #file(): string {
    return this.dataset.file ?? '';
  }

  get #runner(): Runner & Checker {
    const { engine = '', library = '', clang = '', sysroot = '' } = this.dataset;
    sharedRunner ??= makeRunner({
      rust: { compiler: engine, library },
      cpp: { compiler: clang, library: sysroot },
    });
    return sharedRunner;
  }

  #program(source = this.code): Program {
    const { glue, wasm, path, edition } = this.dataset;
    const program: Program = {
      language: this.language,
      file: path ?? this.#file,
      source,
      ...this.#options,
    };
    if (edition) program.edition = edition as Program['edition'];
    if (wasm && program.source === this.#original)
      program.precompiled = { ...(glue && { glue }), wasm };
    return program;
  }

  /** The program with what the extension adds to it: what is compiled. */
  #extended(source = this.code): Program {
    const program = this.#program(source);
    return this.extension?.extend(program) ?? program;
  }

  #on(selector: string, act: (button: HTMLButtonElement) => void): void {
    const button = this.querySelector<HTMLButtonElement>(selector);
    button?.addEventListener('click', () => act(button));
  }

  /** The frame for output. A program that rustc rejects comes without one: its error is hidden then. */
  #ensureOutput(): OutputPane {
    if (this.#output) return this.#output;
    const [frame, output] = OutputPane.create(this.#file, this.language);
    this.querySelector('.output')?.toggleAttribute('hidden', true);
    this.append(frame);
    this.#output = output;
    return output;
  }
}

/** Whether the compiler read the whole text, so that its diagnostics are all there are. */
function readAll(end: End): boolean {
  return (
    end.kind !== 'stopped' &&
    end.kind !== 'failed' &&
    !(end.kind === 'limit' && end.limit === 'nesting')
  );
}

/** Removes spans after the end of the reader's text, where an extension may have added its own. */
function withinText({ spans, children, ...diagnostic }: Diagnostic, text: string): Diagnostic {
  const inside = ({ to }: Span) => to <= text.length;
  return {
    ...diagnostic,
    spans: spans.filter(inside),
    children: children.map((child) => ({ ...child, spans: child.spans.filter(inside) })),
  };
}

customElements.define('program-pane', ProgramPane);
