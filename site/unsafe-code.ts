/**
 * Finds `unsafe` in Rust code. rustc's lint `unsafe_code` needs an attribute before the
 * reader's first line, which would move its columns.
 */
import type { Diagnostic } from '../playground/runner/runner.ts';
import { practiceWords as words } from './components/practice-words.ts';

/** Comments, literals and raw identifiers, which may hold the word, or else the word. */
const tokens = [
  /\/\/.*/,
  /\/\*[\s\S]*?\*\//,
  // Raw strings: `r"…"`, `br#"…"#`.
  /\b[bc]?r(#*)"[\s\S]*?"\1/,
  /"(?:\\[\s\S]|[^"\\])*"/,
  // Characters, not lifetimes.
  /'(?:\\(?:u\{\w*\}|x\w\w|.)|[^'\\\n])'/,
  /\br#\w+/,
  // No macro can make a keyword from parts.
  /\bunsafe\b/,
];
const pattern = new RegExp(tokens.map(({ source }) => source).join('|'), 'gu');

/** Whether this is why code was refused. */
export const usesUnsafe = (diagnostics: Diagnostic[]) =>
  diagnostics.some(({ code }) => code === 'unsafe_code');

/** The error for the first `unsafe` in the code, if there is one. */
export function unsafeDiagnostic(file: string, source: string): Diagnostic | undefined {
  const from = [...source.matchAll(pattern)].find(([token]) => token === 'unsafe')?.index;
  if (from === undefined) return undefined;
  const message = words.noUnsafe;
  const before = source.slice(0, from).split('\n');
  const place = `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const span = { from, to: from + 'unsafe'.length, primary: true, label: null, suggestion: null };
  return {
    level: 'error',
    message,
    code: 'unsafe_code',
    rendered: `error: ${message}\n --> ${place}\n`,
    spans: [span],
    children: [],
  };
}
