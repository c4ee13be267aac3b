/** `<course-maker>`: the form that packs files of this site into a course package, in the browser. */
import { type PackageFiles, sizeFor } from '../../playground/course/files.ts';
import type { PackageChoice } from '../../playground/course/make.ts';
import { type CoursePart, type Form, idOf } from '../../playground/course/parts.ts';
import { elementIn, swapButtons } from '../../playground/ui/element.ts';
import { saveFile } from '../../playground/ui/save-file.ts';
import { makeWords as words } from './course-words.ts';
import type { MadeBy } from './hand-in.ts';

class CourseMaker extends HTMLElement {
  #files: PackageFiles | undefined;
  #stop: AbortController | undefined;

  async connectedCallback(): Promise<void> {
    const form = elementIn<HTMLFormElement>(this, 'form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#make();
    });
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches('.all-of'))
        for (const box of boxesIn(target.closest('.lesson'))) box.checked = target.checked;
      this.#count();
    });
    elementIn(this, '.stop').addEventListener('click', () => this.#stop?.abort());
    for (const [name, checked] of [
      ['.all', true],
      ['.none', false],
    ] as const) {
      elementIn(this, name).addEventListener('click', () => {
        for (const box of boxesIn(this)) box.checked = checked;
        this.#count();
      });
    }
    try {
      const response = await fetch(new URL('course/files.json', this.#site));
      if (!response.ok) throw new Error(`${response.status}`);
      this.#files = await response.json();
      this.#count();
    } catch {
      this.#say('.size', words.noList);
      elementIn<HTMLButtonElement>(this, '.make').disabled = true;
    }
  }

  get #site(): URL {
    return new URL(this.dataset.home ?? '', location.href);
  }

  get #choice(): PackageChoice {
    const form = new FormData(elementIn<HTMLFormElement>(this, 'form'));
    return {
      title: String(form.get('title')).trim(),
      form: String(form.get('form')) as Form,
      parts: form.getAll('part').map((part) => JSON.parse(String(part)) as CoursePart),
    };
  }

  #count(): void {
    const choice = this.#choice;
    for (const lesson of this.querySelectorAll<HTMLElement>('.lesson')) {
      const boxes = boxesIn(lesson);
      const chosen = boxes.filter(({ checked }) => checked).length;
      const all = elementIn<HTMLInputElement>(lesson, '.all-of');
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
      elementIn(lesson, '.chosen').textContent = words.chosen(chosen, boxes.length);
    }
    if (!this.#files) return;
    this.#say(
      '.size',
      choice.parts.length > 0
        ? words.size(choice.parts.length, sizeFor(choice.parts, this.#files))
        : words.nothing,
    );
  }

  async #make(): Promise<void> {
    const choice = this.#choice;
    if (!this.#files || this.#stop) return;
    if (choice.parts.length === 0) return this.#say('.said', words.nothing);
    if (choice.title === '') {
      this.#say('.said', words.noTitle);
      elementIn(this, '[name="title"]').focus();
      return;
    }
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#showStop(true);
    const bar = elementIn<HTMLProgressElement>(this, 'progress');
    try {
      const { makePackage } = await import('../../playground/course/make.ts');
      const zip = await makePackage(choice, {
        files: this.#files,
        site: this.#site.href,
        made: JSON.parse(this.dataset.madeBy ?? '') as MadeBy,
        read: async (path) => {
          const response = await fetch(new URL(path, this.#site), { signal });
          if (!response.ok) throw new Error(`${response.status} for ${path}`);
          return new Uint8Array(await response.arrayBuffer());
        },
        onProgress: (done, total) => {
          bar.max = total;
          bar.value = done;
          this.#say('.said', words.making(done, total));
        },
        signal,
      });
      saveFile(`${idOf(choice.title)}-${choice.form}.zip`, zip);
      this.#say('.said', words.made(zip.size));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#say('.said', signal.aborted ? words.stopped : words.failed(why));
    } finally {
      this.#stop = undefined;
      this.#showStop(false);
    }
  }

  #showStop(shown: boolean): void {
    const make = elementIn(this, '.make');
    const stop = elementIn(this, '.stop');
    elementIn(this, 'progress').hidden = !shown;
    if (shown) swapButtons(stop, make);
    else swapButtons(make, stop);
  }

  #say(selector: string, message: string): void {
    elementIn(this, selector).textContent = message;
  }
}

/** The boxes of the parts inside an element. */
function boxesIn(parent: Element | null): HTMLInputElement[] {
  return [...(parent?.querySelectorAll<HTMLInputElement>('[name="part"]') ?? [])];
}

customElements.define('course-maker', CourseMaker);
