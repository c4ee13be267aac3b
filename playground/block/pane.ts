/**
 * `<program-pane>`: brings one program of the page to life. The HTML already
 * holds the code and what it printed when it was recorded; this element runs
 * it, opens the editor in its place, and takes the text elsewhere.
 *
 * It tells what happens by events that bubble: see `HTMLElementEventMap` below.
 */
import type { CodeEditor } from '../editor/editor.ts';
import { keptOf } from '../editor/kept.ts';
import { connection } from '../runner/connection.ts';
import { pageRunner } from '../runner/page-runner.ts';
import type {
  Checker,
  Diagnostic,
  End,
  Leak,
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
import { colour } from './colour.ts';
import { cargoProject, elsewhereUrl, saveFile } from './elsewhere.ts';
import { writePlainLink } from './link.ts';
import { words } from './words.ts';

/** What an element around a pane, such as an exercise, makes of its runs. */
export interface Extension {
  /** What is run in place of the text alone, which keeps its line numbers in it. */
  extend(program: Program): Program;
  /** Hears each event first; what it returns is shown. */
  take(event: RunEvent): RunEvent | undefined;
}

declare global {
  interface HTMLElementEventMap {
    /** A run has begun. */
    'program-start': CustomEvent<undefined>;
    /** A run has ended. */
    'program-run': CustomEvent<End>;
    /** Something was printed; `message` is the compiler's. */
    'program-output': CustomEvent<{ stream: 'out' | 'err' | 'message'; text: string }>;
    /** The text has changed. */
    'program-edit': CustomEvent<undefined>;
  }
  interface HTMLElementTagNameMap {
    'program-pane': ProgramPane;
  }
}

/** What rustdoc calls it. */
type Expected = keyof typeof words.expected;

/** One for all panes of a page, so that they share one engine. */
let shared: (Runner & Checker) | undefined;
let makeRunner: (files: PageFiles) => Runner & Checker = pageRunner;

/** As the runner, one for all. */
let rustfmt: Rustfmt | undefined;

/** Has all panes run their programs by another runner; to be said before one runs. */
export function useRunner(make: (files: PageFiles) => Runner & Checker): void {
  makeRunner = make;
}

export class ProgramPane extends HTMLElement {
  extension: Extension | undefined;
  /** The program's text as the page came with it. */
  #original = '';
  #editor: CodeEditor | undefined;
  #opening: Promise<void> | undefined;
  #run: Run | undefined;
  #output: OutputPane | undefined;
  /** The recorded run has been asked for. */
  #revealed = false;
  /** The engine has been asked to run something, and so is here. */
  #compiled = false;
  /** The text whose output, or whose refusal, stands below the code. */
  #told = '';
  #options: RunOptions = {};

  connectedCallback(): void {
    if (this.#original) return;
    this.#original = [...this.querySelectorAll('.code .line')]
      .map((line) => line.textContent)
      .join('\n')
      .concat('\n');
    this.#told = this.#original;
    const output = this.querySelector<HTMLElement>('.output:has(> .text)');
    if (output) this.#output = new OutputPane(output, this.language);

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
    this.#on('.download', () => this.#download());
    this.#on('.whole', (button) => {
      const whole = this.classList.toggle('whole-shown');
      button.setAttribute('aria-pressed', String(whole));
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
        // The engine is megabytes: it is loaded for an edit, not for a glance.
        const program = this.#program();
        if (program.precompiled) this.#runner.prepare(program, 'now');
      });
    }
    // Not at each key: only a link that may be followed is aimed.
    for (const link of this.querySelectorAll('.elsewhere, .playground')) {
      for (const event of ['pointerenter', 'pointerdown', 'focus', 'click'])
        link.addEventListener(event, () => this.#aim());
    }
    this.#aim();
    this.#arrange();
    // An edit stands as the reader left it.
    if (this.#place && keptOf(this.#place)?.reset === false) this.open();
  }

  disconnectedCallback(): void {
    this.stop();
    queueMicrotask(() => {
      // One that is only put elsewhere goes on.
      if (this.isConnected) return;
      this.#editor?.close();
      this.#editor = undefined;
      this.#showCode();
    });
  }

  get language(): 'rust' | 'cpp' {
    return this.dataset.language === 'cpp' ? 'cpp' : 'rust';
  }

  /** The text as it stands, edited or not. */
  get code(): string {
    return this.#editor?.text ?? this.#original;
  }

  /** The text of the last run, or as the page came with it. */
  get ran(): string {
    return this.#told;
  }

  /** How the program is compiled and run, beside what the page says of it. */
  get options(): RunOptions {
    return this.#options;
  }

  set options(options) {
    const { edition, standard } = this.#options;
    this.#options = options;
    // Of a text that nobody has changed or run rustc was not asked, and the engine is megabytes.
    const asked = this.#compiled || this.code !== this.#original;
    if (asked && (options.edition !== edition || options.standard !== standard))
      this.#editor?.recheck();
    this.#arrange();
  }

  /** Runs the text as it stands; a run under way is stopped first. */
  run(): void {
    this.stop();
    const program = this.#compiledFrom();
    this.#output ??= this.#makeOutput();
    const output = this.#output;
    const refusal = this.#runner.refuses(program);
    if (refusal) {
      output.say(words.refusal[refusal]);
      return;
    }
    output.begin(
      program.precompiled ? words.running : words.compiling,
      this.code !== this.#original,
    );
    this.#told = this.code;
    this.dispatchEvent(new CustomEvent('program-start', { bubbles: true }));
    const expected = this.#expected;
    const checks = this.#onlyChecks;
    const started = performance.now();
    const said: Diagnostic[] = [];
    const take = (event: RunEvent) => {
      const shown = this.extension ? this.extension.take(event) : event;
      if (shown) output.take(shown, performance.now() - started, expected);
      if (event.kind === 'diagnostic') said.push(ofReader(event, this.#told));
      if (event.kind !== 'end') return;
      this.#run = undefined;
      if (!program.precompiled && tells(event.end)) this.#editor?.tell(this.#told, said);
      this.#arrange();
      this.#expectEdit();
      this.dispatchEvent(new CustomEvent('program-run', { bubbles: true, detail: event.end }));
    };
    this.#compiled ||= !program.precompiled;
    this.#run = this.#runner[checks ? 'check' : 'run'](program, take);
    this.#arrange();
  }

  stop(): void {
    this.#run?.stop();
  }

  /** Opens the editor in place of the code, for a reader who wants to edit now. */
  async edit(): Promise<void> {
    await this.open();
    this.#editor?.focus();
    this.#expectEdit();
  }

  /** Puts another text in the place of the program. */
  async write(text: string): Promise<void> {
    await this.open();
    if (this.#editor) this.#editor.text = text;
  }

  /** Opens the editor, but leaves the focus and the engine alone. */
  open(): Promise<void> {
    this.#opening ??= this.#loadEditor().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #loadEditor(): Promise<void> {
    const code = this.querySelector<HTMLElement>('.code');
    const button = this.querySelector<HTMLButtonElement>('.edit');
    if (this.#editor || !code || !button) return;
    button.disabled = true;
    try {
      const { openEditor } = await import('../editor/editor.ts');
      this.#editor = await openEditor({
        text: this.#original,
        language: this.language,
        label: words.editorOf(this.#file),
        ideas: [...code.querySelectorAll<HTMLElement>('.line[data-idea]')].map((line) => ({
          idea: line.dataset.idea ?? '',
          text: line.textContent,
        })),
        readonly: this.#readonly,
        place: this.#place,
        errors: this.dataset.errors ?? '',
        check: (source, onEvent) => this.#check(source, onEvent),
        format: this.#canFormat
          ? (source, onLoading) => this.#format(source, onLoading)
          : undefined,
        onChange: () => {
          this.#arrange();
          this.dispatchEvent(new CustomEvent('program-edit', { bubbles: true }));
          const program = this.#program();
          if (!this.#runner.refuses(program)) this.#runner.prepare(program, 'now');
        },
        onRun: () => this.run(),
      });
    } catch {
      this.#output ??= this.#makeOutput();
      this.#output.say(words.editorFailed);
      return;
    } finally {
      button.disabled = false;
    }
    for (const child of code.children) child.toggleAttribute('hidden', true);
    code.append(this.#editor.element);
    this.#arrange();
  }

  /** Has a keyboard on the glass go away that stays where it covers what a run prints. */
  #uncoverOutput(): void {
    if (!matchMedia('(pointer: coarse)').matches) return;
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement.closest('.editor'))
      activeElement.blur();
    this.querySelector('.output:not([hidden])')?.scrollIntoView({ block: 'nearest' });
  }

  /** Back to the text that the page came with, and to its recorded run. */
  reset(): void {
    this.stop();
    this.#editor?.reset();
    this.#editor = undefined;
    if (this.#standard) {
      this.#standard.value = 'c++20';
      this.#options = {};
    }
    this.#showCode();
    this.#revealed = false;
    this.#told = this.#original;
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

  /** In place of the editor. */
  #showCode(): void {
    for (const child of this.querySelectorAll('.code > *')) child.toggleAttribute('hidden', false);
  }

  async #undoReset(): Promise<void> {
    await this.open();
    this.#editor?.undo();
    this.#editor?.focus();
  }

  /** What rustc says of a text; nothing while that would load megabytes for a reader who saves them. */
  #check(source: string, onEvent: (event: RunEvent) => void): Run | undefined {
    const { precompiled, ...program } = this.#compiledFrom(source);
    const saved = connection()?.saveData && !this.#compiled;
    // A run of the same text says as much.
    const runs = this.#run !== undefined && source === this.#told;
    if (saved || runs || this.#runner.refuses(program)) return undefined;
    return this.#runner.check(program, (event) =>
      onEvent(event.kind === 'diagnostic' ? { ...event, ...ofReader(event, source) } : event),
    );
  }

  #format(source: string, onLoading: () => void): Promise<Formatted> {
    rustfmt ??= new Rustfmt(this.dataset.rustfmt ?? '');
    return rustfmt.format({ source, edition: this.#program().edition }, onLoading);
  }

  /** Who runs a program or opens its editor is likely to change it next. */
  #expectEdit(): void {
    const { precompiled, ...edited } = this.#program();
    if (!this.#runner.refuses(edited)) this.#runner.prepare(edited, 'idle');
  }

  #reveal(): void {
    this.#revealed = true;
    this.#output?.reveal();
    this.#arrange();
    // The button is gone; what it asked for is next.
    this.querySelector<HTMLElement>('.output .text')?.focus({ preventScroll: true });
  }

  /** Shows the buttons that make sense now, and says whose output stands below. */
  #arrange(): void {
    const focused = this.contains(document.activeElement) ? document.activeElement : undefined;
    const running = this.#run !== undefined;
    const editing = this.#editor !== undefined;
    const changed = this.code !== this.#original;
    const runnable = !this.classList.contains('refused');
    this.#show('.run', !running && (runnable || changed));
    if (this.dataset.expect) {
      const run = this.querySelector('.run');
      if (run) run.textContent = this.#onlyChecks ? words.check : words.run;
    }
    this.#show('.stop', running);
    this.#show('.reveal', !changed && !this.#revealed);
    this.#show('.edit', !editing && !this.#readonly);
    this.#show('.format', editing && this.#canFormat);
    this.#show('.standard', editing);
    this.#show('.reset', editing);
    this.#show(
      '.undo-reset',
      !editing && this.#place !== undefined && keptOf(this.#place)?.reset === true,
    );
    this.#show('.whole', !editing);
    const stale = this.code !== this.#told;
    this.classList.toggle('stale', stale);
    for (const note of this.querySelectorAll<HTMLElement>('.before-edit')) note.hidden = !stale;
    // Run and Stop take turns in one place, and so does the focus.
    if (focused?.matches('.run[hidden]')) this.querySelector<HTMLElement>('.stop')?.focus();
    if (focused?.matches('.stop[hidden]')) this.querySelector<HTMLElement>('.run')?.focus();
  }

  /** Has the links out of the page lead to the text as it stands, which is in their addresses. */
  #aim(): void {
    const program = this.#program();
    const elsewhere = this.querySelector<HTMLAnchorElement>('.elsewhere');
    if (elsewhere) elsewhere.href = elsewhereUrl(program);
    const playground = this.querySelector<HTMLAnchorElement>('.playground');
    const { source, edition } = program;
    if (playground) playground.hash = writePlainLink({ source, edition });
  }

  /** What the text is there to show, in rustdoc's words; that of a mistake is over once it is edited. */
  get #expected(): Expected | undefined {
    const expect = this.dataset.expect as Expected | undefined;
    return expect === 'no_run' || this.code === this.#original ? expect : undefined;
  }

  /** It is to be compiled, and no more. */
  get #onlyChecks(): boolean {
    return this.#expected === 'no_run' || this.#expected === 'compile_fail';
  }

  /** Nobody but `write` changes the text. */
  get #readonly(): boolean {
    return this.hasAttribute('readonly');
  }

  /** Of a C++ program. */
  get #standard(): HTMLSelectElement | null {
    return this.querySelector('.standard select');
  }

  get #canFormat(): boolean {
    return this.language === 'rust' && !this.#readonly;
  }

  /** Under which name edits are kept: by page and file, where the page wants it. */
  get #place(): string | undefined {
    const { page, path } = this.dataset;
    return page && `${page}#${path}`;
  }

  get #file(): string {
    return this.dataset.file ?? '';
  }

  get #runner(): Runner & Checker {
    const { engine = '', library = '', clang = '', sysroot = '' } = this.dataset;
    shared ??= makeRunner({
      rust: { compiler: engine, library },
      cpp: { compiler: clang, library: sysroot },
    });
    return shared;
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

  /** What is compiled: the program, and what stands around it may add to it. */
  #compiledFrom(source = this.code): Program {
    const program = this.#program(source);
    return this.extension?.extend(program) ?? program;
  }

  #on(selector: string, act: (button: HTMLButtonElement) => void): void {
    const button = this.querySelector<HTMLButtonElement>(selector);
    button?.addEventListener('click', () => act(button));
  }

  #show(selector: string, shown: boolean): void {
    const part = this.querySelector<HTMLElement>(selector);
    if (part) part.hidden = !shown;
  }

  #makeOutput(): OutputPane {
    const element = document.createElement('div');
    element.className = 'output';
    element.innerHTML =
      '<p class="status" role="status"></p><pre class="text" tabindex="0" role="group"></pre>';
    element.querySelector('pre')?.setAttribute('aria-label', words.outputOf(this.#file));
    // What rustc said of the text as it came stands aside for what it says now.
    this.querySelector('.output')?.toggleAttribute('hidden', true);
    this.append(element);
    return new OutputPane(element, this.language);
  }

  async #download(): Promise<void> {
    const file = this.#file;
    const [name, blob] =
      this.language === 'rust'
        ? [
            file.replace(/\.rs$/, '.zip'),
            await cargoProject(file.replace(/\.rs$/, ''), this.#program()),
          ]
        : [file, new Blob([this.code], { type: 'text/x-c++src' })];
    saveFile(name, blob);
  }
}

/** Whether the end is the one that was promised; undefined for one that says nothing about it. */
function isKept(expected: Expected, { kind }: End): boolean | undefined {
  const answers = { no_run: 'checked', compile_fail: 'refused', should_panic: 'panic' } as const;
  if (kind === answers[expected]) return true;
  return kind === 'stopped' || kind === 'failed' || kind === 'limit' ? undefined : false;
}

/** Whether rustc has read the whole text before a run ended so. */
function tells(end: End): boolean {
  return (
    end.kind !== 'stopped' &&
    end.kind !== 'failed' &&
    !(end.kind === 'limit' && end.limit === 'nesting')
  );
}

/** Without what lies behind the reader's text, where an extension may have added its own. */
function ofReader({ spans, children, ...diagnostic }: Diagnostic, text: string): Diagnostic {
  const inside = ({ to }: Span) => to <= text.length;
  return {
    ...diagnostic,
    spans: spans.filter(inside),
    children: children.map((child) => ({ ...child, spans: child.spans.filter(inside) })),
  };
}

/** Copies, and says so for a while in the button that was pressed, which is called `name`. */
async function copyText(button: HTMLButtonElement, name: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
  } catch {
    button.textContent = words.copyForbidden;
  }
  setTimeout(() => {
    button.textContent = name;
  }, 2_000);
}

/** The frame under the code: what the program prints and how it ended. */
class OutputPane {
  readonly #element: HTMLElement;
  readonly #language: Program['language'];
  /** As the page came with it. */
  readonly #recorded: string;
  #pending: { stream: 'out' | 'err' | 'message'; text: string }[] = [];
  #dropped = 0;
  #leaks: Leak[] = [];
  /** C++ that has started a thread. */
  #threads = false;
  #frame = 0;

  constructor(element: HTMLElement, language: Program['language']) {
    this.#element = element;
    this.#language = language;
    this.#recorded = element.innerHTML;
  }

  get #status(): HTMLElement | null {
    return this.#element.querySelector('.status');
  }

  get #text(): HTMLElement | null {
    return this.#element.querySelector('.text');
  }

  /** Shows the recorded run. */
  reveal(): void {
    this.#element.classList.add('shown');
  }

  reset(): void {
    this.#element.classList.remove('shown', 'live', 'failed', 'edited');
    this.#element.style.minHeight = '';
    // Rebuilt from what the page came with, never from a program's output.
    this.#element.innerHTML = this.#recorded;
  }

  /** `doing` is what happens first; the text that runs is `edited`, or as the page came with it. */
  begin(doing: string, edited: boolean): void {
    // What stood there keeps its room while the program runs: most print as much again.
    this.#element.style.minHeight = `${this.#element.offsetHeight}px`;
    this.#element.classList.add('shown', 'live');
    this.#element.classList.remove('failed');
    this.#element.classList.toggle('edited', edited);
    if (this.#text) this.#text.textContent = '';
    this.#say(doing);
    this.#pending = [];
    this.#dropped = 0;
    this.#leaks = [];
    this.#threads = false;
  }

  /** A message instead of a run; what stands in the pane stays. */
  say(message: string): void {
    this.#element.classList.add('shown', 'failed');
    this.#say(message);
  }

  /** `expected` is what the program is there to show. */
  take(event: RunEvent, milliseconds: number, expected?: Expected): void {
    switch (event.kind) {
      case 'loading':
        this.#say(words.loading(event.loaded, event.total));
        break;
      case 'started':
        this.#say(words.running);
        break;
      case 'diagnostic':
        this.#add('message', `${event.rendered.trimEnd()}\n\n`);
        break;
      case 'stdout':
        this.#add('out', event.text);
        break;
      case 'stderr':
        this.#add('err', event.text);
        break;
      case 'dropped':
        this.#dropped = event.characters;
        break;
      case 'thread-started':
        this.#threads = this.#language === 'cpp';
        break;
      case 'leaks':
        this.#leaks = event.leaks;
        break;
      case 'end':
        this.#end(event.end, milliseconds, expected);
        break;
    }
  }

  #end(end: End, milliseconds: number, expected: Expected | undefined): void {
    // A single frame is the place that the status names.
    if ('backtrace' in end && end.backtrace.length > 1)
      this.#add('message', words.backtrace(end.backtrace));
    this.#flush();
    this.#element.style.minHeight = '';
    const well = end.kind === 'checked' || (end.kind === 'exit' && end.code === 0);
    const kept = expected && isKept(expected, end);
    this.#element.classList.toggle('failed', !(kept ?? well));
    this.#say(
      words.end(end, milliseconds, this.#language) +
        (expected && kept !== undefined ? ` ${words.promise[expected](kept)}` : '') +
        (this.#threads ? ` ${words.takeTurns}` : '') +
        (this.#leaks.length > 0 ? words.leaks(this.#leaks) : '') +
        (this.#dropped > 0 ? words.dropped(this.#dropped) : ''),
    );
    if (end.kind === 'failed' && end.report !== undefined) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words.copyReport;
      const { report } = end;
      button.addEventListener('click', () => copyText(button, words.copyReport, report));
      this.#status?.append(' ', button);
    }
  }

  #add(stream: 'out' | 'err' | 'message', text: string): void {
    const last = this.#pending.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.#pending.push({ stream, text });
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  #say(message: string): void {
    if (this.#status) this.#status.textContent = message;
  }

  /** Once a frame, so that a flood of lines costs one layout each. */
  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const spans = this.#pending.map(({ stream, text }) => {
      this.#element.dispatchEvent(
        new CustomEvent('program-output', { bubbles: true, detail: { stream, text } }),
      );
      const span = document.createElement('span');
      span.className = stream;
      if (stream === 'message') {
        span.append(...colour(text));
        // Its lines do not wrap: where they are too long it scrolls, and the keyboard must be able to.
        span.tabIndex = 0;
      } else {
        span.textContent = text;
      }
      return span;
    });
    this.#pending = [];
    this.#text?.append(...spans);
  }
}

customElements.define('program-pane', ProgramPane);
