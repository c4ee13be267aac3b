/** The side for results: the output of a run or the compiler's problems, one at a time. */
import { ProgramPane } from '../block/pane.ts';
import type { Diagnostic } from '../runner/runner.ts';
import { button, element, elementIn } from '../ui/element.ts';
import { inlineCode } from '../ui/inline-code.ts';
import { words } from './words.ts';

/** Follows the events of the pane in `playground`. */
export function followResults(playground: HTMLElement): void {
  const tab = (name: 'output' | 'problems') =>
    elementIn<HTMLInputElement>(playground, `.tabs [value="${name}"]`);
  playground.addEventListener('program-start', ({ target }) => {
    tab('output').checked = true;
    // A watched run is drawn over the results.
    if (target instanceof ProgramPane && !target.isWatching) target.closeStage();
  });
  playground.addEventListener('program-run', ({ target, detail }) => {
    if (detail.kind !== 'refused') return;
    // The problems say more than “It does not compile.”
    tab('problems').checked = true;
    if (target instanceof ProgramPane) target.closeStage();
  });
  playground.addEventListener('program-problems', ({ detail }) => showCount(playground, detail));
  playground.addEventListener(
    'keydown',
    ({ key, ctrlKey, metaKey }) => {
      // The editor goes to a problem, or to its suggestion.
      if (key === 'F8' || (key === '.' && (ctrlKey || metaKey))) tab('problems').checked = true;
    },
    true,
  );
}

/** Shows how many problems there are, and what to do about a missing crate. */
export function showCount(playground: HTMLElement, problems: readonly Diagnostic[]): void {
  const count = elementIn(playground, '.tabs .count');
  count.textContent = problems.length > 0 ? `${problems.length}` : '';
  count.classList.toggle(
    'failed',
    problems.some(({ level }) => level === 'error'),
  );
  const crate = missingCrate(problems);
  const place = elementIn(playground, '.missing-crate');
  if (place.dataset.crate === crate) return;
  place.dataset.crate = crate;
  const onclick = () => elementIn(playground, '.elsewhere').click();
  const open = button({ className: 'button', onclick }, words.openElsewhere);
  place.replaceChildren(
    ...(crate ? [element('p', {}, ...inlineCode(words.missingCrate(crate))), open] : []),
  );
}

/** The first name that rustc takes for a crate and doesn't find. */
function missingCrate(problems: readonly Diagnostic[]): string {
  for (const { code, message, spans, children } of problems) {
    if (!/^E0(432|433|463)$/.test(code ?? '')) continue;
    const all = [
      message,
      ...spans.map(({ label }) => label),
      ...children.map((child) => child.message),
    ];
    const [, crate] = /crate (?:named |for )?`(\w+)`/.exec(all.join('\n')) ?? [];
    if (crate) return crate;
  }
  return '';
}
