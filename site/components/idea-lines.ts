/** Finds the lines of a contrast's ideas, which the page marks and ties together. */
import type { ExampleProgram } from '../../playground/prebuilt/program.ts';

/** Something both programs do, found by text that is in exactly one line of each. */
export interface Idea {
  cpp: string;
  rust: string;
  /** The same in the figure's third program, if it has one. */
  pattern?: string;
  /** One sentence; may hold `code`. */
  text: string;
}

/** Marks a line on one side of a contrast with the number of its idea. */
export interface Mark {
  line: number;
  idea: number;
}

/**
 * Marks the lines of one program; `words` are those of each idea, in order.
 * @throws when words are not in exactly one line
 */
export function ideaLines(program: ExampleProgram, words: string[]): Mark[] {
  const lines = program.source.split('\n');
  return words.map((text, index) => {
    const found = lines.flatMap((line, at) => (line.includes(text) ? at + 1 : []));
    if (found.length !== 1 || !found[0]) {
      throw new Error(
        `${program.folder}/${program.file}: '${text}' is in ${found.length} lines, not in one`,
      );
    }
    return { line: found[0], idea: index + 1 };
  });
}
