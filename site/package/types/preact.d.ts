/** `<rust-example>` in JSX of Preact. */
import type { HTMLAttributes } from 'preact';
import type { RustExample, RustExampleAttributes, RustExampleListeners } from './embed/element.js';

export * from './embed/element.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'rust-example': HTMLAttributes<RustExample> & RustExampleAttributes & RustExampleListeners;
    }
  }
}
