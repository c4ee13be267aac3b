/**
 * `<rust-playground>`: an editor for your own program, with its results beside it and
 * every option of a run. Code and options are stored in the URL's fragment, so the URL
 * is the link to share and Back returns to the previous program.
 */
import '../block/pane.ts';
import { type LinkProgram, readLink, writeLink } from '../block/link.ts';
import type { ProgramPane } from '../block/pane.ts';
import { storedEdit } from '../editor/edits.ts';
import { element, elementIn } from '../ui/element.ts';
import { moveByKey, opensMenu } from '../ui/menu.ts';
import { type Action, note } from '../ui/note.ts';
import { storage } from '../ui/storage.ts';
import { isTouch } from '../ui/touch.ts';
import { readOptions, showOptions } from './options.ts';
import { Programs } from './programs.ts';
import { followResults, showCount } from './results.ts';
import { saved } from './saved.ts';
import { words } from './words.ts';

/**
 * The fragment that a program was opened from: a link, an example's file, `empty`, or
 * nothing for the reader's own program. Edits are saved under it, so an opened program
 * never replaces the reader's own. The history entry remembers it, because the fragment
 * in the URL changes with the text.
 */
type Origin = string;

/** The fragment of an empty program, which only the URL keeps. */
const empty: Origin = 'new';

/** The program of an origin, and what to say about it. */
interface Found {
  origin: Origin;
  program: LinkProgram;
  name: string;
  note: string;
}

/** What a history entry remembers of its program. */
interface Entry {
  origin: Origin;
  /** The name that the reader saved it under. */
  name: string | undefined;
}

/** Milliseconds from a change until the URL has it: browsers refuse more than a hundred changes in half a minute. */
const writeAfter = 500;

/** Milliseconds that a confirmation is shown. */
const confirmFor = 8_000;

/** Limit in characters of a program that is coloured before its editor opens; more takes too long. */
const coloured = 50_000;

/** Storage key of the last fragment of the reader's own program, for visits without a fragment. */
const ownKey = 'you-can-rust-that:playground';

/** The file name of every program here, as page and messages show it. */
const file = 'main.rs';

class Playground extends HTMLElement {
  #pane: ProgramPane | undefined;
  #found: Found = { origin: '', program: { source: words.hello }, name: words.own, note: '' };
  /** The name that the reader saved the program under. */
  #name: string | undefined;
  /** The fragment for the current program; empty while there is none. */
  #fragment = '';
  /** A change of the URL is due. */
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** Counts opened programs, so that late results of an earlier one are dropped. */
  #turn = 0;
  #confirming: ReturnType<typeof setTimeout> | undefined;
  readonly #programs = new Programs(elementIn(this, 'dialog.programs'), {
    onOpen: (fragment) => this.#go(fragment),
    onSave: (name) => this.#save(name),
    onRename: (from, to) => {
      if (this.#name === from) this.#rename(to);
    },
  });

  connectedCallback(): void {
    this.addEventListener('program-edit', () => this.#changed());
    followResults(this);
    this.#on('.format-program', () => this.#press('.format'));
    this.#on('.share', () => this.#share());
    this.#on('.open-programs', () => this.#programs.show(this.#name ?? '', 'filter'));
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('input', () => this.#optionsChanged());
    this.#on('.defaults', () => {
      showOptions(this.#form, {});
      this.#optionsChanged();
    });
    const dialog = elementIn<HTMLDialogElement>(this, 'dialog.paste');
    dialog.addEventListener('close', () => this.#paste(dialog.returnValue));
    this.#listenToMenu(dialog);
    for (const popover of this.querySelectorAll<HTMLElement>('[popover]'))
      popover.addEventListener('beforetoggle', () => this.#place(popover));
    this.addEventListener('keydown', (event) => this.#key(event));
    addEventListener('popstate', () => this.#open());
    this.#open();
  }

  #listenToMenu(paste: HTMLDialogElement): void {
    const menu = elementIn(this, '.menu');
    // First of all, so that a dialog returns the focus to the menu's button.
    menu.addEventListener('click', () => menu.hidePopover(), true);
    menu.addEventListener('click', ({ target }) => {
      // On a narrow screen, the menu holds buttons that the toolbar has no room for.
      const { press } = (target as HTMLElement).dataset;
      if (press) this.#press(press);
    });
    menu.addEventListener('keydown', (event) => moveByKey(menu, event));
    elementIn(this, 'button.more').addEventListener('keydown', (event) => {
      if (!opensMenu(event)) return;
      menu.showPopover();
      moveByKey(menu, event);
    });
    this.#on('.new-program', () => this.#go(empty));
    this.#on('.save-program', () => this.#programs.show(this.#name ?? '', 'name'));
    this.#on('.paste-program', () => {
      // Escape changes nothing.
      paste.returnValue = '';
      paste.showModal();
    });
    this.#on('.reset-program', () => this.#reset());
    this.#on('.show-shortcuts', async () => (await import('./shortcuts.ts')).openShortcuts());
  }

  /** Keys that the editor leaves alone, and Run for the options. */
  #key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    if (this.querySelector('dialog[open]')) return;
    if (event.key === 'Enter') this.#pane?.run();
    else if (event.key === 's') this.#programs.show(this.#name ?? '', 'name');
    else return;
    event.preventDefault();
  }

  /** Puts a popover under its button. */
  #place(popover: HTMLElement): void {
    const button = elementIn(this, `[popovertarget="${popover.id}"]`);
    const { left, bottom } = button.getBoundingClientRect();
    popover.style.setProperty('--left', `${left}px`);
    popover.style.setProperty('--top', `${bottom}px`);
  }

  /** Adds a history entry and opens it. */
  async #go(origin: Origin): Promise<void> {
    if (this.#writing !== undefined) await this.#write();
    // What was done to the last program; what can be undone stays.
    const done = elementIn(this, '.done');
    if (!done.querySelector('button')) done.replaceChildren();
    const entry: Entry = { origin, name: undefined };
    history.pushState(entry, '', origin ? `#${origin}` : location.pathname + location.search);
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

    this.#found = found;
    this.#name = entryOf(history.state)?.name ?? saved.nameOf(fragment);
    this.#fragment = address;
    showOptions(this.#form, options);
    const pane = this.#mount(lines);
    await pane.open();
    this.classList.toggle('editor-failed', !pane.querySelector('.editor'));
    // The saved edit is newer than the URL, if this browser saves anything.
    const edit = storedEdit(editKeyOf(origin));
    if (!edit && source !== found.program.source) await pane.write(source);
    if (turn !== this.#turn) return;
    if (pane.code !== source) this.#changed();
    this.#introduce(origin === fragment && pane.code !== found.program.source);
    if (document.activeElement === document.body) this.#focusEditor();
  }

  /** `isEdited` says whether the reader asked for the program, but sees their edit of it. */
  #introduce(isEdited: boolean): void {
    const { origin, name, note } = this.#found;
    elementIn(this, '.title .name').textContent = this.#name ?? name;
    if (origin && isEdited)
      this.#say(`${note} ${words.edited}`.trim(), [words.original, () => this.#reset()]);
    else if (origin && storedEdit(editKeyOf('')))
      this.#say(note, [words.backToOwn, () => this.#go('')]);
    else this.#say(note);
  }

  async #find(origin: Origin): Promise<Found> {
    const source = words.hello;
    if (!origin) {
      const note = storage.get(ownKey) === undefined ? '' : words.kept;
      return { origin, program: { source }, name: words.own, note };
    }
    const nothing = { origin: empty, program: { source }, name: words.newProgram };
    if (origin === empty) return { ...nothing, note: words.unsaved };
    const example = this.querySelector(`.example a[href="#${CSS.escape(origin)}"]`);
    if (example) {
      try {
        const response = await fetch(`${this.dataset.programs}${origin}`);
        if (!response.ok) throw new Error(response.statusText);
        const program = { source: await response.text() };
        const name = origin.replace(/^.*\//, '');
        const caption = example.parentElement?.querySelector('.caption')?.textContent ?? '';
        return { origin, program, name, note: caption };
      } catch {
        return { ...nothing, note: words.noExample(origin) };
      }
    }
    const link = await readLink(origin);
    if (link.kind !== 'program') return { ...nothing, note: words.refused[link.kind] };
    const note = link.ignored.length > 0 ? words.ignored(link.ignored) : '';
    return { origin, program: link.program, name: words.shared, note };
  }

  /** Replaces the pane with a new one. What the page adds to a pane moves on to the new one. */
  #mount(lines: Element[] | undefined): ProgramPane {
    const { content } = elementIn<HTMLTemplateElement>(this, 'template');
    const pane = content.querySelector('program-pane')?.cloneNode(true) as ProgramPane;
    if (lines) pane.querySelector('.code code')?.replaceChildren(...lines);
    const { origin } = this.#found;
    if (origin === empty) delete pane.dataset.page;
    else pane.dataset.page = pageOf(origin);
    const toolbar = elementIn(pane, '.actions');
    // Last in the row, and so for the Tab key.
    toolbar.append(elementIn(this, 'button.more'));
    elementIn(toolbar, '.run-or-stop').after(
      elementIn(toolbar, '.watch'),
      elementIn(this, '.tools'),
    );
    // A click on Run leaves the focus in the editor.
    toolbar.addEventListener('mousedown', (event) => {
      if ((event.target as Element).closest('.run, .stop, .format-program, .share'))
        event.preventDefault();
    });
    // They lead here.
    for (const link of pane.querySelectorAll('.playground, .copy-link')) link.remove();
    pane.prepend(toolbar, elementIn(this, '.title'), elementIn(this, '.tabs'));
    const report = elementIn(this, '.reports');
    report.replaceChildren();
    pane.append(report, ...this.querySelectorAll('.missing-crate, .hint'));
    elementIn(this, '.program').replaceChildren(pane);
    pane.editorPlaces = { report, settings: elementIn(this, '.editor-settings') };
    this.#pane = pane;
    showCount(this, []);
    pane.options = readOptions(this.#form);
    this.#nameOptions();
    return pane;
  }

  #optionsChanged(): void {
    if (this.#pane) this.#pane.options = readOptions(this.#form);
    this.#nameOptions();
    this.#changed();
  }

  #nameOptions(): void {
    const changed = words.changedOptions(readOptions(this.#form));
    elementIn(this, '.options-button').textContent = words.optionsNow(changed);
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
    const source = this.#pane?.code ?? '';
    const fragment = await writeLink({ source, ...readOptions(this.#form) });
    if (turn !== this.#turn || this.#writing !== undefined) return;
    this.#fragment = fragment ?? '';
    if (fragment === undefined) return this.#say(words.tooLong);
    try {
      this.#replaceEntry(`#${fragment}`);
    } catch {
      // The browser refuses when it happens too often.
      this.#changed();
      return;
    }
    if (this.#found.origin) return;
    storage.set(ownKey, fragment);
    // From now on, the editor says whether it is saved.
    this.#say('');
  }

  #replaceEntry(url: string): void {
    const entry: Entry = { origin: this.#found.origin, name: this.#name };
    history.replaceState(entry, '', url);
  }

  async #share(): Promise<void> {
    // Waits only for a pending change or a shorter form: some browsers allow copying only right after the click.
    const isLong = this.#fragment.startsWith('0.');
    if (this.#writing !== undefined || !this.#fragment || isLong) await this.#write();
    if (!this.#fragment) return;
    try {
      await navigator.clipboard.writeText(location.href);
      this.#confirm(words.copied);
    } catch {
      this.#confirm(words.notCopied);
    }
  }

  /** Saves the program under a name. Returns why it could not. */
  async #save(name: string): Promise<string | undefined> {
    await this.#write();
    if (!this.#fragment) return words.tooLong;
    const earlier = saved.get(name);
    const isReplaced = earlier !== undefined && name !== this.#name;
    if (!saved.set(name, this.#fragment)) return words.notSaved;
    this.#rename(name);
    if (isReplaced)
      this.#confirm(words.replaced(name), [words.undo, () => saved.set(name, earlier)]);
    else this.#confirm(words.saved(name));
    return undefined;
  }

  #rename(name: string | undefined): void {
    this.#name = name;
    this.#replaceEntry(location.href);
    this.#introduce(false);
  }

  /** Goes back to the original, as an edit. */
  async #reset(): Promise<void> {
    const pane = this.#pane;
    if (!pane) return;
    const { code } = pane;
    await pane.write(this.#found.program.source);
    this.#introduce(false);
    this.#focusEditor();
    const undo = async () => {
      await pane.write(code);
      this.#focusEditor();
    };
    this.#confirm(words.wasReset, [words.undo, undo]);
  }

  /** `answer` is the value of the button that closed the dialog. */
  async #paste(answer: string): Promise<void> {
    const field = elementIn<HTMLTextAreaElement>(this, '.paste textarea');
    const source = field.value;
    if (answer !== 'open' || !source.trim()) return;
    field.value = '';
    const link = await writeLink({ source });
    if (link === undefined) this.#say(words.tooLong);
    else await this.#go(link);
  }

  /** On a touch screen, the focus would bring up the keyboard. */
  #focusEditor(): void {
    if (isTouch()) return;
    const field = this.querySelector<HTMLElement>('.editor :is(.cm-content, .plain)');
    field?.focus({ preventScroll: true });
  }

  get #form(): HTMLFormElement {
    return elementIn(this, 'form.options');
  }

  /** Shows a note above the program, with actions. */
  #say(text: string, ...actions: Action[]): void {
    const place = elementIn(this, '.said');
    // A screen reader says it once.
    if (actions.length === 0 && place.textContent === text) return;
    place.replaceChildren(...(text || actions.length > 0 ? [note(text, actions)] : []));
  }

  /** Shows for a while that something is done, with actions. */
  #confirm(text: string, ...actions: Action[]): void {
    const place = elementIn(this, '.done');
    place.replaceChildren(note(text, actions));
    clearTimeout(this.#confirming);
    this.#confirming = setTimeout(() => place.replaceChildren(), confirmFor);
  }

  /** Presses a button of the pane that the toolbar doesn't show. */
  #press(selector: string): void {
    elementIn(this, `program-pane ${selector}`).click();
  }

  #on(selector: string, act: () => void): void {
    elementIn(this, selector).addEventListener('click', act);
  }
}

function entryOf(state: unknown): Entry | undefined {
  const origin = (state as Partial<Entry> | null)?.origin;
  return typeof origin === 'string' ? (state as Entry) : undefined;
}

function originOf(fragment: string): Origin {
  const entry = entryOf(history.state);
  if (entry) return entry.origin;
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

/** The lines of a program as elements of its pane; undefined for the one that the page came with. */
async function linesOf(source: string): Promise<Element[] | undefined> {
  if (source === words.hello) return undefined;
  const text = source.replace(/\n$/, '');
  if (text.length <= coloured)
    return (await import('../editor/inks.ts')).highlightLines(text, 'rust');
  return [element('span', { className: 'line' }, text)];
}

customElements.define('rust-playground', Playground);
