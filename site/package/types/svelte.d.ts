/** `<rust-example>` in templates of Svelte 5. */
import type { HTMLAttributes } from 'svelte/elements';
import type { RustExample, RustExampleAttributes, RustExampleListeners } from './embed/element.js';

export * from './embed/element.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'rust-example': HTMLAttributes<RustExample> & RustExampleAttributes & RustExampleListeners;
  }
}
