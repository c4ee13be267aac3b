/** The editor colours code as the page does. */
import { createHighlighter } from 'shiki';
import { expect, test } from 'vitest';
import { cppPieces } from '../../playground/editor/inks.ts';
import { rustTokens } from '../../playground/editor/rust-tokens.ts';
import { theme } from '../../playground/editor/theme.ts';
import { type Language, readPrograms } from '../../playground/prebuilt/program.ts';

const shiki = await createHighlighter({ themes: [theme], langs: ['rust', 'cpp'] });
const programs = (language: Language) =>
  readPrograms()
    .filter((program) => program.language === language)
    .map(({ source }) => source.trimEnd());

/** The colour of each letter of a line; in site.css these are one. */
function ofLetters(pieces: [text: string, color: string | undefined][]): string[] {
  return pieces.flatMap(([text, color]) => {
    const name = (color || 'foreground').replace(/^var\(--code-(token-)?|\)$/g, '');
    const same = { 'string-expression': 'string', punctuation: 'foreground' }[name] ?? name;
    return Array.from({ length: text.length }, () => same);
  });
}

function onThePage(text: string, language: Language): string[][] {
  const { tokens } = shiki.codeToTokens(text, { lang: language, theme: 'inks' });
  return tokens.map((line) => ofLetters(line.map(({ content, color }) => [content, color])));
}

function rustInTheEditor(text: string): string[][] {
  return rustTokens(text).map((line) =>
    ofLetters(line.map(({ content, color }) => [content, color])),
  );
}

test('Rust, letter for letter', () => {
  for (const text of programs('rust')) {
    expect(rustInTheEditor(text)).toEqual(onThePage(text, 'rust'));
    // After an edit, with what was kept from before.
    const edited = text.replace('{\n', '{ /* open\n');
    expect(rustInTheEditor(edited)).toEqual(onThePage(edited, 'rust'));
    expect(rustInTheEditor(text)).toEqual(onThePage(text, 'rust'));
  }
});

test('C++, nine letters of ten', async () => {
  let all = 0;
  let same = 0;
  for (const text of programs('cpp')) {
    const page = onThePage(text, 'cpp').flat();
    const editor = (await cppPieces(text)).flatMap(ofLetters);
    for (const [index, letter] of [...text.replaceAll('\n', '')].entries()) {
      if (letter === ' ') continue;
      all++;
      if (page[index] === editor[index]) same++;
    }
  }
  expect(same / all).toBeGreaterThan(0.9);
});
