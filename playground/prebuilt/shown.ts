/**
 * Which lines of a program a page shows. A block always holds the whole
 * program, under the file's own line numbers, so that a message's `:12:5`
 * means what the reader sees; the header and the markers stay folded away.
 */
import { type ExampleProgram, isMarker } from './program.ts';

/** Numbers, counted from 1, of the lines shown: of the region, or of all. */
export function shownLines(program: ExampleProgram, region?: string): number[] {
  const lines = program.source.trimEnd().split('\n');
  const bounds = region ? program.regions.find(({ name }) => name === region) : undefined;
  const from = bounds?.from ?? program.start;
  const to = bounds?.to ?? lines.length;
  return lines.flatMap((line, index) =>
    index + 1 >= from && index + 1 <= to && !isMarker(line) ? [index + 1] : [],
  );
}
