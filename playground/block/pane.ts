/**
 * `<program-pane>`: brings one program of the page to life. The HTML already
 * holds the code and what it printed when it was recorded; this element runs
 * it, opens the editor in its place, and takes the text elsewhere.
 *
 * It fires `program-run` (bubbling, detail: the `End`) when a run has ended.
 */
import type { CodeEditor } from '../editor/editor.ts';
import { precompiled } from '../runner/precompiled.ts';
import {
  type End,
  outputCap,
  type Program,
  type Run,
  type RunEvent,
  type Runner,
} from '../runner/runner.ts';
import { cargoProject, elsewhereUrl } from './elsewhere.ts';

declare global {
  interface HTMLElementEventMap {
    'program-run': CustomEvent<End>;
  }
}

const runner: Runner = precompiled;

class ProgramPane extends HTMLElement {
  /** The program's text as the page came with it. */
  #original = '';
  #editor: CodeEditor | undefined;
  #run: Run | undefined;
  #output: OutputPane | undefined;

  connectedCallback(): void {
    if (this.#original) return;
    this.#original = this.#lines()
      .map((line) => line.textContent)
      .join('\n')
      .concat('\n');
    const output = this.querySelector<HTMLElement>('.output:has(> .text)');
    if (output) this.#output = new OutputPane(output);

    this.#on('.run', () => this.run());
    this.#on('.stop', () => this.#run?.stop());
    this.#on('.reveal', (button) => {
      this.#output?.reveal();
      button.hidden = true;
      this.dispatchEvent(
        new CustomEvent('program-run', { bubbles: true, detail: { kind: 'exit', code: 0 } }),
      );
    });
    this.#on('.edit', () => this.edit());
    this.#on('.reset', () => this.reset());
    this.#on('.copy', (button) => this.#copy(button));
    this.#on('.download', () => this.#download());
    this.#on('.whole', (button) => {
      const whole = this.classList.toggle('whole-shown');
      button.setAttribute('aria-pressed', String(whole));
    });
    for (const event of ['pointerenter', 'focusin']) {
      this.addEventListener(event, () => runner.prepare(this.#program()), { once: true });
    }
    this.#updateElsewhere();
  }

  disconnectedCallback(): void {
    this.#run?.stop();
  }

  /** The text as it stands, edited or not. */
  get code(): string {
    return this.#editor?.text ?? this.#original;
  }

  run(): void {
    this.#run?.stop();
    const program = this.#program();
    const output = this.#output ?? this.#makeOutput();
    const refusal = runner.refuses(program);
    if (refusal) {
      output.say(refusal);
      return;
    }
    output.begin();
    this.#show('.run', false);
    this.#show('.stop', true);
    const started = performance.now();
    this.#run = runner.run(program, (event) => {
      output.take(event, performance.now() - started);
      if (event.kind !== 'end') return;
      const stopHadFocus = document.activeElement === this.querySelector('.stop');
      this.#show('.stop', false);
      this.#show('.run', true);
      if (stopHadFocus) this.querySelector<HTMLElement>('.run')?.focus();
      this.dispatchEvent(new CustomEvent('program-run', { bubbles: true, detail: event.end }));
    });
    if (document.activeElement === this.querySelector('.run[hidden]')) {
      this.querySelector<HTMLElement>('.stop')?.focus();
    }
  }

  async edit(): Promise<void> {
    const button = this.querySelector<HTMLButtonElement>('.edit');
    if (this.#editor || !button) return;
    button.disabled = true;
    let openEditor: typeof import('../editor/editor.ts').openEditor;
    try {
      ({ openEditor } = await import('../editor/editor.ts'));
    } catch {
      button.disabled = false;
      (this.#output ?? this.#makeOutput()).say(
        'The editor could not be loaded. Press Edit to try again.',
      );
      return;
    }
    const code = this.querySelector<HTMLElement>('.code');
    if (!code) return;
    const label = `${this.dataset.file}, editor. Escape, then Tab leaves it.`;
    this.#editor = openEditor({
      text: this.#original,
      language: this.#language,
      label,
      onChange: () => this.#edited(),
      onRun: () => this.run(),
    });
    for (const child of code.children) (child as HTMLElement).hidden = true;
    code.append(this.#editor.element);
    this.classList.add('editing');
    button.hidden = true;
    button.disabled = false;
    this.#show('.whole', false);
    this.#editor.focus();
    this.#show('.reset', true);
  }

  /** Back to the text that the page came with, and to its recorded run. */
  reset(): void {
    this.#run?.stop();
    this.#editor?.element.remove();
    this.#editor = undefined;
    const code = this.querySelector('.code');
    for (const child of code?.children ?? []) (child as HTMLElement).hidden = false;
    this.classList.remove('editing', 'edited');
    this.#output?.reset();
    this.#show('.reset', false);
    this.#show('.edit', true);
    this.#show('.whole', true);
    this.#show('.reveal', true);
    this.#updateElsewhere();
    this.querySelector<HTMLElement>('.edit')?.focus();
  }

  get #language(): 'rust' | 'cpp' {
    return this.dataset.language === 'cpp' ? 'cpp' : 'rust';
  }

  #program(): Program {
    const { glue, wasm } = this.dataset;
    const program: Program = { language: this.#language, source: this.code };
    if (glue && wasm && program.source === this.#original) program.precompiled = { glue, wasm };
    return program;
  }

  #edited(): void {
    const changed = this.code !== this.#original;
    this.classList.toggle('edited', changed);
    // What the recorded run or rustc said is not said of this text.
    this.querySelector('.output')?.toggleAttribute('data-of-original', changed);
    this.#show('.reveal', false);
    this.#show('.run', true);
    this.#updateElsewhere();
  }

  #lines(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.code > pre .line')];
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
    element.querySelector('pre')?.setAttribute('aria-label', `Output of ${this.dataset.file}`);
    this.append(element);
    this.#output = new OutputPane(element);
    return this.#output;
  }

  #updateElsewhere(): void {
    const link = this.querySelector<HTMLAnchorElement>('.elsewhere');
    if (link) link.href = elsewhereUrl(this.#language, this.code);
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const name = button.textContent;
    try {
      await navigator.clipboard.writeText(this.code);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Copying is not allowed here';
    }
    setTimeout(() => {
      button.textContent = name;
    }, 2_000);
  }

  async #download(): Promise<void> {
    const file = this.dataset.file ?? 'program.rs';
    const [name, blob] =
      this.#language === 'rust'
        ? [file.replace(/\.rs$/, '.zip'), await cargoProject(file.replace(/\.rs$/, ''), this.code)]
        : [file, new Blob([this.code], { type: 'text/x-c++src' })];
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** The frame under the code: what the program prints and how it ended. */
class OutputPane {
  readonly #element: HTMLElement;
  /** As the page came with it. */
  readonly #recorded: string;
  #pending: { stream: string; text: string }[] = [];
  #dropped = 0;
  #frame = 0;

  constructor(element: HTMLElement) {
    this.#element = element;
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
    this.#element.classList.remove('shown', 'live', 'failed');
    this.#element.removeAttribute('data-of-original');
    // Rebuilt from what the page came with, never from a program's output.
    this.#element.innerHTML = this.#recorded;
  }

  begin(): void {
    // The recorded run keeps its room, so that the text below stays where it is.
    this.#element.style.minHeight = `${this.#element.offsetHeight}px`;
    this.#element.classList.add('shown', 'live');
    this.#element.classList.remove('failed');
    if (this.#text) this.#text.textContent = '';
    this.#say('Running');
    this.#pending = [];
    this.#dropped = 0;
  }

  /** A message instead of a run; what stands in the pane stays. */
  say(message: string): void {
    this.#element.classList.add('shown', 'failed');
    this.#say(message);
  }

  take(event: RunEvent, milliseconds: number): void {
    switch (event.kind) {
      case 'dropped':
        this.#dropped = event.characters;
        break;
      case 'end':
        this.#flush();
        this.#element.classList.toggle('failed', event.end.kind !== 'exit' || event.end.code !== 0);
        this.#say(inWords(event.end, milliseconds) + this.#cut());
        break;
      default:
        this.#pending.push({ stream: event.kind === 'stdout' ? 'out' : 'err', text: event.text });
        this.#frame ||= requestAnimationFrame(() => this.#flush());
    }
  }

  #cut(): string {
    if (this.#dropped === 0) return '';
    const count = (characters: number) => characters.toLocaleString('en');
    return ` The first ${count(outputCap)} characters of output are shown; ${count(this.#dropped)} more were dropped.`;
  }

  #say(message: string): void {
    if (this.#status) this.#status.textContent = message;
  }

  /** Once a frame, so that a flood of lines costs one layout each. */
  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const spans = this.#pending.map(({ stream, text }) => {
      const span = document.createElement('span');
      span.className = stream;
      span.textContent = text;
      return span;
    });
    this.#pending = [];
    this.#text?.append(...spans);
  }
}

/** How a run ended, for the line above its output. */
function inWords(end: End, milliseconds: number): string {
  switch (end.kind) {
    case 'exit':
      return end.code === 0
        ? `Ran in ${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms.`
        : `Ended with exit code ${end.code}.`;
    case 'panic':
      return end.aborts
        ? `Aborted at ${end.place}: a check found what must not happen.`
        : `Panicked at ${end.place}: exit code 101.`;
    case 'stopped':
      return 'Stopped.';
    case 'limit':
      return end.limit === 'stack'
        ? 'Stopped: the stack is full.'
        : 'Stopped: out of memory, or a trap.';
    case 'failed':
      return end.message;
  }
}

customElements.define('program-pane', ProgramPane);
