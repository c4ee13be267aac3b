/** rustc's JSON as the page uses it: spans as offsets into the reader's text. */
import type { Diagnostic, Span, Suggestion } from './runner.ts';

/** As rustc writes it, as far as it is used here. */
export interface RustcDiagnostic {
  level: string;
  message: string;
  code: { code: string } | null;
  rendered: string | null;
  spans: RustcSpan[];
  children: RustcDiagnostic[];
}

interface RustcSpan {
  file_name: string;
  /** Bytes of UTF-8 from the start of the file. */
  byte_start: number;
  byte_end: number;
  is_primary: boolean;
  label: string | null;
  suggested_replacement: string | null;
  suggestion_applicability: Suggestion['applicability'] | null;
  /** Of a span that a macro made: where the macro was called. */
  expansion: { span: RustcSpan } | null;
}

/** True for the last ones, which count the others and name a command: a reader has no terminal here. */
export function isSummary(message: string): boolean {
  return /^aborting due to|^For more information|^Some errors have|^\d+ warnings? emitted/.test(
    message,
  );
}

/** Of the program `source`, which rustc knows as `file`. */
export function readDiagnostic(
  diagnostic: RustcDiagnostic,
  file: string,
  source: string,
): Diagnostic {
  let offsets: Uint32Array | undefined;
  const span = (given: RustcSpan): Span[] => {
    let here = given;
    while (here.file_name !== file && here.expansion) here = here.expansion.span;
    if (here.file_name !== file) return [];
    offsets ??= utf16Offsets(source);
    const last = offsets.length - 1;
    const { suggested_replacement: text, suggestion_applicability: applicability } = given;
    return [
      {
        from: offsets[Math.min(here.byte_start, last)] ?? 0,
        to: offsets[Math.min(here.byte_end, last)] ?? 0,
        primary: given.is_primary,
        label: given.label,
        suggestion: text === null ? null : { text, applicability: applicability ?? 'Unspecified' },
      },
    ];
  };
  const { message, code, rendered } = diagnostic;
  return {
    level: levelOf(diagnostic.level),
    message,
    code: code?.code ?? null,
    rendered: rendered ?? '',
    spans: diagnostic.spans.flatMap(span),
    children: diagnostic.children.map(({ level, message, spans }) => ({
      level: levelOf(level),
      message,
      spans: spans.flatMap(span),
    })),
  };
}

function levelOf(level: string): Diagnostic['level'] {
  if (level === 'error' || level === 'warning' || level === 'help') return level;
  // Some of rustc's have more words: `error: internal compiler error`, `failure-note`.
  return level.startsWith('error') ? 'error' : 'note';
}

/** For each byte of the text as UTF-8, and for its end, where that is in UTF-16 units. */
export function utf16Offsets(text: string): Uint32Array {
  const bytes = new TextEncoder().encode(text);
  const offsets = new Uint32Array(bytes.length + 1);
  let unit = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    offsets.fill(unit, at, at + length);
    at += length;
    unit += length === 4 ? 2 : 1;
  }
  offsets[bytes.length] = unit;
  return offsets;
}
