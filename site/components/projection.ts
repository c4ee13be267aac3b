/**
 * The reading mode for projection: a lesson in large type, one step at a time.
 * A step is the title, a block of the text, or the rule; a figure shows its code
 * line by line, then what rustc says, then its ideas. Nothing is copied: the
 * blocks stand where they are, the others are hidden, and Run works as ever.
 */
// As a file of its own, so that it too is loaded only when asked for.
import sheet from './projection.css?url&no-inline';

interface Step {
  block: HTMLElement;
  /** The heading that the block stands under. */
  heading: HTMLElement | undefined;
}

/** What one press brings in a figure. */
interface Part {
  elements: HTMLElement[];
  /** Its twin lines are lit while it is the last one shown. */
  idea?: HTMLElement;
}

/** Rem that code has at most, and at least: what does not fit then scrolls. */
const codeSize = { most: 1, least: 0.5 };

/** Starts with this step, counted from 0; a step that does not exist becomes the nearest that does. */
export async function startProjection(first: number): Promise<void> {
  const root = document.documentElement;
  if (root.classList.contains('projecting')) return;
  root.classList.add('projecting');
  await loadSheet();
  const steps = stepsOfPage();
  const bar = makeBar();
  const status = bar.querySelector('[role="status"]');
  const counter = bar.querySelector('.counter');
  let current = -1;
  let parts: Part[] = [];
  /** Parts shown. */
  let shown = 0;

  const step = () => steps[current];

  function go(to: number, everything = false): void {
    const next = Math.min(Math.max(Number.isFinite(to) ? to : 0, 0), steps.length - 1);
    if (next !== current) {
      leaveStep();
      current = next;
      const { block, heading } = steps[next] ?? {};
      block?.classList.add('now');
      heading?.classList.add('now-heading');
      enlarge(block);
      parts = block ? partsOf(block) : [];
      scrollTo(0, 0);
      const url = new URL(location.href);
      url.searchParams.set('project', String(next + 1));
      history.replaceState(history.state, '', url);
      if (counter) counter.textContent = `${next + 1} / ${steps.length}`;
    }
    // One that reads with a screen reader hears the block itself, by the focus, else its number.
    if (!bar.contains(document.activeElement)) focusOn(step()?.block);
    reveal(everything ? parts.length : 1, `Step ${current + 1} of ${steps.length}.`);
  }

  function reveal(count: number, before = ''): void {
    shown = Math.min(Math.max(count, 0), parts.length);
    parts.forEach(({ elements, idea }, index) => {
      for (const element of elements) element.classList.toggle('unrevealed', index >= shown);
      if (idea) light(idea, index === shown - 1);
    });
    const last = parts[shown - 1]?.elements ?? [];
    last[0]?.scrollIntoView({ block: 'nearest' });
    const text = last.map(({ textContent }) => textContent?.trim()).join('. ');
    if (status) status.textContent = `${before} ${text}`.trim();
  }

  function leaveStep(): void {
    reveal(parts.length);
    for (const { idea } of parts) if (idea) light(idea, false);
    step()?.block.classList.remove('now');
    step()?.heading?.classList.remove('now-heading');
  }

  const next = () => (shown < parts.length ? reveal(shown + 1) : go(current + 1));
  const back = () => (shown > 1 ? reveal(shown - 1) : current > 0 && go(current - 1, true));

  function leave(): void {
    const block = step()?.block;
    leaveStep();
    listeners.abort();
    bar.remove();
    root.classList.remove('projecting');
    const url = new URL(location.href);
    url.searchParams.delete('project');
    history.replaceState(history.state, '', url);
    block?.scrollIntoView({ block: 'center' });
    focusOn(block);
  }

  function press(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : root;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The editor's keys are the editor's; Escape, then Tab leaves it.
    if (target.closest('input, textarea, select, [contenteditable="true"]')) return;
    // A button or link that has the focus is pressed by these.
    if (/^( |Enter)$/.test(event.key) && target.closest('button, a, summary')) return;
    const act = {
      ArrowRight: next,
      ArrowDown: next,
      PageDown: next,
      ' ': event.shiftKey ? back : next,
      ArrowLeft: back,
      ArrowUp: back,
      PageUp: back,
      End: () => reveal(parts.length),
      Home: () => reveal(1),
      r: () => run(step()?.block),
      Escape: leave,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const listeners = new AbortController();
  const { signal } = listeners;
  document.addEventListener('keydown', press, { signal });
  addEventListener('resize', () => enlarge(step()?.block), { signal });
  bar.querySelector('.back')?.addEventListener('click', back);
  bar.querySelector('.next')?.addEventListener('click', next);
  bar.querySelector('.leave')?.addEventListener('click', leave);
  document.body.append(bar);
  go(first);
}

/** Once a page; without it the mode still works, in the type of the page. */
function loadSheet(): Promise<void> {
  if (document.querySelector(`link[href="${sheet}"]`)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheet;
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
  });
}

function stepsOfPage(): Step[] {
  const title = document.querySelector<HTMLElement>('h1');
  const rule = document.querySelector<HTMLElement>('.rule');
  const steps: Step[] = [];
  let heading: HTMLElement | undefined;
  for (const block of document.querySelectorAll<HTMLElement>('.sl-markdown-content > *')) {
    if (block.matches('h2, h3, .sl-heading-wrapper')) heading = block;
    else if (!block.matches('script, style, link')) steps.push({ block, heading });
  }
  if (title) steps.unshift({ block: title, heading: undefined });
  if (rule) steps.push({ block: rule, heading: undefined });
  return steps;
}

/** Rows of code, then what rustc says, then ideas; nothing for a block that is no figure. */
function partsOf(block: HTMLElement): Part[] {
  const parts: Part[] = [];
  // Lines on one level are shown at once, and columns side by side have twins on one level.
  const rows = new Map<number, HTMLElement[]>();
  for (const line of block.querySelectorAll<HTMLElement>('.code .line')) {
    const { top, height } = line.getBoundingClientRect();
    if (height === 0) continue;
    const row = Math.round(top);
    rows.set(row, [...(rows.get(row) ?? []), line]);
  }
  for (const [, elements] of [...rows].sort(([a], [b]) => a - b)) {
    const last = parts.at(-1);
    // An empty line or a closing bracket says nothing by itself.
    const says = elements.some(({ textContent }) => /[^\s{}()[\];,]/.test(textContent ?? ''));
    if (says || !last) parts.push({ elements });
    else last.elements.push(...elements);
  }
  for (const output of block.querySelectorAll<HTMLElement>('.refused > .output:not([hidden])'))
    parts.push({ elements: [output] });
  for (const idea of block.querySelectorAll<HTMLElement>('.ideas li'))
    parts.push({ elements: [idea], idea });
  return parts;
}

/** As the pointer does. */
function light(idea: HTMLElement, on: boolean): void {
  const button = idea.querySelector('button');
  button?.dispatchEvent(new Event(on ? 'pointerover' : 'pointerout', { bubbles: true }));
}

/** Makes the code of a figure as large as the window allows. */
function enlarge(block: HTMLElement | undefined): void {
  const panes = [...(block?.querySelectorAll<HTMLElement>('.pane .code') ?? [])];
  if (!block || panes.length === 0) return;
  const set = (size: number) => block.style.setProperty('--code-size', `${size}rem`);
  set(codeSize.most);
  const room = innerHeight * 0.7;
  const excess = panes.map((code) => {
    const pre = code.querySelector('pre') ?? code;
    return Math.max(pre.scrollWidth / pre.clientWidth, code.offsetHeight / room);
  });
  set(Math.max(codeSize.most / Math.max(1, ...excess), codeSize.least));
}

function focusOn(block: HTMLElement | undefined): void {
  if (!block) return;
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

/** Runs each program of the figure; where there is only a recorded run, shows that. */
function run(block: HTMLElement | undefined): void {
  for (const pane of block?.querySelectorAll('program-pane') ?? []) {
    const button = pane.querySelector<HTMLElement>('.run:not([hidden])');
    (button ?? pane.querySelector<HTMLElement>('.reveal:not([hidden])'))?.click();
  }
}

function makeBar(): HTMLElement {
  const bar = document.createElement('section');
  bar.className = 'projection-bar';
  bar.setAttribute('aria-label', 'Projection');
  bar.innerHTML =
    '<button type="button" class="button back">Back</button><span class="counter" aria-hidden="true"></span>' +
    '<button type="button" class="button next">Next</button><button type="button" class="button leave">Leave</button>' +
    '<span class="sr-only" role="status"></span>';
  return bar;
}
