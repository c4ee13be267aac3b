/**
 * Rust cut into coloured pieces, by the grammar that coloured the page: so the
 * editor and an embed's own program have the same colours.
 */
import { createHighlighterCoreSync, type GrammarState, type ThemedToken } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import rust from 'shiki/langs/rust.mjs';
import { theme } from './theme.ts';

/** Characters of a line, or of a text, above which it stays uncoloured: typing must not wait for it. */
const longLine = 1_000;
const longText = 100_000;

const shiki = createHighlighterCoreSync({
  themes: [theme],
  langs: [rust],
  engine: createJavaScriptRegexEngine(),
});

interface Line {
  tokens: ThemedToken[];
  /** What the grammar knows after it. */
  after: GrammarState;
}

/** What was coloured of the lines before which the grammar knows the same. */
interface Known {
  before: GrammarState | undefined;
  lines: Map<string, Line>;
}

/** A key costs the line that it changes, and those whose meaning that changes. */
let known: Known[] = [];
let count = 0;

/** The pieces of each line, with offsets in it. */
export function rustTokens(text: string): ThemedToken[][] {
  if (text.length > longText) return [];
  if (count > 10_000) {
    known = [];
    count = 0;
  }
  let before = knownAs(undefined);
  return text.split('\n').map((content) => {
    const line = before.lines.get(content) ?? cut(content, before.before);
    before.lines.set(content, line);
    before = knownAs(line.after);
    return line.tokens;
  });
}

function knownAs(before: GrammarState | undefined): Known {
  const found = known.find((one) => sameState(one.before, before));
  if (found) return found;
  const made = { before, lines: new Map() };
  known.push(made);
  return made;
}

function sameState(a: GrammarState | undefined, b: GrammarState | undefined): boolean {
  const [one, two] = [a?.getInternalStack(), b?.getInternalStack()];
  return one === two || (one !== undefined && two !== undefined && one.equals(two));
}

function cut(content: string, before: GrammarState | undefined): Line {
  count++;
  const options = { lang: 'rust', theme: 'inks', tokenizeMaxLineLength: longLine };
  const lines = shiki.codeToTokensBase(content, { ...options, grammarState: before });
  const after = shiki.getLastGrammarState(lines);
  if (!after) throw new Error('a line without a state after it');
  return { tokens: lines[0] ?? [], after };
}
