/** The frame under the code: what a program prints and how its run ended. */
import type {
  Diagnostic,
  End,
  Executor,
  Leak,
  Program,
  RunEvent,
  RunOptions,
} from '../runner/runner.ts';
import { button, element } from '../ui/element.ts';
import { capital, inlineCode } from '../ui/inline-code.ts';
import { inOrder } from '../ui/line-notes.ts';
import { type RunTimes, runWords } from '../ui/run-words.ts';
import { colour } from './colour.ts';
import { copyText } from './copy-text.ts';
import { type Expected, isAsExpected } from './pane-state.ts';
import { placeLinks } from './place-links.ts';
import type { Outcome } from './schedules.ts';
import { words } from './words.ts';

declare global {
  interface HTMLElementEventMap {
    /** Something was printed; `message` is the compiler's. */
    'program-output': CustomEvent<OutputPiece>;
    /** The reader asks for the outcomes of many schedules. */
    'schedules-asked': CustomEvent<undefined>;
    /** The reader asks for a run with these options besides the pane's own. */
    'run-asked': CustomEvent<RunOptions>;
  }
}

interface OutputPiece {
  stream: 'out' | 'err' | 'message';
  text: string;
}

/** Pixels from its end within which output counts as read to the end: a line. */
const nearEnd = 24;

/** Milliseconds after which an interpreted run is offered at full speed. */
const slow = 2_000;

/** How many schedules a search tries. */
export const schedules = 100;

/** What a run is, for the words about it. */
export interface RunStart {
  /** The program's module was compiled ahead. */
  precompiled: boolean;
  /** The text is the reader's. */
  edited: boolean;
  expected: Expected | undefined;
  /** It can be run again, under other schedules or by the other executor. */
  canRerun: boolean;
  /** The reader wants it compiled, even if it has `unsafe`. */
  unchecked: boolean;
  /** The reader wants to see its steps, which take their time. */
  watched: boolean;
}

/** What a run came to, if its end doesn't say. */
export interface RunOutcome {
  passed: boolean;
  text: string;
}

export class OutputPane {
  readonly element: HTMLElement;
  readonly #language: Program['language'];
  /** The program's file, as messages name it. */
  readonly #file: string;
  /** The HTML that the page came with. */
  readonly #recorded: string;
  #start: RunStart = {
    precompiled: false,
    edited: false,
    expected: undefined,
    canRerun: false,
    unchecked: false,
    watched: false,
  };
  #times: RunTimes = { compiled: undefined, ran: 0, loaded: undefined };
  /** Milliseconds since the page was opened, when the current stage began. */
  #since = 0;
  #pending: OutputPiece[] = [];
  #diagnostics: Diagnostic[] = [];
  #executor: Executor | 'recorded' | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #dropped = 0;
  #leaks: Leak[] = [];
  #hasThreads = false;
  #hasAddresses = false;
  /** The run that begins is one of the outcomes, whose list stays. */
  #showsOutcome = false;
  #frame = 0;

  constructor(element: HTMLElement, language: Program['language'], file: string) {
    this.element = element;
    this.#language = language;
    this.#file = file;
    this.#recorded = element.innerHTML;
  }

  /** Makes the frame of a program that the page brought without one. */
  static create(file: string, language: Program['language']): OutputPane {
    const ariaLabel = words.outputOf(file);
    const frame = element(
      'div',
      { className: 'output' },
      element('p', { className: 'wait' }, words.wait),
      element(
        'div',
        { className: 'result' },
        element('p', { className: 'status', role: 'status' }),
        element('pre', { className: 'text', tabIndex: 0, role: 'group', ariaLabel }),
      ),
    );
    return new OutputPane(frame, language, file);
  }

  get #result(): HTMLElement | null {
    return this.element.querySelector('.result');
  }

  get #status(): HTMLElement | null {
    return this.element.querySelector('.result > .status');
  }

  get #text(): HTMLElement | null {
    return this.element.querySelector('.result > .text');
  }

  /** Shows the recorded run. */
  reveal(): void {
    this.element.classList.add('shown');
    this.#text?.focus({ preventScroll: true });
  }

  reset(): void {
    this.element.classList.remove('live', 'passed', 'failed', 'refused', 'edited');
    this.element.classList.toggle('shown', this.element.classList.contains('at-rest'));
    this.element.style.minHeight = '';
    // Rebuilt from the page's own HTML, never from a program's output.
    this.element.innerHTML = this.#recorded;
  }

  begin(start: RunStart): void {
    // Most runs print as much as the one before, so its room is kept and nothing moves.
    this.element.style.minHeight = `${this.element.offsetHeight}px`;
    this.element.classList.add('shown', 'live');
    this.element.classList.remove('passed', 'failed', 'refused');
    this.element.classList.toggle('edited', start.edited);
    const old = `.own-words, .says, .note${this.#showsOutcome ? '' : ', .outcomes'}`;
    this.#result?.querySelectorAll(old).forEach((one) => {
      one.remove();
    });
    if (this.#text) this.#text.textContent = '';
    this.#setStatus(start.precompiled ? words.running : words.compiling);
    this.#start = start;
    this.#times = { compiled: undefined, ran: 0, loaded: undefined };
    this.#since = performance.now();
    this.#pending = [];
    this.#diagnostics = [];
    this.#executor = undefined;
    this.#dropped = 0;
    this.#leaks = [];
    this.#hasThreads = false;
    this.#hasAddresses = false;
  }

  /** Shows why there is no run. The output of the last one stays. */
  fail(message: string): void {
    this.element.classList.add('shown', 'failed');
    this.#setStatus(message);
  }

  /** `outcome` comes with the end of a run that tests something. */
  take(event: RunEvent, outcome?: RunOutcome): void {
    switch (event.kind) {
      case 'loading':
        this.#times.loaded = { bytes: event.total, milliseconds: this.#sinceStage() };
        this.#setStatus(words.loading(event.loaded, event.total));
        if (event.loaded >= event.total) {
          this.#since = performance.now();
          this.#setStatus(words.compiling);
        }
        break;
      case 'started':
        if (!this.#start.precompiled) this.#times.compiled = this.#sinceStage();
        this.#since = performance.now();
        this.#executor = event.executor;
        if (event.executor === 'interpreted' && this.#start.canRerun && !this.#start.watched)
          this.#slow = setTimeout(() => this.#offerFullSpeed(), slow);
        this.#setStatus(words.running);
        break;
      case 'diagnostic':
        this.#diagnostics.push(event);
        this.#tell({ stream: 'message', text: `${event.rendered.trimEnd()}\n\n` });
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
        this.#hasThreads = true;
        break;
      case 'leaks':
        this.#leaks = event.leaks;
        break;
      case 'end':
        this.#end(event.end, outcome);
        break;
    }
  }

  #sinceStage(): number {
    return performance.now() - this.#since;
  }

  #offerFullSpeed(): void {
    const ask = () => this.#ask('run-asked', { executor: 'compiled' });
    const offer = button({ className: 'button', onclick: ask }, words.fullSpeed);
    this.#result?.append(element('p', { className: 'note' }, `${words.interpreted} `, offer));
  }

  #end(end: End, outcome?: RunOutcome): void {
    clearTimeout(this.#slow);
    const { precompiled, expected, unchecked } = this.#start;
    if (end.kind === 'checked' || end.kind === 'refused') this.#times.compiled = this.#sinceStage();
    else this.#times.ran = this.#sinceStage();
    // A backtrace of one frame is the place that the status names.
    if ('backtrace' in end && end.backtrace.length > 1)
      this.#add('message', runWords.backtrace(end.backtrace));
    this.#flush();
    this.element.style.minHeight = '';
    const succeeded = end.kind === 'checked' || (end.kind === 'exit' && end.code === 0);
    const asExpected = expected && isAsExpected(expected, end);
    const passed = outcome?.passed ?? asExpected ?? succeeded;
    this.element.classList.toggle('passed', passed);
    // The reader's own act is no failure.
    this.element.classList.toggle('failed', !passed && end.kind !== 'stopped');
    this.element.classList.toggle('refused', end.kind === 'refused');
    const how = precompiled ? 'ahead' : unchecked ? 'unchecked' : (this.#executor ?? 'compiled');
    const ended = [outcome?.text, outcome && end.kind === 'refused' ? '' : runWords.end(end)]
      .filter(Boolean)
      .join(' ');
    const times = end.kind === 'failed' ? '' : runWords.times(this.#times, end, how);
    this.#setStatus(
      ended || times,
      expected && asExpected !== undefined ? words.outcome[expected](asExpected) : '',
    );
    this.#showDiagnostics();
    for (const note of [
      runWords.detail(end, this.#language),
      ended && times,
      this.#leaks.length > 0 && runWords.leaks(this.#leaks),
      this.#dropped > 0 && runWords.dropped(this.#dropped),
      this.#hasThreads && runWords.takeTurns[this.#language],
      this.#hasAddresses && this.#language === 'rust' && !precompiled && runWords.addresses,
    ])
      if (note) this.#note(note);
    if (this.#hasThreads && this.#start.canRerun) {
      const ask = () => this.#ask('schedules-asked');
      const made = button({ className: 'button', onclick: ask }, words.trySchedules(schedules));
      this.#result?.append(element('p', { className: 'note' }, made));
    }
    if (end.kind === 'failed' && end.report !== undefined) {
      const { report } = end;
      const onclick = () => copyText(copy, words.copyReport, report);
      const copy = button({ className: 'button', onclick }, words.copyReport);
      this.#status?.append(' ', copy);
    }
  }

  /** Shows the outcomes of a search so far; `done` when there will be no more. */
  showOutcomes(outcomes: Outcome[], tried: number, done: boolean): void {
    this.element.classList.remove('passed', 'failed');
    this.#setStatus(
      done ? words.schedules(tried, outcomes.length) : words.schedulesTried(tried, schedules),
    );
    if (this.#text) this.#text.textContent = '';
    const items = outcomes.map(({ end, stdout, seeds: [seed = 0, ...more] }) => {
      const lines = stdout.trimEnd().split('\n');
      const text = [...(lines.length > 2 ? ['…'] : []), ...lines.slice(-2)].join(' ⏎ ');
      const says = runWords.end(end) || text || words.printsNothing;
      const count = element('span', { className: 'count' }, words.times(more.length + 1));
      const made = button({}, count, ' ', element('code', {}, says));
      made.addEventListener('click', () => {
        for (const one of list.querySelectorAll('button')) one.ariaPressed = String(one === made);
        this.#showsOutcome = true;
        this.#ask('run-asked', { seed });
        this.#showsOutcome = false;
      });
      return element('li', {}, made);
    });
    const list = element('ol', { className: 'outcomes', ariaLabel: words.outcomes }, ...items);
    const shown = this.#result?.querySelector('.outcomes');
    if (shown) shown.replaceWith(list);
    else this.#result?.append(list);
    if (done) this.element.style.minHeight = '';
  }

  #ask(name: 'schedules-asked' | 'run-asked', detail?: RunOptions): void {
    this.element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  #note(text: string): void {
    const note = element('p', { className: 'note' }, text);
    placeLinks(note, this.#file);
    this.#result?.append(note);
  }

  /** The errors in a sentence each; what the compiler printed is one click away. */
  #showDiagnostics(): void {
    const all = inOrder(this.#diagnostics);
    const [first] = all;
    if (!first || !this.#result) return;
    const errors = all.filter(({ level }) => level === 'error');
    // An open editor lists them with their places, fixes and explanations.
    const isListed = this.element.closest('program-pane')?.querySelector('.editor') !== null;
    const sentences = isListed
      ? []
      : errors.map(({ message }) =>
          element('p', { className: 'says' }, ...inlineCode(capital(message))),
        );
    const name = errors.length > 0 ? words.ownWords[this.#language] : words.warnings(all.length);
    const rendered = element('pre', { className: 'message', tabIndex: 0, role: 'group' });
    rendered.ariaLabel = name;
    for (const one of all) rendered.append(...colour(`${one.rendered.trimEnd()}\n\n`));
    placeLinks(rendered, this.#file);
    const details = element(
      'details',
      { className: 'own-words' },
      element('summary', {}, name),
      rendered,
    );
    this.#text?.before(...sentences);
    this.#result.append(details);
  }

  #add(stream: OutputPiece['stream'], text: string): void {
    this.#hasAddresses ||= stream !== 'message' && /0x[0-9a-f]{5,}/.test(text);
    const last = this.#pending.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.#pending.push({ stream, text });
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  #setStatus(...sentences: string[]): void {
    if (!this.#status) return;
    this.#status.textContent = sentences.filter(Boolean).join(' ');
    placeLinks(this.#status, this.#file);
  }

  #tell(piece: OutputPiece): void {
    this.element.dispatchEvent(new CustomEvent('program-output', { bubbles: true, detail: piece }));
  }

  /** Once per frame, so that a flood of lines costs one layout each. */
  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const text = this.#text;
    // Whichever box scrolls follows its end, unless the reader has scrolled up.
    const followers = [this.element, ...(text ? [text] : [])].filter(isNearEnd);
    const spans = this.#pending.map((piece) => {
      this.#tell(piece);
      const span = element('span', { className: piece.stream }, piece.text);
      if (piece.stream !== 'out') placeLinks(span, this.#file);
      return span;
    });
    this.#pending = [];
    text?.append(...spans);
    for (const box of followers) box.scrollTop = box.scrollHeight;
  }
}

function isNearEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - nearEnd;
}
