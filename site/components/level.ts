/** Puts lines with the same meaning on one level across the columns of a contrast. */
import type { ExampleProgram } from '../../playground/prebuilt/program.ts';
import { shownLines } from '../../playground/prebuilt/shown.ts';
import type { Mark } from './highlight.ts';

/** Something both programs do, found by text that is in exactly one shown line of each. */
export interface Idea {
  cpp: string;
  rust: string;
  /** The same in the figure's third program, if it has one. */
  pattern?: string;
  /** One sentence; may hold `code`. */
  text: string;
}

/** Limit in rows that a column is moved down by: more space would cost more than it shows. */
const maxSpace = 6;

export interface Levelled {
  marks: Mark[];
  spacers: Map<number, number>;
}

/** Marks and spacers of the two sides: C++, then Rust. */
export function level(
  cpp: ExampleProgram,
  rust: ExampleProgram,
  ideas: Idea[],
): [Levelled, Levelled] {
  const sides = [cpp, rust].map((program) => ({
    program,
    shown: shownLines(program),
    marks: [] as Mark[],
    spacers: new Map<number, number>(),
    moved: 0,
  }));
  const [left, right] = sides as [(typeof sides)[number], (typeof sides)[number]];
  ideas.forEach((idea, index) => {
    left.marks.push({ line: lineOf(left.program, left.shown, idea.cpp), idea: index + 1 });
    right.marks.push({ line: lineOf(right.program, right.shown, idea.rust), idea: index + 1 });
  });
  const pairs = left.marks
    .map((mark, index) => [mark.line, right.marks[index]?.line ?? 0] as const)
    .sort((a, b) => a[0] - b[0]);
  let lastRight = 0;
  for (const [leftLine, rightLine] of pairs) {
    // Twins whose ties cross cannot both be level.
    if (rightLine <= lastRight) continue;
    lastRight = rightLine;
    const gap =
      left.shown.indexOf(leftLine) + left.moved - (right.shown.indexOf(rightLine) + right.moved);
    const late = gap > 0 ? right : left;
    const line = gap > 0 ? rightLine : leftLine;
    if (gap === 0 || late.moved + Math.abs(gap) > maxSpace) continue;
    // Put the space at an empty line since the last twin, if there is one.
    const pause = pauseBefore(late.program, late.shown, line, late.spacers);
    late.spacers.set(pause, (late.spacers.get(pause) ?? 0) + Math.abs(gap));
    late.moved += Math.abs(gap);
  }
  return [left, right];
}

function lineOf(program: ExampleProgram, shown: number[], words: string): number {
  const lines = program.source.split('\n');
  const found = shown.filter((number) => lines[number - 1]?.includes(words));
  if (found.length !== 1 || !found[0]) {
    throw new Error(
      `${program.folder}/${program.file}: '${words}' is in ${found.length} lines, not in one`,
    );
  }
  return found[0];
}

/** The last line up to `line` that follows an empty line after the latest spacer, else `line` itself. */
function pauseBefore(
  program: ExampleProgram,
  shown: number[],
  line: number,
  spacers: Map<number, number>,
): number {
  const lines = program.source.split('\n');
  const earliest = Math.max(0, ...spacers.keys());
  const pause = shown.filter(
    (number) =>
      number <= line &&
      number > earliest &&
      number > (shown[0] ?? 0) &&
      lines[number - 2]?.trim() === '',
  );
  return pause.at(-1) ?? line;
}
