/** Converts rustc's JSON diagnostics: spans become offsets into the reader's code. */
import type { Diagnostic, Span, Suggestion } from './runner.ts';

/** The fields of rustc's JSON that are used here. */
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
  /** The macro call that produced this span, if there was one. */
  expansion: { span: RustcSpan } | null;
}

/** Whether the message only counts errors or names a command, which is no use without a terminal. */
export function isSummary(message: string): boolean {
  return /^aborting due to|^For more information|^Some errors have|^\d+ warnings? emitted/.test(
    message,
  );
}

/** Converts a diagnostic about the program `source`, which rustc knows as `file`. */
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

/** The error codes, sorted. Lints, whose code is their name, don't count. */
export function errorCodes(diagnostics: readonly Diagnostic[]): string[] {
  const codes = diagnostics.flatMap(({ level, code }) => (level === 'error' && code ? code : []));
  return [...new Set(codes)].filter((code) => /^E\d+$/.test(code)).sort();
}

/** The name of the page that explains a diagnostic; lints and syntax have none. */
export function explanationOf({ code, message }: Diagnostic): string | undefined {
  if (code && /^E\d{4}$/.test(code)) return code;
  return message === 'lifetime may not live long enough' ? 'lifetime' : undefined;
}

function levelOf(level: string): Diagnostic['level'] {
  if (level === 'error' || level === 'warning' || level === 'help') return level;
  // rustc also has `error: internal compiler error` and `failure-note`.
  return level.startsWith('error') ? 'error' : 'note';
}

/** For each byte of the text in UTF-8, and for its end, the offset in UTF-16 units. */
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
