/** A program's header and markers, right and wrong. */
import { describe, expect, test } from 'vitest';
import { lineInFile, parseProgram, runsInPage } from '../../playground/prebuilt/program.ts';
import { shownLines } from '../../playground/prebuilt/shown.ts';

const source = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('a program', () => {
  test('says in its header what it shows, how it ends and what it needs', () => {
    const program = parseProgram(
      'examples/two_owners.rs',
      source(
        '// Two owners',
        '// of one value.',
        '//@ ends: panic',
        '//@ needs: threads',
        '',
        'fn main() {}',
      ),
    );
    expect(program).toMatchObject({
      id: 'two_owners',
      language: 'rust',
      caption: 'Two owners of one value.',
      ends: 'panic',
      needs: ['threads'],
      source: 'fn main() {}\n',
    });
    expect(runsInPage(program)).toBe(false);
  });

  test('runs in the page when it needs nothing and ends', () => {
    const plain = parseProgram('examples/plain.rs', source('// Plain.', '', 'fn main() {}'));
    expect(runsInPage(plain)).toBe(true);
    const hangs = parseProgram(
      'examples/h.rs',
      source('// H.', '//@ ends: hang', '', 'fn main() {}'),
    );
    expect(runsInPage(hangs)).toBe(false);
    const cpp = parseProgram('examples/plain.cpp', source('// Plain.', '', 'int main() {}'));
    expect(runsInPage(cpp)).toBe(true);
  });

  test('to be refused names codes, or the first line of an error without one', () => {
    const coded = parseProgram('refused/a.rs', source('// A.', '//@ error: E0505, E0597', '', 'x'));
    expect(coded).toMatchObject({ id: 'refused/a', refusal: { codes: ['E0505', 'E0597'] } });
    const bare = parseProgram(
      'refused/b.rs',
      source('// B.', '//@ error: none may not live long enough', '', 'x'),
    );
    expect(bare.refusal).toEqual({ firstLine: 'may not live long enough' });
  });

  test('shows its code without header and markers, or one region of it', () => {
    const program = parseProgram(
      'examples/r.rs',
      source(
        '// R.',
        '',
        'fn a() {}',
        '// region: main',
        'fn main() {',
        '}',
        '// endregion',
        'fn b() {}',
      ),
    );
    expect(program.source).toBe('fn a() {}\nfn main() {\n}\nfn b() {}\n');
    expect(shownLines(program)).toEqual([1, 2, 3, 4]);
    expect(shownLines(program, 'main')).toEqual([2, 3]);
    expect([1, 2, 4].map((line) => lineInFile(program, line))).toEqual([3, 5, 8]);
  });

  test.each([
    ['no caption', 'examples/a.rs', ['fn main() {}'], 1],
    ['an unknown directive', 'examples/a.rs', ['// A.', '//@ colour: red'], 2],
    ['an unknown ending', 'examples/a.rs', ['// A.', '//@ ends: well'], 2],
    ['an unknown need', 'examples/a.rs', ['// A.', '//@ needs: luck'], 2],
    ['a misspelt code', 'refused/a.rs', ['// A.', '//@ error: 505'], 2],
    ['a refusal outside refused/', 'examples/a.rs', ['// A.', '//@ error: E0505'], 1],
    ['none inside it', 'refused/a.rs', ['// A.'], 1],
    ['an unknown answer of the engine', 'examples/a.rs', ['// A.', '//@ engine: magic'], 2],
    ['a sanitizer for Rust', 'examples/a.rs', ['// A.', '//@ sanitize: address'], 1],
    ['a region left open', 'examples/a.rs', ['// A.', '', '// region: x', 'x'], 3],
    ['a region in a region', 'examples/a.rs', ['// A.', '', '// region: x', '// region: y'], 4],
    ['an end without a region', 'examples/a.rs', ['// A.', '', '// endregion'], 3],
    [
      'two regions of one name',
      'examples/a.rs',
      ['// A.', '', '// region: x', '// endregion', '// region: x'],
      5,
    ],
  ])('with %s is refused with file and line', (_what, file, lines, line) => {
    expect(() => parseProgram(file, source(...lines))).toThrow(`rust-examples/${file}:${line}: `);
  });
});
