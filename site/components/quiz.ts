/** `<quiz-block>`: checks an answer, gives the reasons, and shows Run once the answer is right. */
import '../../playground/block/pane.ts';
import { storage } from '../../playground/ui/storage.ts';
import { pageStore } from './learner-store.ts';
import { practiceWords as words } from './practice-words.ts';

const seedKey = 'you-can-rust-that:order';

class QuizBlock extends HTMLElement {
  readonly #store = pageStore();
  /** Choices that the reader has made since the page was loaded. */
  readonly #tried = new Set<number>();

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    this.#shuffle();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const chosen = this.#choices.flatMap(({ input }, index) => (input.checked ? [index] : []));
      if (chosen.length === 0) {
        this.#say(words.choose);
        return;
      }
      const right = this.#answer(chosen);
      this.#store.rememberQuiz(this.#key, { chosen, right });
      if (!right) return;
      const detail = this.#key.replace(/^.*#/, '');
      this.dispatchEvent(new CustomEvent('question-answered', { bubbles: true, detail }));
    });
    form.addEventListener('reset', () => {
      this.#clear();
      this.#store.rememberQuiz(this.#key);
      // The button with the focus is gone, so move on to the choices.
      this.querySelector('input')?.focus();
    });
    // The verdict is about the answer before this change.
    form.addEventListener('change', () => this.#clear());
    this.#clear();
    const known = this.#store.load().quizzes[this.#key];
    if (!known?.chosen.every((index) => index < this.#choices.length)) return;
    this.#choices.forEach(({ input }, index) => {
      input.checked = known.chosen.includes(index);
    });
    if (known.chosen.length > 0) this.#answer(known.chosen);
  }

  get #key(): string {
    return this.dataset.key ?? '';
  }

  /** In the order of the question's file, which is how answers are stored. */
  get #choices() {
    return [...this.querySelectorAll<HTMLElement>('.choice')]
      .flatMap((element) => {
        const input = element.querySelector('input');
        return input ? [{ element, input, right: element.dataset.right === 'true' }] : [];
      })
      .sort((a, b) => Number(a.input.value) - Number(b.input.value));
  }

  /** Puts the choices in an order of the reader's own, which stays the same. */
  #shuffle(): void {
    const choices = this.#choices;
    for (const index of shuffled(choices.length, `${readersSeed()} ${this.#key}`)) {
      const choice = choices[index]?.element;
      choice?.parentElement?.append(choice);
    }
  }

  /** Shows whether these choices are right, and why. */
  #answer(chosen: number[]): boolean {
    for (const index of chosen) this.#tried.add(index);
    const choices = this.#choices;
    const right = choices.every((choice, index) => choice.right === chosen.includes(index));
    const allPossible = chosen.every((index) => choices[index]?.right);
    choices.forEach(({ element, right: isRight }, index) => {
      // Until the answer is right, only the chosen ones show a reason.
      const isExplained = right || chosen.includes(index);
      // A wrong choice that was never made needs no verdict.
      const isJudged = isExplained && (isRight || this.#tried.has(index));
      const why = element.querySelector<HTMLElement>('.why');
      const sign = element.querySelector('.why .sign');
      if (why) why.hidden = !isExplained;
      if (sign) sign.textContent = isJudged ? (isRight ? words.sign.right : words.sign.wrong) : '';
      element.dataset.told = isJudged ? String(isRight) : '';
    });
    this.classList.toggle('answered', right);
    this.#say(right ? words.right : allPossible ? words.incomplete : words.wrong);
    this.#showReset(true);
    return right;
  }

  #clear(): void {
    for (const { element } of this.#choices) {
      element.querySelector('.why')?.toggleAttribute('hidden', true);
      delete element.dataset.told;
    }
    this.classList.remove('answered');
    this.#say('');
    this.#showReset(false);
  }

  #say(message: string): void {
    const verdict = this.querySelector('.verdict');
    if (verdict) verdict.textContent = message;
  }

  #showReset(shown: boolean): void {
    this.querySelector('[type="reset"]')?.toggleAttribute('hidden', !shown);
  }
}

/** A number of this browser's own, so that two readers see two orders. */
function readersSeed(): string {
  const stored = storage.get(seedKey);
  if (stored) return stored;
  const made = String(Math.random());
  storage.set(seedKey, made);
  return made;
}

/** The numbers below `count` in an order that depends on `seed` alone. */
function shuffled(count: number, seed: string): number[] {
  // FNV-1a, well spread enough for a few choices.
  const rank = (index: number) =>
    [...`${seed} ${index}`].reduce(
      (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0,
      0x811c9dc5,
    );
  return Array.from({ length: count }, (_, index) => index).sort((a, b) => rank(a) - rank(b));
}

customElements.define('quiz-block', QuizBlock);
