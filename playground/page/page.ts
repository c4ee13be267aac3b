/**
 * `<rust-playground>`: an editor for your own program, with every option of a run.
 * Code and options are stored in the URL's fragment, so the URL is the link to share
 * and Back returns to the previous program.
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
 * The fragment that a program was opened from: a link or an example's file, or empty
 * for the reader's own program. Edits are saved under it, so an opened program never
 * replaces the reader's own. The history entry remembers it, because the fragment in
 * the URL changes with the text.
 */
type Origin = string;

/** The program of an origin, and what to say about it. */
interface Found {
  origin: Origin;
  program: LinkProgram;
  note: string;
}

/** Milliseconds from a change until the URL has it: browsers refuse more than a hundred changes in half a minute. */
const writeAfter = 500;

/** Limit in characters of a program that is coloured when its editor is closed; more takes too long. */
const coloured = 50_000;

/** Storage key of the last fragment of the reader's own program, for visits without a fragment. */
const ownKey = 'you-can-rust-that:playground';

/** The file name of every program here, as page and messages show it. */
const file = 'main.rs';

/** The editor is the heavier half of the page, so it loads with the first pointer, key or focus. */
const hand = new Promise((resolve) => {
  for (const sign of ['pointerover', 'pointerdown', 'keydown', 'focusin'])
    addEventListener(sign, resolve, { once: true, capture: true, passive: true });
});

class Playground extends HTMLElement {
  #pane: ProgramPane | undefined;
  #origin: Origin = '';
  /** The fragment for the current program; empty while there is none. */
  #fragment = '';
  /** A change of the URL is due. */
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** Counts opened programs, so that late results of an earlier one are dropped. */
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
      // Escape changes nothing.
      dialog.returnValue = '';
      dialog.showModal();
    });
    dialog.addEventListener('close', () => this.#paste(dialog.returnValue));
    addEventListener('popstate', () => this.#open());
    this.#open();
  }

  /** Adds a history entry and opens it. */
  async #go(origin: Origin): Promise<void> {
    if (this.#writing !== undefined) await this.#write();
    history.pushState({ origin }, '', origin ? `#${origin}` : location.pathname + location.search);
    await this.#open();
  }

  /** Opens the program in the URL. */
  async #open(): Promise<void> {
    const hash = location.hash.slice(1);
    const isPlace = document.getElementById(hash) !== null;
    // The reader jumped to an anchor of the page, so the URL has lost the program.
    if (isPlace && this.#pane) return this.#write();
    const fragment = isPlace ? '' : hash;

    clearTimeout(this.#writing);
    this.#writing = undefined;
    const turn = ++this.#turn;
    const named = originOf(fragment);
    const found = await this.#find(named);
    const { origin } = found;
    // A fragment other than the origin is an edited version of it.
    const address = origin === named ? fragment : '';
    const latest = await readLink(address || (origin ? '' : (storage.get(ownKey) ?? '')));
    const { source, ...options } = latest.kind === 'program' ? latest.program : found.program;
    const lines = await linesOf(found.program.source);
    if (turn !== this.#turn) return;

    this.#origin = origin;
    this.#fragment = address;
    this.#options = options;
    // The list of examples shows nothing for a link.
    elementIn<HTMLSelectElement>(this, '.examples').value = origin;
    const pane = this.#mount(lines);
    // The saved edit is newer than the URL, if this browser saves anything.
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

  /** Replaces the pane with a new one. */
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

  /** Puts the current program into the URL, without a new history entry. */
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
      // The browser refuses when it happens too often.
      this.#changed();
      return;
    }
    // Without storage, the program is still in the URL.
    if (!this.#origin) storage.set(ownKey, fragment);
  }

  async #share(): Promise<void> {
    // Waits only for a pending change: some browsers allow copying only right after the click.
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

  /** The options in the form, without defaults. */
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

  /** Shows a note above the program, with actions. */
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
  // A link that the reader saved to their own program opens it.
  return fragment === storage.get(ownKey) ? '' : fragment;
}

function pageOf(origin: Origin): string {
  return origin ? `${location.pathname}#${origin}` : location.pathname;
}

/** The key under which the pane stores edits. */
function editKeyOf(origin: Origin): string {
  return `${pageOf(origin)}#${file}`;
}

/** The lines of a program as elements of its pane. */
async function linesOf(source: string): Promise<Element[]> {
  const text = source.replace(/\n$/, '');
  if (text.length <= coloured) return highlightLines(text, 'rust');
  return [element('span', { className: 'line' }, text)];
}

customElements.define('rust-playground', Playground);
