/**
 * `<contrast-block>`: highlights the twin lines of an idea while it has the pointer or
 * the focus, and draws the tie between them if the columns are side by side.
 */
const svg = 'http://www.w3.org/2000/svg';

export class ContrastBlock extends HTMLElement {
  #tie: SVGSVGElement | undefined;
  #kept: string | undefined;

  connectedCallback(): void {
    for (const [enter, leave] of [
      ['pointerover', 'pointerout'],
      ['focusin', 'focusout'],
    ] as const) {
      this.addEventListener(enter, (event) => this.#light(ideaOf(event.target) ?? this.#kept));
      this.addEventListener(leave, () => this.#light(this.#kept));
    }
  }

  /** Lights an idea whenever no other has the pointer or the focus; `undefined` ends that. */
  keepLit(idea: string | undefined): void {
    this.#kept = idea;
    this.#light(idea);
  }

  #light(idea: string | undefined): void {
    for (const part of this.querySelectorAll('[data-idea]:not(.cm-line)')) {
      part.classList.toggle('lit', part.getAttribute('data-idea') === idea);
    }
    // The lines inside an editor belong to the editor.
    for (const editor of this.querySelectorAll('.cm-content'))
      editor.dispatchEvent(new CustomEvent('idea-lit', { detail: idea }));
    this.#tie?.remove();
    this.#tie = undefined;
    if (idea) this.#drawTie(idea);
  }

  #drawTie(idea: string): void {
    const panes = this.querySelector('.panes');
    // The original lines are hidden behind an open editor.
    const lines = [...this.querySelectorAll(`:is(.line, .cm-line)[data-idea="${idea}"]`)].filter(
      (line) => line.checkVisibility(),
    );
    if (!panes || getComputedStyle(panes).gridTemplateColumns.split(' ').length < 2) return;
    const frame = panes.getBoundingClientRect();
    const tie = document.createElementNS(svg, 'svg');
    tie.setAttribute('class', 'tie');
    tie.setAttribute('aria-hidden', 'true');
    // A line may be wider than its scrolling pane; the tie ends at the pane's edge.
    const edges = lines.map((line) => {
      const { top, height } = line.getBoundingClientRect();
      const pane = line.closest('.code')?.getBoundingClientRect();
      return {
        y: top + height / 2 - frame.top,
        left: (pane?.left ?? 0) - frame.left,
        right: (pane?.right ?? 0) - frame.left,
      };
    });
    edges.forEach((to, index) => {
      const from = edges[index - 1];
      // Between panes one below the other there is no room for a tie.
      if (!from || from.right > to.left) return;
      const middle = (from.right + to.left) / 2;
      const path = document.createElementNS(svg, 'path');
      path.setAttribute(
        'd',
        `M ${from.right} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.left} ${to.y}`,
      );
      tie.append(path);
    });
    panes.append(tie);
    this.#tie = tie;
  }
}

function ideaOf(target: EventTarget | null): string | undefined {
  const part = target instanceof Element ? target.closest('[data-idea]') : null;
  return part?.getAttribute('data-idea') ?? undefined;
}

customElements.define('contrast-block', ContrastBlock);
