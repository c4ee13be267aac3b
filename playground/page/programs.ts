/** The dialog with the programs that can be opened: the reader's own by name, and the examples. */
import { button, element, elementIn } from '../ui/element.ts';
import { narrow } from '../ui/narrow.ts';
import { note } from '../ui/note.ts';
import { isTouch } from '../ui/touch.ts';
import { saved } from './saved.ts';
import { words } from './words.ts';

export interface ProgramsOptions {
  /** Called for a program in the list, after the dialog has closed. */
  onOpen(fragment: string): void;
  /** Called when a saved program has another name, or none. */
  onRename(from: string, to: string | undefined): void;
  /** Saves the current program. Returns why it could not. */
  onSave(name: string): Promise<string | undefined>;
}

export class Programs {
  readonly #dialog: HTMLDialogElement;
  readonly #options: ProgramsOptions;

  constructor(dialog: HTMLDialogElement, options: ProgramsOptions) {
    this.#dialog = dialog;
    this.#options = options;
    dialog.addEventListener('click', (event) => this.#click(event));
    this.#filter?.addEventListener('input', () => this.#narrow());
    elementIn(dialog, '.save').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  /** `name` is offered for the current program. */
  show(name: string, focus: 'filter' | 'name'): void {
    this.#name.value = name;
    if (this.#filter) this.#filter.value = '';
    this.#narrow();
    this.#say('');
    this.#list();
    this.#dialog.showModal();
    const field = focus === 'filter' && this.#filter ? this.#filter : this.#name;
    // On a touch screen, the keyboard would cover the list.
    if (focus === 'name' || !isTouch()) field.select();
  }

  #click(event: MouseEvent): void {
    const { target } = event;
    // A click outside the panel closes it, as Escape does.
    if (target === this.#dialog) this.#dialog.close();
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#dialog.close();
    this.#options.onOpen(link.hash.slice(1));
  }

  async #save(): Promise<void> {
    const name = this.#name.value.trim();
    if (!name) return this.#name.focus();
    const problem = await this.#options.onSave(name);
    if (problem) this.#say(problem);
    else this.#dialog.close();
  }

  #list(): void {
    const items = saved.names().map((name) => this.#item(name));
    const none = element('li', { className: 'none' }, words.noneSaved);
    elementIn(this.#dialog, '.own').replaceChildren(...(items.length > 0 ? items : [none]));
  }

  #item(name: string): HTMLLIElement {
    const item = element('li');
    const rename = button({ className: 'button', ariaLabel: words.renameOf(name) }, words.rename);
    const remove = button({ className: 'button', ariaLabel: words.removeOf(name) }, words.remove);
    rename.addEventListener('click', () => this.#rename(item, name));
    remove.addEventListener('click', () => this.#remove(item, name));
    item.append(element('a', { href: `#${saved.get(name)}` }, name), rename, remove);
    return item;
  }

  /** Puts a field in place of a name. */
  #rename(item: HTMLElement, name: string): void {
    const field = element('input', { value: name, required: true, ariaLabel: words.newName });
    const form = element(
      'form',
      {},
      field,
      element('button', { className: 'button' }, words.rename),
      button({ className: 'button', onclick: () => settle(name) }, words.cancel),
    );
    const settle = (now: string) => {
      const renamed = this.#item(now);
      item.replaceWith(renamed);
      renamed.querySelector('button')?.focus();
    };
    field.addEventListener('input', () => field.setCustomValidity(''));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const now = field.value.trim();
      const isTaken = now !== name && saved.get(now) !== undefined;
      field.setCustomValidity(isTaken ? words.nameTaken : '');
      if (!field.reportValidity() || !now) return;
      const fragment = saved.get(name);
      if (now === name || fragment === undefined) return settle(name);
      if (!saved.set(now, fragment)) return this.#say(words.notSaved);
      saved.remove(name);
      this.#options.onRename(name, now);
      settle(now);
    });
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      // Leaves the field, not the dialog.
      event.preventDefault();
      settle(name);
    });
    item.replaceChildren(form);
    field.select();
  }

  #remove(item: HTMLElement, name: string): void {
    const fragment = saved.get(name) ?? '';
    saved.remove(name);
    this.#options.onRename(name, undefined);
    const undo = () => {
      saved.set(name, fragment);
      const restored = this.#item(name);
      item.replaceWith(restored);
      restored.querySelector('a')?.focus();
    };
    item.replaceChildren(note(words.removed(name), [[words.undo, undo]]));
    item.querySelector('button')?.focus();
  }

  /** Hides the examples without these words. */
  #narrow(): void {
    if (!this.#filter) return;
    const examples = [...this.#dialog.querySelectorAll<HTMLElement>('.example')];
    elementIn(this.#dialog, '.no-match').hidden = narrow(examples, this.#filter.value);
  }

  #say(text: string): void {
    elementIn(this.#dialog, '.not-saved').textContent = text;
  }

  get #name(): HTMLInputElement {
    return elementIn(this.#dialog, '.save input');
  }

  /** A page without examples has none. */
  get #filter(): HTMLInputElement | null {
    return this.#dialog.querySelector('[type="search"]');
  }
}
