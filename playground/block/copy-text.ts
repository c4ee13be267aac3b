import { words } from './words.ts';

/** Copies text and says so in the button that was clicked, which gets its `name` back after two seconds. */
export async function copyText(
  button: HTMLElement,
  name: string,
  text: string,
  copied: string = words.copied,
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = copied;
  } catch {
    button.textContent = words.copyForbidden;
  }
  setTimeout(() => {
    button.textContent = name;
  }, 2_000);
}
