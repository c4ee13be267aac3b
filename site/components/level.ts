/** Puts the lines that mean the same on one level across the two columns of a contrast. */

import type { ExampleProgram } from '../../playground/prebuilt/program.ts';
import { shownLines } from '../../playground/prebuilt/shown.ts';
import type { Mark } from './highlight.ts';

/** A thing that both programs do, by text that stands in exactly one shown line of each. */
export interface Idea {
  cpp: string;
  rust: string;
  /** The same in a third program, where the figure has one. */
  pattern?: string;
  /** One sentence; may hold `code`. */
  text: string;
}

/** Rows that a column may be moved down by; past this, space says less than it costs. */
const mostSpace = 6;

export interface Levelled {
  marks: Mark[];
  spacers: Map<number, number>;
}

/** Marks and spacers of both sides, in the order cpp, rust. */
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
    // Twins that cross cannot both be level.
    if (rightLine <= lastRight) continue;
    lastRight = rightLine;
    const gap =
      left.shown.indexOf(leftLine) + left.moved - (right.shown.indexOf(rightLine) + right.moved);
    const late = gap > 0 ? right : left;
    const line = gap > 0 ? rightLine : leftLine;
    if (gap === 0 || late.moved + Math.abs(gap) > mostSpace) continue;
    // Space goes where the program has a pause already, if there is one since the last twin.
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
      `${program.folder}/${program.file}: '${words}' stands in ${found.length} lines, not in one`,
    );
  }
  return found[0];
}

/** The last line before `line` that follows an empty one, after the latest spacer; else `line` itself. */
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
