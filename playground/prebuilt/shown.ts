/**
 * Which lines of a program a page shows. A block always has the whole program with
 * the file's line numbers, so that `:12:5` in a message is what the reader sees. The
 * header and the markers are hidden.
 */
import { type ExampleProgram, isMarker } from './program.ts';

/** Numbers, from 1, of the lines shown in the region, or in the whole program. */
export function shownLines(program: ExampleProgram, region?: string): number[] {
  const lines = program.source.trimEnd().split('\n');
  const bounds = region ? program.regions.find(({ name }) => name === region) : undefined;
  const from = bounds?.from ?? program.start;
  const to = bounds?.to ?? lines.length;
  return lines.flatMap((line, index) =>
    index + 1 >= from && index + 1 <= to && !isMarker(line) ? [index + 1] : [],
  );
}
