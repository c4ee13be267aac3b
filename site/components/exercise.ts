/** `<exercise-block>`: runs an exercise's tests in its pane, and shows their results, the hints and the solution. */
import type { RunOutcome } from '../../playground/block/output-pane.ts';
import { ProgramPane, type RunExtension } from '../../playground/block/pane.ts';
import { button, element } from '../../playground/ui/element.ts';
import { capital, inlineCode } from '../../playground/ui/inline-code.ts';
import {
  type ExerciseTests,
  runTests,
  type Verdict,
  withTests,
  withTestsShown,
} from '../exercise-tests.ts';
import { usesUnsafe } from '../unsafe-code.ts';
import { pageStore } from './learner-store.ts';
import { practiceWords as words } from './practice-words.ts';

/** JSON in the attribute `data-exercise`. */
export interface ExerciseData {
  tests: ExerciseTests;
  solution: string;
}

/** Milliseconds after which a verdict that takes several runs says how many are done. */
const progressAfter = 1000;

class ExerciseBlock extends HTMLElement {
  #shownHints = 0;
  /** The reader's code, after the solution has taken its place. */
  #replaced: string | undefined;
  readonly #store = pageStore();

  connectedCallback(): void {
    // In an embed this element is connected before the elements in it are upgraded.
    customElements.upgrade(this);
    const pane = this.querySelector('program-pane');
    if (!(pane instanceof ProgramPane) || pane.extension) return;
    pane.extension = this.#extension(pane);
    // Long code scrolls in its own box, which the keyboard must reach.
    pane.querySelector('.code pre')?.setAttribute('tabindex', '0');
    const { solved = false, hints = 0 } = this.#store.load().exercises[this.#key] ?? {};
    this.#mark(solved);
    this.#showHints(hints);

    const hint = this.querySelector<HTMLButtonElement>('.hint');
    hint?.addEventListener('click', () => {
      this.#showHints(this.#shownHints + 1);
      this.#store.rememberExercise(this.#key, { hints: this.#shownHints });
      this.querySelector<HTMLElement>(`.hints li:nth-child(${this.#shownHints})`)?.focus();
    });
    const solution = this.querySelector<HTMLButtonElement>('.ways .solution');
    solution?.addEventListener('click', () => this.#toggleSolution(solution, pane));
    this.addEventListener('program-edit', () => {
      // Results stay until the next run, but not after a reset.
      if (!pane.querySelector('.editor')) this.#clearResults();
      const place = this.querySelector<HTMLElement>('.difference:not([hidden])');
      if (place) void this.#drawDifference(place, pane);
    });
  }

  get #key(): string {
    return this.dataset.key ?? '';
  }

  get #data(): ExerciseData {
    return JSON.parse(this.dataset.exercise ?? '{}') as ExerciseData;
  }

  #extension(pane: ProgramPane): RunExtension {
    const { tests } = this.#data;
    let outcome: RunOutcome = { passed: false, text: '' };
    return {
      extend: (program) => withTests(program, tests),
      shown: (text) => withTestsShown(text, tests, words.tests),
      run: (run, program, onEvent, onRestart) => {
        const begun = performance.now();
        return runTests({
          ...{ run, program, tests, onEvent, onRestart },
          onProgress: (done, all) => {
            if (performance.now() - begun > progressAfter) this.#say(words.progress(done, all));
          },
          onVerdict: (verdict) => {
            outcome = this.#tell(verdict, pane);
          },
        });
      },
      outcome: () => outcome,
    };
  }

  /** Shows what the tests found, and returns it in a sentence. */
  #tell(verdict: Verdict, pane: ProgramPane): RunOutcome {
    const { results, solved, end, diagnostics } = verdict;
    const items = [...this.querySelectorAll<HTMLElement>('[data-test]')];
    for (const item of items) {
      const result = results.find(({ name }) => name === item.dataset.test);
      showTest(item, result ? (result.passed ? 'passed' : 'failed') : 'waiting', result?.message);
    }
    const text = sayVerdict(verdict, items.length);
    // Code that doesn't compile is no result of the tests; the output says it beside the errors.
    if (end.kind === 'refused' && !usesUnsafe(diagnostics)) this.#say('');
    else this.#say(text, solved ? 'passed' : 'failed');
    if (!solved) return { passed: false, text };
    this.#mark(true);
    this.#store.rememberExercise(this.#key, { solved: true, text: pane.ran });
    const detail = this.#key.replace(/^.*#/, '');
    this.dispatchEvent(new CustomEvent('exercise-solved', { bubbles: true, detail }));
    return { passed: true, text };
  }

  /** Clears the results. */
  #clearResults(): void {
    this.#say('');
    for (const item of this.querySelectorAll<HTMLElement>('[data-test]')) showTest(item);
  }

  #say(text: string, state?: 'passed' | 'failed'): void {
    const verdict = this.querySelector<HTMLElement>('.verdict');
    if (!verdict) return;
    verdict.textContent = text;
    if (state) verdict.dataset.state = state;
    else delete verdict.dataset.state;
    if (state !== 'passed') return;
    const next = nextPractice(this);
    if (next) verdict.append(' ', element('a', { href: `#${next.id}` }, words.next));
  }

  #mark(solved: boolean): void {
    this.classList.toggle('solved', solved);
    const mark = this.querySelector('.mark');
    if (mark) mark.textContent = solved ? words.solved : '';
  }

  #showHints(count: number): void {
    const hints = [...this.querySelectorAll<HTMLElement>('.hints li')];
    this.#shownHints = Math.min(count, hints.length);
    for (const [index, hint] of hints.entries()) hint.hidden = index >= this.#shownHints;
    const button = this.querySelector<HTMLButtonElement>('.hint');
    if (!button) return;
    button.textContent = words.nextHint(this.#shownHints, hints.length);
    button.disabled = this.#shownHints === hints.length;
  }

  async #toggleSolution(button: HTMLButtonElement, pane: ProgramPane): Promise<void> {
    const place = this.querySelector<HTMLElement>('.difference');
    if (!place) return;
    place.hidden = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!place.hidden));
    button.textContent = place.hidden ? words.showSolution : words.hideSolution;
    if (place.hidden) return;
    await this.#drawDifference(place, pane);
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  }

  async #drawDifference(place: HTMLElement, pane: ProgramPane): Promise<void> {
    try {
      const { showDifference } = await import('./difference.ts');
      const title = showDifference(place, pane.code, this.#data.solution);
      const isSolution = pane.code.trimEnd() === this.#data.solution.trimEnd();
      if (!isSolution)
        title.append(' ', this.#putButton(words.useSolution, pane, this.#data.solution));
      else if (this.#replaced !== undefined)
        title.append(' ', this.#putButton(words.undoSolution, pane, this.#replaced));
    } catch {
      place.textContent = words.differenceFailed;
    }
  }

  /** Puts a text into the editor. What it replaces comes back by undo, or by the button that follows. */
  #putButton(label: string, pane: ProgramPane, text: string): HTMLButtonElement {
    const onclick = async () => {
      this.#replaced = pane.code;
      await pane.write(text);
      await pane.edit();
    };
    return button({ className: 'button', onclick }, label);
  }
}

function sayVerdict({ results, diagnostics, end, leaks, ...run }: Verdict, all: number): string {
  if (end.kind === 'refused') return usesUnsafe(diagnostics) ? words.usesUnsafe : words.refused;
  if (end.kind === 'stopped' && run.before > 0) return words.stoppedEarly(run.before);
  if (results.length === 0) return words.stopped;
  const passed = results.filter((result) => result.passed).length;
  const finished = results.filter(({ message, passed }) => passed || message !== undefined);
  const text =
    finished.length < all
      ? words.unfinished(passed, all)
      : passed === all && leaks.length > 0
        ? words.leaks
        : words.passed(passed, all);
  if (run.solved || run.before === 0) return text;
  return `${text} ${words.dependsOn(run)}`;
}

/** The exercise or question that follows on the page. */
function nextPractice(block: HTMLElement): Element | undefined {
  const all = [...document.querySelectorAll('.practice')];
  return all[all.indexOf(block) + 1];
}

/** Shows the outcome of one test, or clears it. A failed test without a message ended the run. */
function showTest(item: HTMLElement, state?: 'passed' | 'failed' | 'waiting', message?: string) {
  if (state) item.dataset.state = state;
  else delete item.dataset.state;
  const sign = item.querySelector('.sign');
  if (sign) sign.textContent = state ? words.sign[state] : '';
  const text = item.querySelector<HTMLElement>('.message');
  if (!text) return;
  text.hidden = state !== 'failed';
  text.replaceChildren(
    ...inlineCode(message === undefined ? words.ended : capital(inWords(message || words.silent))),
  );
}

/** A panic's message. The two sides of `assert_eq!` become a sentence. */
function inWords(message: string): string {
  const sides = /^assertion `left == right` failed(?:: (.*?))?\n {2}left: (.*)\n right: (.*)$/s;
  const match = sides.exec(message);
  if (!match) return message;
  const [, text = '', got = '', wanted = ''] = match;
  return `${text && `${text}. `}${words.compared(got, wanted)}`;
}

customElements.define('exercise-block', ExerciseBlock);
