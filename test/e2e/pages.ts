/** The pages of the site, and ways to look at them that several suites share. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { answer } from '../../playground/prebuilt/answer.ts';
import { readRecorded } from '../../playground/prebuilt/prebuilt.ts';
import { type ExampleProgram, readPrograms } from '../../playground/prebuilt/program.ts';
import { course, pageFiles, pageOf } from '../../site/course.ts';

const recorded = readRecorded();
export const programs: ExampleProgram[] = readPrograms();

const written = pageFiles(course)
  .map(pageOf)
  .map((page) => (page ? `/${page}/` : '/'));
export const lessons = written.filter((page) => page.startsWith('/lessons/'));
/** Addresses of all pages, from the site's root. */
export const pages = [
  ...written,
  ...lessons.map((page) => page.replace('/lessons/', '/solutions/')),
  '/course/',
  '/errors/',
  '/hand-in/',
  '/404.html',
];

/** The pane of a program on the page at hand. */
export function pane(page: Page, program: ExampleProgram): Locator {
  const name = program.file.split('/').at(-1) ?? '';
  const refused = program.refusal ? '.refused' : ':not(.refused)';
  return page.locator(`program-pane${refused}[data-file="${name}"]`).first();
}

/** Writes a text in place of the one in an editor. */
export async function replaceText(field: Locator, text: string): Promise<void> {
  await field.press('Control+a');
  await field.page().keyboard.insertText(text);
}

/** stdout of a native run, in comparable form. */
export function nativeStdout(program: ExampleProgram): string {
  const native = recorded[program.file]?.native;
  if (!native) throw new Error(`${program.file}: nothing recorded`);
  return answer(native).stdout;
}

/** Opens a page and waits until it rests. Returns what it has loaded, in bytes as brotli makes them. */
export async function openAndWeigh(page: Page, address: string): Promise<number> {
  // A file that frames load, too, comes from the browser's cache.
  const loaded = new Set<string>();
  page.on('request', (request) => loaded.add(new URL(request.url()).pathname));
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const files = [...loaded].map((name) => `dist${name}${name.endsWith('/') ? 'index.html' : ''}`);
  return files.reduce((sum, file) => {
    const bytes = readFileSync(file);
    return sum + (file.endsWith('.woff2') ? bytes : brotliCompressSync(bytes)).length;
  }, 0);
}

/** How much has moved since the page began to load, by the browser's measure (CLS). */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const take = (entries: PerformanceEntryList) =>
          resolve(entries.reduce((sum, entry) => sum + (entry as LayoutShift).value, 0));
        const observer = new PerformanceObserver((list) => take(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => take(observer.takeRecords()), 100);
      }),
  );
}

interface LayoutShift extends PerformanceEntry {
  value: number;
}

/** What axe finds wrong on the page as it stands, each with its elements; `limit` says what is looked at. */
export async function violations(
  page: Page,
  limit: (axe: AxeBuilder) => AxeBuilder = (axe) => axe,
): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // In the page itself, and without the thousands of elements that are as they should be.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    // Starlight's button to search: its name lacks the key that is written on it.
    .exclude('[data-open-modal]');
  const { violations } = await limit(axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

/** What axe finds wrong in light and in dark, where only contrast can differ. Leaves the page dark. */
export async function violationsInBothThemes(
  page: Page,
  limit: (axe: AxeBuilder) => AxeBuilder = (axe) => axe,
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page, limit);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, (axe) => limit(axe).withRules('color-contrast'));
  return [...light, ...dark.map((found) => `dark: ${found}`)];
}

/** Has the browser forget the compilers that it keeps from other tests, so that they are fetched again. */
export async function forgetCompilers(page: Page): Promise<void> {
  await page.evaluate(() => caches.delete('you-can-rust-that:engine'));
}
