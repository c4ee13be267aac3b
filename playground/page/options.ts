/** The form with the options of a run. */
import type { LinkOptions } from '../block/link.ts';
import { defaultEdition } from '../runner/runner.ts';

/** The options in the form, without defaults. */
export function readOptions(form: HTMLFormElement): LinkOptions {
  const { edition, build, seed, arguments: list, stdin } = fieldsOf(form);
  const options: LinkOptions = {};
  if (edition.value !== defaultEdition) options.edition = edition.value as LinkOptions['edition'];
  if (build.value === 'release') options.release = true;
  if (seed.value && seed.validity.valid) options.seed = seed.valueAsNumber;
  if (list.value) options.arguments = list.value.replace(/\n$/, '').split('\n');
  if (stdin.value) options.stdin = stdin.value;
  return options;
}

export function showOptions(form: HTMLFormElement, options: LinkOptions): void {
  const { edition, build, seed, arguments: list, stdin } = fieldsOf(form);
  edition.value = options.edition ?? defaultEdition;
  build.value = options.release ? 'release' : 'debug';
  seed.value = options.seed ? `${options.seed}` : '';
  list.value = options.arguments?.join('\n') ?? '';
  stdin.value = options.stdin ?? '';
}

function fieldsOf(form: HTMLFormElement) {
  return form.elements as unknown as {
    edition: HTMLSelectElement;
    build: HTMLSelectElement;
    seed: HTMLInputElement;
    arguments: HTMLTextAreaElement;
    stdin: HTMLTextAreaElement;
  };
}
