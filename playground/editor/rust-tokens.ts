/**
 * Cuts Rust into coloured pieces by the grammar that colours the site, so that the
 * editor and embedded programs have the same colours.
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

/** Limits in characters for a line and a text; longer ones stay uncoloured, so that typing never waits. */
const longLine = 1_000;
const longText = 100_000;

// Only Shiki's tokenizer, and a grammar with precompiled expressions: less than half the
// size of all of Shiki.
const shiki = createShikiPrimitive({
  themes: [theme],
  langs: [rust],
  engine: createJavaScriptRawEngine(),
});

interface Line {
  tokens: ThemedToken[];
  /** The state of the grammar after the line. */
  after: GrammarState;
}

/** Coloured lines, by the state of the grammar before them. */
interface Known {
  before: GrammarState | undefined;
  lines: Map<string, Line>;
}

/** A key press costs only the changed line, and the lines whose meaning changes with it. */
let known: Known[] = [];
let count = 0;

/** The pieces of each line, with offsets in the line. */
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
