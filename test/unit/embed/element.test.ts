/** The element where there is no browser: a framework imports it on its server, too. */
import { expect, test } from 'vitest';

test('an import on a server defines nothing and fails nowhere', async () => {
  expect(globalThis).not.toHaveProperty('HTMLElement');
  const { RustExample } = await import('../../../playground/embed/element.ts');
  expect(RustExample.observedAttributes).toContain('home');
  expect(globalThis).not.toHaveProperty('customElements');
});
