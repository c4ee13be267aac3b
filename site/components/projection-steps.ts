/** The steps of a lesson's page in projection, and the parts of a figure that are revealed one by one. */

/** The title, a block of the text, or the rule. */
export interface Step {
  block: HTMLElement;
  /** The heading that the block is under. */
  heading: HTMLElement | undefined;
}

/** What one press reveals of a figure. */
export interface FigurePart {
  elements: HTMLElement[];
  /** Its number, if the part is an idea: its twin lines light up while it is the last part shown. */
  idea?: string | undefined;
}

export function stepsOfPage(): Step[] {
  const title = document.querySelector<HTMLElement>('h1');
  const rule = document.querySelector<HTMLElement>('.rule');
  const steps: Step[] = [];
  let heading: HTMLElement | undefined;
  for (const block of document.querySelectorAll<HTMLElement>('.sl-markdown-content > *')) {
    if (block.matches('h2, h3, .sl-heading-wrapper')) heading = block;
    // A watched run comes with the block before it.
    else if (!block.matches('script, style, link, .stage')) steps.push({ block, heading });
  }
  if (title) steps.unshift({ block: title, heading: undefined });
  if (rule) steps.push({ block: rule, heading: undefined });
  return steps;
}

/** Rows of code, then rustc's message, then ideas. Empty for a block that is not a figure. */
export function partsOfFigure(block: HTMLElement): FigurePart[] {
  const parts: FigurePart[] = [];
  for (const elements of rowsOfCode(block)) {
    const last = parts.at(-1);
    // An empty line or a closing bracket comes with the row before it.
    const says = elements.some(({ textContent }) => /[^\s{}()[\];,]/.test(textContent ?? ''));
    if (says || !last) parts.push({ elements });
    else last.elements.push(...elements);
  }
  for (const output of block.querySelectorAll<HTMLElement>('.refused > .output:not([hidden])'))
    parts.push({ elements: [output] });
  for (const idea of block.querySelectorAll<HTMLElement>('.ideas li'))
    parts.push({
      elements: [idea],
      idea: idea.querySelector<HTMLElement>('[data-idea]')?.dataset.idea,
    });
  return parts;
}

/** Lines of code grouped by their height on the page, from the top: twins in two columns are on one level. */
function rowsOfCode(block: HTMLElement): HTMLElement[][] {
  const rows = new Map<number, HTMLElement[]>();
  for (const line of block.querySelectorAll<HTMLElement>('.code .line')) {
    const { top, height } = line.getBoundingClientRect();
    if (height === 0) continue;
    const row = Math.round(top);
    rows.set(row, [...(rows.get(row) ?? []), line]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, lines]) => lines);
}
