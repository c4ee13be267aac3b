/**
 * `<rust-playground>`: an editor for a program of one's own, with all that a
 * run can be told. The text and the options stand in the address's fragment,
 * so that the address is the link to share, and Back leads to the text before.
 */
import '../block/pane.ts';
import { type LinkOptions, type LinkProgram, readLink, writeLink } from '../block/link.ts';
import type { ProgramPane } from '../block/pane.ts';
import { storedEdit } from '../editor/edits.ts';
import { highlightLines } from '../editor/inks.ts';
import { defaultEdition } from '../runner/runner.ts';
import { element, elementIn } from '../ui/element.ts';
import { type Action, note } from '../ui/note.ts';
import { storage } from '../ui/storage.ts';
import { words } from './words.ts';

/**
 * The fragment that a program was opened from: a link, or the file of an
 * example; empty for the reader's own. Edits are kept under it, so that what is
 * opened never takes the place of the reader's own. It is remembered with the
 * entry of the history, for the fragment there changes with the text.
 */
type Origin = string;

/** A program as its origin has it, and what is to be said of it. */
interface Found {
  origin: Origin;
  program: LinkProgram;
  note: string;
}

/** Milliseconds after a change before the address has it: browsers refuse a hundred changes in half a minute. */
const writeAfter = 500;

/** Characters of a text that is shown in colours once the editor is closed; more would take long. */
const coloured = 50_000;

/** The last fragment of the reader's own program, which may be wanted without its address. */
const ownKey = 'you-can-rust-that:playground';

/** What each program is called here, as its page and its messages show it. */
const file = 'main.rs';

/** The editor is the heavier half of the page: it comes with the first sign of a hand. */
const hand = new Promise((resolve) => {
  for (const sign of ['pointerover', 'pointerdown', 'keydown', 'focusin'])
    addEventListener(sign, resolve, { once: true, capture: true, passive: true });
});

class Playground extends HTMLElement {
  #pane: ProgramPane | undefined;
  #origin: Origin = '';
  /** The fragment that has what stands here; empty while there is none. */
  #fragment = '';
  /** The address is about to be changed. */
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was opened: whatever belongs to an earlier one comes too late. */
  #turn = 0;

  connectedCallback(): void {
    this.addEventListener('program-edit', () => this.#changed());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', () => {
      if (this.#pane) this.#pane.options = this.#options;
      this.#changed();
    });
    this.#on('.open-example', () =>
      this.#go(elementIn<HTMLSelectElement>(this, '.examples').value),
    );
    const dialog = elementIn<HTMLDialogElement>(this, 'dialog');
    this.#on('.paste', () => {
      // Escape leaves it as it is.
      dialog.returnValue = '';
      dialog.showModal();
    });
    dialog.addEventListener('close', () => this.#paste(dialog.returnValue));
    addEventListener('popstate', () => this.#open());
    this.#open();
  }

  /** Makes a new entry in the history, and opens it. */
  async #go(origin: Origin): Promise<void> {
    if (this.#writing !== undefined) await this.#write();
    history.pushState({ origin }, '', origin ? `#${origin}` : location.pathname + location.search);
    await this.#open();
  }

  /** Opens what the address names. */
  async #open(): Promise<void> {
    const hash = location.hash.slice(1);
    const isPlace = document.getElementById(hash) !== null;
    // The reader has skipped to a place of the page, and the address has lost the program.
    if (isPlace && this.#pane) return this.#write();
    const fragment = isPlace ? '' : hash;

    clearTimeout(this.#writing);
    this.#writing = undefined;
    const turn = ++this.#turn;
    const named = originOf(fragment);
    const found = await this.#find(named);
    const { origin } = found;
    // A fragment other than the origin has what became of it.
    const address = origin === named ? fragment : '';
    const latest = await readLink(address || (origin ? '' : (storage.get(ownKey) ?? '')));
    const { source, ...options } = latest.kind === 'program' ? latest.program : found.program;
    const lines = await linesOf(found.program.source);
    if (turn !== this.#turn) return;

    this.#origin = origin;
    this.#fragment = address;
    this.#options = options;
    // Empty for a link.
    elementIn<HTMLSelectElement>(this, '.examples').value = origin;
    const pane = this.#mount(lines);
    // Newer than the address, unless this browser keeps nothing.
    const edit = storedEdit(editKeyOf(origin));
    if (edit) await pane.open();
    else if (source !== found.program.source) await pane.write(source);
    else hand.then(() => (turn === this.#turn ? pane.open() : undefined));
    if (turn !== this.#turn) return;
    if (pane.code !== source) this.#changed();

    if (origin && origin === fragment && edit?.reset === false)
      this.#say(`${found.note} ${words.edited}`, [words.asItCame, () => pane.reset()]);
    else if (origin && storedEdit(editKeyOf('')))
      this.#say(found.note, [words.own, () => this.#go('')]);
    else this.#say(found.note);
  }

  async #find(origin: Origin): Promise<Found> {
    const own = { origin: '', program: { source: words.hello } };
    if (!origin) return { ...own, note: '' };
    const { options } = elementIn<HTMLSelectElement>(this, '.examples');
    if ([...options].some(({ value }) => value === origin)) {
      try {
        const response = await fetch(`${this.dataset.programs}${origin}`);
        if (!response.ok) throw new Error(response.statusText);
        const program = { source: await response.text() };
        return { origin, program, note: words.example(origin) };
      } catch {
        return { ...own, note: words.noExample(origin) };
      }
    }
    const link = await readLink(origin);
    if (link.kind !== 'program') return { ...own, note: words.refused[link.kind] };
    const ignored = link.ignored.length > 0 ? ` ${words.ignored(link.ignored)}` : '';
    return { origin, program: link.program, note: words.link + ignored };
  }

  /** Puts a new pane in the place of the one that is there. */
  #mount(lines: Element[]): ProgramPane {
    const { content } = elementIn<HTMLTemplateElement>(this, 'template');
    const pane = content.querySelector('program-pane')?.cloneNode(true) as ProgramPane;
    pane.querySelector('.code code')?.replaceChildren(...lines);
    pane.dataset.page = pageOf(this.#origin);
    pane.querySelector('.share')?.addEventListener('click', () => this.#share());
    elementIn(this, '.program').replaceChildren(pane);
    pane.options = this.#options;
    this.#pane = pane;
    return pane;
  }

  #changed(): void {
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#write(), writeAfter);
  }

  /** Has the address say what stands here; no new entry in the history. */
  async #write(): Promise<void> {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const turn = this.#turn;
    const fragment = await writeLink({ source: this.#pane?.code ?? '', ...this.#options });
    if (turn !== this.#turn || this.#writing !== undefined) return;
    this.#fragment = fragment ?? '';
    if (fragment === undefined) return this.#say(words.tooLong);
    try {
      history.replaceState({ origin: this.#origin }, '', `#${fragment}`);
    } catch {
      // Too often for this browser.
      this.#changed();
      return;
    }
    // Without storage, the address still has it.
    if (!this.#origin) storage.set(ownKey, fragment);
  }

  async #share(): Promise<void> {
    // Only then, for a browser may allow a copy right after the click alone.
    if (this.#writing !== undefined || !this.#fragment) await this.#write();
    if (!this.#fragment) return;
    try {
      await navigator.clipboard.writeText(location.href);
      this.#say(words.copied);
    } catch {
      this.#say(words.notCopied);
    }
  }

  /** `answer` is the value of the button that closed the dialog. */
  async #paste(answer: string): Promise<void> {
    const field = elementIn<HTMLTextAreaElement>(this, 'dialog textarea');
    const source = field.value;
    if (answer !== 'open' || !source.trim()) return;
    field.value = '';
    const link = await writeLink({ source });
    if (link === undefined) this.#say(words.tooLong);
    else await this.#go(link);
  }

  /** As the form has them; what is as by default is left out. */
  get #options(): LinkOptions {
    const { edition, build, seed, arguments: list, stdin } = this.#fields;
    const options: LinkOptions = {};
    if (edition.value !== defaultEdition) options.edition = edition.value as LinkOptions['edition'];
    if (build.value === 'release') options.release = true;
    if (seed.value && seed.validity.valid) options.seed = seed.valueAsNumber;
    if (list.value) options.arguments = list.value.replace(/\n$/, '').split('\n');
    if (stdin.value) options.stdin = stdin.value;
    return options;
  }

  set #options(options) {
    const { edition, build, seed, arguments: list, stdin } = this.#fields;
    edition.value = options.edition ?? defaultEdition;
    build.value = options.release ? 'release' : 'debug';
    seed.value = options.seed ? `${options.seed}` : '';
    list.value = options.arguments?.join('\n') ?? '';
    stdin.value = options.stdin ?? '';
  }

  get #fields() {
    return this.#form.elements as unknown as {
      edition: HTMLSelectElement;
      build: HTMLSelectElement;
      seed: HTMLInputElement;
      arguments: HTMLTextAreaElement;
      stdin: HTMLTextAreaElement;
    };
  }

  get #form(): HTMLFormElement {
    return elementIn(this, 'form.options');
  }

  /** Says something above the program, with what can be done about it. */
  #say(text: string, ...actions: Action[]): void {
    elementIn(this, '.said').replaceChildren(...(text ? [note(text, actions)] : []));
  }

  #on(selector: string, act: () => void): void {
    elementIn(this, selector).addEventListener('click', act);
  }
}

function originOf(fragment: string): Origin {
  const origin = (history.state as { origin?: unknown } | null)?.origin;
  if (typeof origin === 'string') return origin;
  // A link that the reader kept of the own program leads to that.
  return fragment === storage.get(ownKey) ? '' : fragment;
}

function pageOf(origin: Origin): string {
  return origin ? `${location.pathname}#${origin}` : location.pathname;
}

/** The key under which the pane stores edits. */
function editKeyOf(origin: Origin): string {
  return `${pageOf(origin)}#${file}`;
}

/** The lines of a program as its pane holds them. */
async function linesOf(source: string): Promise<Element[]> {
  const text = source.replace(/\n$/, '');
  if (text.length <= coloured) return highlightLines(text, 'rust');
  return [element('span', { className: 'line' }, text)];
}

customElements.define('rust-playground', Playground);
