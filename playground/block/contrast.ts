/**
 * `<contrast-block>`: lights both lines of an idea while the pointer or the
 * focus is on it, and draws the tie between them where the columns stand side
 * by side.
 */
const svg = 'http://www.w3.org/2000/svg';

class ContrastBlock extends HTMLElement {
  #tie: SVGSVGElement | undefined;

  connectedCallback(): void {
    for (const [enter, leave] of [
      ['pointerover', 'pointerout'],
      ['focusin', 'focusout'],
    ] as const) {
      this.addEventListener(enter, (event) => this.#light(ideaOf(event.target)));
      this.addEventListener(leave, () => this.#light(undefined));
    }
  }

  #light(idea: string | undefined): void {
    for (const part of this.querySelectorAll('[data-idea]')) {
      part.classList.toggle('lit', part.getAttribute('data-idea') === idea);
    }
    this.#tie?.remove();
    this.#tie = undefined;
    if (idea) this.#drawTie(idea);
  }

  #drawTie(idea: string): void {
    const panes = this.querySelector('.panes');
    const [left, right] = [...this.querySelectorAll(`.line[data-idea="${idea}"]`)];
    if (!panes || !left || !right) return;
    const frame = panes.getBoundingClientRect();
    const from = left.closest('.code')?.getBoundingClientRect();
    const to = right.closest('.code')?.getBoundingClientRect();
    if (!from || !to || to.left <= from.left) return;
    const middle = (line: Element) => {
      const { top, height } = line.getBoundingClientRect();
      return top + height / 2 - frame.top;
    };
    const [x1, x2] = [from.right - frame.left, to.left - frame.left];
    const [y1, y2] = [middle(left), middle(right)];
    const half = (x1 + x2) / 2;
    const tie = document.createElementNS(svg, 'svg');
    tie.setAttribute('class', 'tie');
    tie.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', `M ${x1} ${y1} C ${half} ${y1}, ${half} ${y2}, ${x2} ${y2}`);
    tie.append(path);
    panes.append(tie);
    this.#tie = tie;
  }
}

function ideaOf(target: EventTarget | null): string | undefined {
  const part = target instanceof Element ? target.closest('[data-idea]') : null;
  return part?.getAttribute('data-idea') ?? undefined;
}

customElements.define('contrast-block', ContrastBlock);
