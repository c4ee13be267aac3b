/** `<hand-in-reader>`: shows a student's hand-in, and tests its exercises one after the other. */

import { CompilerRunner } from '../../playground/runner/compiler-runner.ts';
import { element, elementIn, swapButtons } from '../../playground/ui/element.ts';
import { handInWords as words } from './course-words.ts';
import { type HandIn, readHandIn } from './hand-in.ts';
import { type Check, type Checkable, check } from './hand-in-check.ts';
import { largestFile } from './progress.ts';

/** What the site has to check a hand-in with. */
interface SitePractice {
  /** By name, such as `lessons/handles#a-folder-below`. */
  checkable: Record<string, Checkable>;
  questions: string[];
}

/** Limit in characters of the code that is shown. */
const longestShown = 20_000;

class HandInReader extends HTMLElement {
  #runner: CompilerRunner | undefined;
  #record: HandIn | undefined;
  #running: Check | undefined;
  /** Counts the files and checks that were begun. What an earlier one finds is out of date. */
  #turn = 0;

  connectedCallback(): void {
    const input = elementIn<HTMLInputElement>(this, 'input');
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) this.#read(file);
      // Lets the same file be chosen again.
      input.value = '';
    });
    const drop = elementIn(this, '.drop');
    // Listen on the whole page: a file dropped beside the frame would replace the page.
    for (const type of ['dragover', 'dragleave', 'drop'] as const) {
      addEventListener(type, (event) => {
        event.preventDefault();
        drop.classList.toggle('over', event.type === 'dragover');
        const file = event.type === 'drop' && event.dataTransfer?.files[0];
        if (file) this.#read(file);
      });
    }
    elementIn(this, '.stop').addEventListener('click', () => this.#stop());
    elementIn(this, '.again').addEventListener('click', () => this.#check());
  }

  get #known(): SitePractice {
    return JSON.parse(elementIn(this, 'script').textContent ?? '') as SitePractice;
  }

  async #read(file: File): Promise<void> {
    this.#turn++;
    this.#running?.stop();
    const record =
      file.size > largestFile ? words.large(largestFile) : readHandIn(await file.text());
    const isGood = typeof record !== 'string';
    elementIn(this, '.record').hidden = !isGood;
    this.#record = isGood ? record : undefined;
    this.#say('.said', isGood ? '' : words.wrong(file.name, record));
    if (!isGood) return;
    const { made, by } = record;
    const date = new Date(made);
    const shown = Number.isNaN(date.getTime()) ? made : date.toLocaleString();
    this.#say('.of', words.file(file.name, shown, by.version, by.rustc));
    this.#show(record);
    await this.#check();
  }

  #show({ exercises, questions }: HandIn): void {
    const known = this.#known;
    const items = Object.entries(exercises).map(([name, { text }]) => {
      const title = known.checkable[name]?.title ?? name;
      const item = element(
        'li',
        {},
        element('p', { className: 'name' }, title),
        element('p', { className: 'verdict' }, words.waiting),
      );
      if (text !== undefined) item.append(codeOf(title, text));
      return item;
    });
    elementIn(this, '.checked').replaceChildren(...items);
    const unknown = questions.filter((name) => !known.questions.includes(name));
    const right = new Set(questions).size - new Set(unknown).size;
    elementIn(this, '.answered').replaceChildren(
      right > 0 ? words.answered(right) : words.noQuestions,
      ...unknown.map((name) => element('p', {}, `${name}: ${words.unknownQuestion}`)),
    );
  }

  /** Tests one exercise at a time: a run takes the whole engine. */
  async #check(): Promise<void> {
    const turn = ++this.#turn;
    const { checkable } = this.#known;
    const { engine = '', library = '' } = this.dataset;
    this.#runner ??= new CompilerRunner({ compiler: engine, library });
    const all = Object.entries(this.#record?.exercises ?? {});
    const items = [...this.querySelectorAll<HTMLElement>('.checked > li')];
    const verdicts = items.map((item) => item.querySelector('.verdict'));
    for (const [index, item] of items.entries()) {
      delete item.dataset.state;
      const verdict = verdicts[index];
      if (verdict) verdict.textContent = words.waiting;
    }
    const bar = elementIn<HTMLProgressElement>(this, 'progress');
    bar.max = Math.max(all.length, 1);
    this.#arrange(true);
    let passing = 0;
    for (const [index, [name, { text }]] of all.entries()) {
      bar.value = index;
      const place = verdicts[index];
      const item = items[index];
      if (!place || !item) continue;
      place.textContent = words.checking;
      const known = Object.hasOwn(checkable, name) ? checkable[name] : undefined;
      this.#running = check(this.#runner, known, text, () => {
        place.textContent = words.loading;
      });
      const verdict = await this.#running.verdict;
      if (turn !== this.#turn) return;
      if (!verdict) {
        place.textContent = words.waiting;
        this.#say('.said', `${words.stopped} ${words.summary(passing, all.length, index)}`);
        this.#arrange(false);
        return;
      }
      place.textContent = verdict.says;
      item.dataset.state = verdict.state;
      if (verdict.state === 'passes') passing++;
    }
    const nothing = all.length === 0 ? words.noExercises : undefined;
    this.#say('.said', nothing ?? words.summary(passing, all.length, all.length));
    this.#arrange(false);
  }

  #stop(): void {
    this.#running?.stop();
  }

  #arrange(running: boolean): void {
    const stop = elementIn(this, '.stop');
    const again = elementIn(this, '.again');
    elementIn(this, 'progress').hidden = !running;
    if (running) swapButtons(stop, again);
    else swapButtons(again, stop);
  }

  #say(selector: string, message: string): void {
    elementIn(this, selector).textContent = message;
  }
}

/** The code that was handed in, folded. */
function codeOf(title: string, text: string): HTMLElement {
  const code = element('pre', {
    tabIndex: 0,
    role: 'group',
    ariaLabel: `${words.text}: ${title}`,
    textContent: text.slice(0, longestShown),
  });
  const details = element('details', {}, element('summary', {}, words.text), code);
  if (text.length > longestShown)
    details.append(element('p', {}, words.more(text.length - longestShown)));
  return details;
}

customElements.define('hand-in-reader', HandInReader);
