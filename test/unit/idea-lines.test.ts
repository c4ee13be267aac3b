/** The lines of a contrast's ideas. */
import { expect, test } from 'vitest';
import { parseProgram } from '../../playground/prebuilt/program.ts';
import { ideaLines } from '../../site/components/idea-lines.ts';

const program = (...lines: string[]) =>
  parseProgram('examples/twins.rs', `// Twins.\n//@ ends: ok\n\n${lines.join('\n')}\n`);

test('a line has the number of its idea, counted from the first line that readers see', () => {
  const shown = program('fn main() {', '  twin();', '  end();', '}');
  expect(ideaLines(shown, ['end()', 'twin()'])).toEqual([
    { line: 3, idea: 1 },
    { line: 2, idea: 2 },
  ]);
});

test('words that are not in exactly one line are refused', () => {
  expect(() => ideaLines(program('twin', 'twin'), ['twin'])).toThrow('is in 2 lines');
  expect(() => ideaLines(program('twin'), ['gone'])).toThrow('is in 0 lines');
});
