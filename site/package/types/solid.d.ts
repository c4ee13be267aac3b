/** `<rust-example>` in JSX of Solid. */
import type { JSX } from 'solid-js';
import type { RustExample, RustExampleAttributes, RustExampleEvents } from './embed/element.js';

export * from './embed/element.js';

/** `on:run={(event) => …}` */
type Listeners = {
  [Name in keyof RustExampleEvents as `on:${Name}`]?: (event: RustExampleEvents[Name]) => void;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'rust-example': JSX.HTMLAttributes<RustExample> & RustExampleAttributes & Listeners;
    }
  }
}
