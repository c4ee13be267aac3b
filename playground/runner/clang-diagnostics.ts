/**
 * Converts clang's messages to diagnostics. clang writes text, with flags that make ranges
 * and fix-its readable for programs:
 *
 *     main.cpp:3:7:{3:7-3:9}: error: use of undeclared identifier 'x'
 *     fix-it:"main.cpp":{3:7-3:8}:"y"
 *
 * Columns count bytes of UTF-8, from 1.
 */
import { utf16Offsets } from './diagnostics.ts';
import type { Diagnostic, Span } from './runner.ts';

export const diagnosticFlags = [
  '-fcolor-diagnostics',
  '-fdiagnostics-print-source-range-info',
  '-fdiagnostics-parseable-fixits',
];

/** A message of clang with its fix-its. */
interface Message {
  level: 'error' | 'warning' | 'note';
  text: string;
  /** The name of a warning's flag, without `-W`. */
  code: string | null;
  spans: Span[];
  fixes: Span[];
}

/** An error or warning with its notes. */
interface Group extends Message {
  notes: Message[];
  /** clang's lines, with colours. */
  rendered: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colours begin with one.
const colours = /\u001b\[[\d;]*[mK]/g;
const head =
  /^(?:(.+?):(\d+):(\d+):((?:\{[\d:-]+\})*):? ?|wasm-ld: )?(?:fatal )?(error|warning|note): (.*)$/;
const fix = /^fix-it:"(.*)":\{(\d+):(\d+)-(\d+):(\d+)\}:"(.*)"$/;
const summary = /^\d+ (error|warning)s?( and \d+ errors?)? generated\.$/;

/** Converts `said`, which is about the program `source`; clang knows it as `file`. */
export function readClang(said: string, file: string, source: string): Diagnostic[] {
  return groupsIn(said, file, source).map(diagnosticOf);
}

function groupsIn(said: string, file: string, source: string): Group[] {
  const offset = offsetsOf(source);
  const groups: Group[] = [];
  // "In file included from" comes before the message that it is about.
  let before = '';
  for (const line of said.split('\n')) {
    const plain = line.replace(colours, '');
    const last = groups.at(-1);
    const [, where, row = '1', column = '1', ranges = '', level, words = ''] =
      head.exec(plain) ?? [];
    const isFix = fix.exec(plain);
    if (isFix) {
      const message = last?.notes.at(-1) ?? last;
      if (isFix[1] === file) message?.fixes.push(fixOf(isFix, offset, message === last));
    } else if (level) {
      const [, text = words, code = null] = /^(.*) \[-W([^\]]+)\]$/.exec(words) ?? [];
      const spans = where === file ? [spanOf(offset, row, column, ranges, source)] : [];
      const message: Message = { level: level as Message['level'], text, code, spans, fixes: [] };
      const rendered = before + withoutRanges(line);
      before = '';
      if (level === 'note' && last) {
        last.notes.push(message);
        last.rendered += rendered;
      } else groups.push({ ...message, notes: [], rendered });
    } else if (plain.startsWith('In file included from')) before += `${line}\n`;
    else if (last && !summary.test(plain)) last.rendered += `${line}\n`;
  }
  return groups;
}

function diagnosticOf({ level, text, code, spans, fixes, notes, rendered }: Group): Diagnostic {
  return {
    level,
    message: text,
    code,
    rendered: rendered.trimEnd(),
    spans: spans.length > 0 ? spans : calledFrom(notes),
    children: [
      ...(fixes.length > 0 ? [{ level: 'help' as const, message: text, spans: fixes }] : []),
      ...notes.map((note) => ({
        level: note.fixes.length > 0 ? ('help' as const) : note.level,
        message: note.text,
        spans: note.fixes.length > 0 ? note.fixes : note.spans.map(secondary),
      })),
    ],
  };
}

/** An error inside a header is shown at the reader's own line that led there. */
function calledFrom(notes: Message[]): Span[] {
  const own = notes.find(({ spans }) => spans.length > 0);
  return own ? own.spans.map((span) => ({ ...span, label: own.text })) : [];
}

const secondary = (span: Span): Span => ({ ...span, primary: false });

/** The first line of a message, without the ranges. */
function withoutRanges(line: string): string {
  return `${line.replace(/(:\d+:\d+)(:\{[\d:{}-]+\})?:/, '$1:')}\n`;
}

/** Returns the offset in UTF-16 units of clang's row and column. */
type Offset = (row: string | undefined, column: string | undefined) => number;

function offsetsOf(source: string): Offset {
  const offsets = utf16Offsets(source);
  const bytes = new TextEncoder().encode(source);
  const lines = [0];
  bytes.forEach((byte, at) => {
    if (byte === 10) lines.push(at + 1);
  });
  return (row, column) => {
    const start = lines[Number(row) - 1] ?? bytes.length;
    return offsets[Math.min(start + Number(column) - 1, bytes.length)] ?? 0;
  };
}

/** The range that contains the place, or else the word there. */
function spanOf(offset: Offset, row: string, column: string, ranges: string, source: string): Span {
  const at = offset(row, column);
  const all = [...ranges.matchAll(/\{(\d+):(\d+)-(\d+):(\d+)\}/g)].map(([, a, b, c, d]) => ({
    from: offset(a, b),
    to: offset(c, d),
  }));
  const range = all.find(({ from, to }) => from <= at && at < to);
  const word = /^(\w+|.)/u.exec(source.slice(at))?.[0] ?? '';
  const { from, to } = range ?? { from: at, to: at + word.length };
  return { from, to, primary: true, label: null, suggestion: null };
}

/** `certain` marks a message's own fix-it. By clang's rules, a note's fix-it is one of several possible ones. */
function fixOf(match: RegExpExecArray, offset: Offset, certain: boolean): Span {
  const [, , fromRow, fromColumn, toRow, toColumn, text = ''] = match;
  return {
    from: offset(fromRow, fromColumn),
    to: offset(toRow, toColumn),
    primary: false,
    label: null,
    suggestion: {
      text: unquote(text),
      applicability: certain ? 'MachineApplicable' : 'MaybeIncorrect',
    },
  };
}

/** Undoes LLVM's escapes in a quoted string: bytes outside ASCII are octal. */
function unquote(text: string): string {
  return text.replace(/(?:\\[0-7]{3})+|\\([nt\\"])/g, (octal: string, code?: string) => {
    if (code !== undefined) return { n: '\n', t: '\t' }[code] ?? code;
    const bytes = octal.match(/[0-7]{3}/g)?.map((byte) => Number.parseInt(byte, 8)) ?? [];
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}
