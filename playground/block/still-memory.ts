/**
 * `<still-memory>`: a picture of memory in a lesson's text, made with the page. Its button shows
 * the same step in the run of the program that it's a picture of.
 */
import type { ProgramPane } from './pane.ts';

class StillMemory extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#show());
  }

  #show(): void {
    const { of, step } = this.dataset;
    const pane = document.querySelector<ProgramPane>(`#${of} program-pane[data-language="rust"]`);
    pane?.showSteps(Number(step));
  }
}

customElements.define('still-memory', StillMemory);
