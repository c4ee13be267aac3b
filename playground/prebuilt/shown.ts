/**
 * Which lines of a program a page shows at first. A block always has the whole program
 * with its line numbers, so that `:12:5` in a message is what the reader sees.
 */
import type { ExampleProgram } from './program.ts';

/** Numbers, from 1, of the lines shown in the region, or in the whole program. */
export function shownLines(program: ExampleProgram, region?: string): number[] {
  const bounds = region ? program.regions.find(({ name }) => name === region) : undefined;
  const from = bounds?.from ?? 1;
  const to = bounds?.to ?? program.source.trimEnd().split('\n').length;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
