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
import type {
  Checker,
  Diagnostic,
  End,
  PageFiles,
  Program,
  Run,
  RunEvent,
  Runner,
  RunOptions,
  Span,
} from '../runner/runner.ts';
import { Rustfmt } from '../runner/rustfmt.ts';
import type { Formatted } from '../runner/rustfmt-session.ts';
import { elementIn } from '../ui/element.ts';
import { drawDiagnostic, drawEnd, inOrder, linesOf } from '../ui/line-notes.ts';
import { makeMenu } from '../ui/menu.ts';
import { isTouch } from '../ui/touch.ts';
import { CodeLines } from './code-lines.ts';
import { copyText } from './copy-text.ts';
import { EditorSlot } from './editor-slot.ts';
import { aimLinks, download } from './links-out.ts';
import { OutputPane, type RunOutcome, type RunStart, schedules } from './output-pane.ts';
import {
  buttons,
  canFormat,
  canWatch,
  type Expected,
  expectedNow,
  isStale,
  onlyChecks,
  type PaneState,
  visibleButtons,
} from './pane-state.ts';
import { RunProgress } from './run-progress.ts';
import { searchSchedules } from './schedules.ts';
import type { Stage } from './stage.ts';
import { words } from './words.ts';

/** How an element around a pane, such as an exercise, changes its runs. */
export interface RunExtension {
  /** What to compile instead of the text alone. The text keeps its line numbers. */
  extend(program: Program): Program;
  /** The lines that a watched run of the text shows. */
  shown(text: string): string;
  /**
   * Runs the text, once or several times, and reports the events of one run. `restart` takes
   * back those reported so far, and another run's follow.
   */
  run(
    run: Runner['run'],
    program: Program,
    onEvent: (event: RunEvent) => void,
    restart: () => void,
  ): Run;
  /** What the run came to, from its end on. */
  outcome(): RunOutcome;
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

/** What of a run's start the pane decides. */
type ChosenStart = Pick<RunStart, 'expected' | 'canRerun'>;

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
  /** Where the editor reports and has its settings, if not in the pane itself. Set it before the editor opens. */
  editorPlaces: { report?: HTMLElement; settings?: HTMLElement } = {};
  /** The program as the page came with it; empty before the element is connected. */
  #original = '';
  #ran = '';
  #options: RunOptions = {};
  #run: Run | undefined;
  /** A run has begun, and its compiler may still report diagnostics. */
  #isCompiling = false;
  #progress: RunProgress | undefined;
  /** A run has used the compiler, so it is loaded. */
  #usedCompiler = false;
  #output: OutputPane | undefined;
  #slot: EditorSlot | undefined;
  #lines: CodeLines | undefined;
  /** Where the last watched run is drawn, until the reader closes it. */
  #stage: Stage | undefined;
  #isWatching = false;

  connectedCallback(): void {
    if (this.#original) return;
    this.#lines = new CodeLines(this);
    this.#original = this.#lines.text;
    this.#ran = this.#original;
    this.#slot = new EditorSlot({
      code: elementIn(this, '.code'),
      report: () => this.editorPlaces.report ?? this.#ensureOutput().element,
      settings: () => this.editorPlaces.settings ?? this.querySelector('.options .items'),
      options: () => this.#editorOptions(),
    });
    const output = this.querySelector<HTMLElement>('.output:has(> .result)');
    if (output) this.#output = new OutputPane(output, this.language, this.#file);
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
      if (this.isConnected) return;
      this.#slot?.close();
      this.#lines?.close();
      this.stage?.remove();
    });
  }

  get language(): 'rust' | 'cpp' {
    return this.dataset.language === 'cpp' ? 'cpp' : 'rust';
  }

  /** The text now, edited or not. */
  get code(): string {
    return this.#editor?.text ?? this.#original;
  }

  /** Where a watched run is drawn; undefined while the reader wants none. */
  get stage(): HTMLElement | undefined {
    return this.#stage?.element;
  }

  /** Whether the run under way is drawn. */
  get isWatching(): boolean {
    return this.#isWatching;
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

  /** Runs the text as it is now, with these options besides the pane's own. Stops a run that is under way first. */
  run(options: RunOptions = {}): void {
    if (this.#watchesRun) void this.watch(options);
    else this.#start(options);
  }

  /** Watches for a reader who has asked for it here, from the first step or another one. */
  async showSteps(step?: number): Promise<void> {
    await this.watch();
    this.#stage?.uncover(step);
  }

  /** Runs the text and draws its steps below the block. */
  async watch(options: RunOptions = {}): Promise<void> {
    const { code } = this;
    const { precompiled, ...program } = this.#program();
    if (!program.recorded && !this.#runner.refuses(program)) this.#runner.prepare(program, 'now');
    try {
      const shown = this.extension?.shown(code) ?? code;
      const [{ Stage }, lines] = await Promise.all([import('./stage.ts'), this.#linesOf(shown)]);
      if (!this.isConnected) return;
      if (code !== this.code) return this.watch(options);
      this.#stage ??= this.#openStage(Stage);
      // An earlier watched run ends on the stage before the new one begins there.
      this.stop();
      this.#stage.begin(code, lines);
    } catch {
      this.#ensureOutput().fail(words.viewFailed);
      return;
    }
    this.#start({ ...options, watch: true });
  }

  #start(options: RunOptions): void {
    this.stop();
    const program: Program = { ...this.#program(), ...options };
    const stage = program.watch ? this.#stage : undefined;
    if (stage) delete program.precompiled;
    // What was recorded had no other seed or executor.
    if (!stage || Object.keys(options).length > 1) delete program.recorded;
    const refusal = this.#runner.refuses(program);
    if (refusal) {
      this.#ensureOutput().fail(words.refusal[refusal]);
      return;
    }
    const state = this.#state;
    const start = {
      expected: expectedNow(state),
      // Compiling C++ a hundred times takes minutes.
      canRerun: !this.extension && (this.language === 'rust' || Boolean(program.precompiled)),
    };
    const output = this.#begin(program, start);
    this.#isWatching = stage !== undefined;
    // A mark that this run earns must never be stored without the text that earned it.
    this.#editor?.save();
    this.dispatchEvent(new CustomEvent('program-start', { bubbles: true }));
    let diagnostics: Diagnostic[] = [];
    const take = (event: RunEvent) => {
      output.take(event, event.kind === 'end' ? this.extension?.outcome() : undefined);
      stage?.take(event);
      if (event.kind === 'diagnostic') diagnostics.push(withinText(event, this.#ran));
      // Shown before the end, because a program may run forever.
      const isRead = event.kind === 'started' || (event.kind === 'end' && readAll(event.end));
      if (this.#isCompiling && isRead) {
        this.#isCompiling = false;
        if (!program.precompiled) this.#editor?.showDiagnostics(this.#ran, diagnostics);
      }
      if (event.kind !== 'end') return;
      // The run stood in for a check, but was stopped before the compiler had answered.
      if (this.#isCompiling && event.end.kind === 'stopped') this.#editor?.recheck();
      this.#isCompiling = false;
      this.#draw(event.end, diagnostics);
      this.#endRun();
      this.#expectEdit();
      this.dispatchEvent(new CustomEvent('program-run', { bubbles: true, detail: event.end }));
    };
    this.#usedCompiler ||= !program.precompiled && !program.recorded;
    this.#isCompiling = true;
    const run: Runner['run'] = (...given) => this.#runner.run(...given);
    if (this.extension)
      this.#run = this.extension.run(run, program, take, () => {
        diagnostics = [];
        output.begin(this.#startOf(program, start));
        stage?.restart();
      });
    else this.#run = onlyChecks(state) ? this.#runner.check(program, take) : run(program, take);
    this.#arrange();
  }

  stop(): void {
    this.#run?.stop();
  }

  /** Runs the text under many schedules of its threads, and shows what came out. */
  searchSchedules(): void {
    this.stop();
    const program = this.#extended();
    const output = this.#begin(program, { expected: undefined, canRerun: false });
    this.#run = searchSchedules({
      count: schedules,
      run: (seed, onEvent) => this.#runner.run({ ...program, seed }, onEvent),
      onOutcome: (outcomes, tried) => output.showOutcomes(outcomes, tried, false),
      onEnd: (outcomes, tried) => {
        output.showOutcomes(outcomes, tried, true);
        this.#endRun();
      },
    });
    this.#arrange();
  }

  /** Clears what the last run left, and shows that one begins. */
  #begin(program: Program, start: ChosenStart): OutputPane {
    const output = this.#ensureOutput();
    this.#draw(undefined);
    this.#ran = this.code;
    output.begin(this.#startOf(program, start));
    this.#progress = new RunProgress(this.querySelector('.elapsed'), () => this.#arrange());
    return output;
  }

  #startOf(program: Program, start: ChosenStart): RunStart {
    const precompiled = program.precompiled !== undefined;
    const unchecked = program.executor === 'compiled';
    const watched = program.watch === true;
    return { ...start, precompiled, unchecked, watched, edited: this.#ran !== this.#original };
  }

  #endRun(): void {
    this.#run = undefined;
    this.#isWatching = false;
    this.#progress?.end();
    this.#progress = undefined;
    this.#arrange();
  }

  /** Opens the editor and puts the focus into it. */
  async edit(): Promise<void> {
    await this.open();
    this.#editor?.focus();
    this.#expectEdit();
    // Once the cursor is drawn.
    requestAnimationFrame(() => setTimeout(() => this.#editor?.load()));
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
    for (const choice of this.#choices) {
      if (choice instanceof HTMLSelectElement)
        for (const option of choice.options) option.selected = option.defaultSelected;
      else [choice.value, choice.checked] = [choice.defaultValue, choice.defaultChecked];
    }
    if (this.#choices.length > 0) this.#options = {};
    this.#ran = this.#original;
    this.#output?.reset();
    const refusal = this.querySelector('.refusal[hidden]');
    if (refusal) {
      refusal.toggleAttribute('hidden', false);
      this.#output?.element.remove();
      this.#output = undefined;
    }
    this.#draw(undefined);
    this.#arrange();
    this.dispatchEvent(new CustomEvent('program-edit', { bubbles: true }));
  }

  #listen(): void {
    this.#on('.run', () => {
      if (this.#watchesRun) this.showSteps();
      else {
        this.run();
        this.#uncoverOutput();
      }
    });
    this.#on('.stop', () => this.stop());
    this.#on('.watch', () => this.showSteps());
    this.#on('.edit', () => this.edit());
    this.#on('.format', () => this.#editor?.format());
    this.#on('.reset', () => {
      this.reset();
      this.querySelector<HTMLElement>('.edit')?.focus();
    });
    for (const choice of this.#choices)
      choice.addEventListener('change', () => {
        this.options = { ...this.#options, ...optionOf(choice) };
      });
    this.#on('.undo-reset', () => this.#undoReset());
    this.#on('.copy', (button) => copyText(button, words.copy, this.code));
    // A menu has closed by then, so its name says what was copied.
    const copyFromMenu = (text: string, copied: string) =>
      copyText(elementIn(this, '.open-in summary'), words.openIn, text, copied);
    this.#on('.copy-code', () => copyFromMenu(this.code, words.copied));
    this.#on('.copy-link', () => {
      aimLinks(this, this.#program());
      copyFromMenu(elementIn<HTMLAnchorElement>(this, '.playground').href, words.linkCopied);
    });
    this.#on('.download', () => download(this.#file, this.#program()));
    this.#on('.whole', (button) => {
      const isWhole = this.classList.toggle('whole-shown');
      button.setAttribute('aria-pressed', String(isWhole));
    });
    this.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('.reveal')) this.#output?.reveal();
    });
    this.addEventListener('schedules-asked', () => this.searchSchedules());
    this.addEventListener('run-asked', ({ detail }) => this.run(detail));
    this.addEventListener('line-asked', ({ detail }) => this.showLine(detail));
    // Before the editor, in which the key means another line.
    this.addEventListener('keydown', (event) => this.#key(event), true);
    for (const menu of this.querySelectorAll<HTMLDetailsElement>('details.menu')) makeMenu(menu);
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
      colours: this.#lines?.pieces ?? [],
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
      diagnostics: this.#recordedDiagnostics,
    };
  }

  #key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    this.run();
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

  /** Makes the stage, below the block that the pane is in. */
  #openStage(Made: typeof Stage): Stage {
    const stage = new Made({
      file: this.#file,
      onAgain: () => this.showSteps(),
      onClose: () => this.closeStage(),
    });
    const block = this.closest('contrast-block, exercise-block, quiz-block') ?? this;
    block.after(stage.element);
    return stage;
  }

  /** Closes the drawing of a watched run, and ends the run. */
  closeStage(): void {
    if (this.#isWatching) this.stop();
    const hasFocus = this.stage?.contains(document.activeElement);
    this.stage?.remove();
    this.#stage = undefined;
    const watch = this.querySelector<HTMLElement>('.watch:not([hidden])');
    if (hasFocus) (watch ?? this.querySelector<HTMLElement>('.run'))?.focus();
  }

  /** The lines of a text in the colours of the page. */
  async #linesOf(text: string): Promise<HTMLElement[]> {
    if (this.#lines && text === this.#original) return this.#lines.copy();
    const { highlightLines } = await import('../editor/inks.ts');
    return highlightLines(text.trimEnd(), this.language);
  }

  /** Goes to a line, from 1, and lights it. */
  showLine(line: number): void {
    if (this.#editor) this.#editor.goToLine(line);
    else this.#lines?.light(line);
  }

  /** Draws where a run ended, or what the compiler said of a program without an editor. */
  #draw(end: End | undefined, diagnostics: Diagnostic[] = []): void {
    const drawing = end && drawEnd(end, this.#file);
    if (this.#editor) {
      if (drawing) this.#editor.drawRun(drawing);
      return;
    }
    const error = inOrder(diagnostics).find(({ level }) => level === 'error');
    this.#lines?.draw(error ? drawDiagnostic(error, linesOf(this.#ran)) : drawing);
  }

  /** Closes an on-screen keyboard, which would cover the output. */
  #uncoverOutput(): void {
    if (!isTouch()) return;
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
    this.#stage?.compare(state.code);
    this.classList.toggle('editing', state.isEditing);
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
      isRunning: this.#progress?.isLong ?? false,
      isEditing: this.#editor !== undefined,
      isReadonly: this.#isReadonly,
      canUndoReset: this.#editKey !== undefined && storedEdit(this.#editKey)?.reset === true,
      isRefused: this.classList.contains('refused'),
      hasOptions: this.#choices.some(({ dataset }) => dataset.option !== 'standard'),
      watchesRuns: this.dataset.view === 'memory',
      expected: this.dataset.expect as Expected | undefined,
    };
  }

  /** The page wants every run drawn, and this one can be. */
  get #watchesRun(): boolean {
    const state = this.#state;
    return state.watchesRuns && canWatch(state);
  }

  get #editor(): CodeEditor | undefined {
    return this.#slot?.editor;
  }

  get #isReadonly(): boolean {
    return this.hasAttribute('readonly');
  }

  /** The fields of the block's menu for options of a run. */
  get #choices(): (HTMLSelectElement | HTMLInputElement)[] {
    return [...this.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[data-option]')];
  }

  /** The key of the reader's edits: page and file, where the page wants edits stored. */
  get #editKey(): string | undefined {
    const { page, path } = this.dataset;
    return page && `${page}#${path}`;
  }

  /** What rustc says of the original, if it refuses it. */
  get #recordedDiagnostics(): Diagnostic[] {
    return JSON.parse(this.dataset.diagnostics ?? '[]') as Diagnostic[];
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
    const { glue, wasm, edition, recorded } = this.dataset;
    const program: Program = {
      language: this.language,
      file: this.#file,
      source,
      ...this.#options,
    };
    if (edition) program.edition = edition as Program['edition'];
    // A module is compiled with the options that the page came with.
    const isAsItCame = program.source === this.#original && Object.keys(this.#options).length === 0;
    if (wasm && isAsItCame) program.precompiled = { ...(glue && { glue }), wasm };
    if (recorded && isAsItCame) program.recorded = recorded;
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

  /** The output of a program. One that rustc rejects comes without: its error is hidden then. */
  #ensureOutput(): OutputPane {
    if (this.#output) return this.#output;
    const output = OutputPane.create(this.#file, this.language);
    this.querySelector('.refusal')?.toggleAttribute('hidden', true);
    this.append(output.element);
    this.#output = output;
    return output;
  }
}

/** What a field of the menu sets. An empty or wrong seed counts as 0. */
function optionOf(choice: HTMLSelectElement | HTMLInputElement): RunOptions {
  const { option = '' } = choice.dataset;
  if (choice instanceof HTMLSelectElement) return { [option]: choice.value };
  if (choice.type === 'checkbox') return { [option]: choice.checked };
  return { [option]: choice.validity.valid ? Number(choice.value) : 0 };
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
