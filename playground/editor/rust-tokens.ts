/**
 * Rust cut into coloured pieces, by the grammar that coloured the page: so the
 * editor and an embed's own program have the same colours.
 */
import rust from '@shikijs/langs-precompiled/rust';
import {
  codeToTokensBase,
  createShikiPrimitive,
  type GrammarState,
  getLastGrammarState,
  type ThemedToken,
} from 'shiki/core';
import { createJavaScriptRawEngine } from 'shiki/engine/javascript';
import { theme } from './theme.ts';

/** Characters of a line, or of a text, above which it stays uncoloured: typing must not wait for it. */
const longLine = 1_000;
const longText = 100_000;

// The parts that cut alone, and a grammar whose expressions were translated when it was
// published: less than half of what Shiki weighs with all that it can do.
const shiki = createShikiPrimitive({
  themes: [theme],
  langs: [rust],
  engine: createJavaScriptRawEngine(),
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
  const lines = codeToTokensBase(shiki, content, { ...options, grammarState: before });
  const after = getLastGrammarState(shiki, lines);
  if (!after) throw new Error('a line without a state after it');
  return { tokens: lines[0] ?? [], after };
}
