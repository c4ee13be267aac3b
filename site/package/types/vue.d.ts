/** `<rust-example>` in templates of Vue 3. */
import type { DefineComponent } from 'vue';
import type { RustExampleAttributes } from './embed/element.js';

export * from './embed/element.js';

declare module 'vue' {
  interface GlobalComponents {
    'rust-example': DefineComponent<RustExampleAttributes>;
  }
}
