/**
 * `<lesson-progress>`: how much of a lesson this reader has done. The page is built with
 * a place for everything that it fills in, so nothing moves.
 */
import { pageStore, progressChanges } from './learner-store.ts';
import { doneIn } from './progress.ts';
import { progressWords as words } from './progress-words.ts';

class LessonProgress extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    progressChanges.addEventListener('change', () => this.#show());
  }

  #show(): void {
    const progress = pageStore().load();
    const done = doneIn(progress);
    const keys = (name: 'exercises' | 'questions') =>
      (this.dataset[name] ?? '').split(' ').filter(Boolean);
    for (const [name, says] of [
      ['exercises', words.exercisesDone],
      ['questions', words.questionsDone],
    ] as const) {
      const all = keys(name);
      const isDone = all.filter((key) => done.includes(key));
      const text = this.querySelector(`[data-count="${name}"]`);
      if (text) text.textContent = says(isDone.length, all.length);
      for (const [index, pip] of this.querySelectorAll(`[data-pip="${name}"]`).entries())
        pip.classList.toggle('done', index < isDone.length);
    }
    const isRead = progress.read.includes(this.dataset.lesson ?? '');
    const read = this.querySelector('.read');
    if (read) read.textContent = isRead ? words.read : '';
  }
}

customElements.define('lesson-progress', LessonProgress);
