/** Twins of a contrast stand on one level where they can. */
import { describe, expect, test } from 'vitest';
import { type ExampleProgram, parseProgram } from '../../playground/prebuilt/program.ts';
import { shownLines } from '../../playground/prebuilt/shown.ts';
import { type Levelled, level } from '../../site/components/level.ts';

const program = (ending: string, ...lines: string[]) =>
  parseProgram(`examples/twins.${ending}`, `// Twins.\n\n${lines.join('\n')}\n`);

/** The row, counted from 1, in which a marked line is drawn. */
function row(side: ExampleProgram, { marks, spacers }: Levelled, idea: number): number {
  const line = marks.find((mark) => mark.idea === idea)?.line ?? 0;
  const shown = shownLines(side);
  const above = shown.filter((number) => number <= line);
  return above.reduce((sum, number) => sum + 1 + (spacers.get(number) ?? 0), 0);
}

describe('level', () => {
  test('moves the earlier of two twins down, on either side', () => {
    const cpp = program(
      'cpp',
      '#include <x>',
      '',
      'int main() {',
      '  twin();',
      '  long();',
      '  longer();',
      '  end();',
      '}',
    );
    const rust = program('rs', 'fn main() {', '  twin();', '  end();', '}');
    const ideas = [
      { cpp: 'twin()', rust: 'twin()', text: '' },
      { cpp: 'end()', rust: 'end()', text: '' },
    ];
    const [left, right] = level(cpp, rust, ideas);
    expect([1, 2].map((idea) => row(cpp, left, idea))).toEqual(
      [1, 2].map((idea) => row(rust, right, idea)),
    );
    expect(left.spacers.size).toBe(0);
    const [mirroredLeft, mirroredRight] = level(rust, cpp, ideas);
    expect(row(rust, mirroredLeft, 1)).toBe(row(cpp, mirroredRight, 1));
  });

  test('lets twins be uneven rather than tear a column apart', () => {
    const far = program('cpp', ...Array.from({ length: 20 }, () => 'x'), 'twin');
    const near = program('rs', 'twin', 'y');
    expect(level(far, near, [{ cpp: 'twin', rust: 'twin', text: '' }])[1].spacers.size).toBe(0);
  });

  test('refuses words that do not stand in exactly one line', () => {
    const twice = program('cpp', 'twin', 'twin');
    const once = program('rs', 'twin');
    expect(() => level(twice, once, [{ cpp: 'twin', rust: 'twin', text: '' }])).toThrow(
      'is in 2 lines',
    );
    expect(() => level(once, once, [{ cpp: 'gone', rust: 'twin', text: '' }])).toThrow(
      'is in 0 lines',
    );
  });
});
