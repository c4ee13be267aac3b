/** `<rust-example>` in JSX of React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { RustExample, RustExampleAttributes, RustExampleListeners } from './embed/element.js';

export * from './embed/element.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'rust-example': DetailedHTMLProps<HTMLAttributes<RustExample>, RustExample> &
        RustExampleAttributes &
        RustExampleListeners;
    }
  }
}
