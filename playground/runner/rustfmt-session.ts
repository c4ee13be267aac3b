/** Formats one program with rustfmt, in Node or in a worker, in a fresh instance. */
import { File, OpenFile, WASI } from '@bjorn3/browser_wasi_shim';
import { diffLines, diffWordsWithSpace } from 'diff';
import { defaultEdition, type RunOptions } from './runner.ts';
import { OutputStream, start } from './wasi.ts';

/** rustfmt's answer. */
export type Formatted =
  /** Small changes instead of a new text, so that cursors keep their places. Empty if the program was formatted. */
  | { kind: 'formatted'; changes: Change[] }
  /** rustc's first error. Lines count from 1; some errors have none. */
  | { kind: 'refused'; line: number | undefined; message: string }
  /** `detail` is the browser's message. */
  | { kind: 'failed'; failure: FormatFailure; detail?: string };

/** Why formatting failed; editor/words.ts has the words for the reader. */
export type FormatFailure =
  | 'not-loaded'
  | 'not-started'
  /** The program has half a UTF-16 pair, which rustfmt would replace by another character. */
  | 'lone-surrogate'
  /** rustfmt's stack is full. */
  | 'too-large'
  /** Formatting took longer than `formatLimit`. */
  | 'too-slow'
  /** rustfmt itself crashed. */
  | 'crashed'
  /** rustfmt's worker died. */
  | 'stopped';

export interface Change {
  /** Offset into the original text, in UTF-16 units. */
  from: number;
  to: number;
  insert: string;
}

export interface FormatRequest {
  source: string;
  edition?: RunOptions['edition'];
}

const page = 0x1_0000;
/** Enough for the module's stack and data, and some more. */
const atFirst = 0x200_0000;
const most = 0x4000_0000;
/** Milliseconds spent on finding small changes before larger ones must do. */
const patience = 1_000;

/** Never throws. */
export function format(module: WebAssembly.Module, request: FormatRequest): Formatted {
  const { source, edition = defaultEdition } = request;
  if (/\p{Surrogate}/u.test(source)) return { kind: 'failed', failure: 'lone-surrogate' };
  const text = new Text();
  const messages = new Text();
  const run = new WASI(
    ['rustfmt', edition],
    [],
    [
      new OpenFile(new File(new TextEncoder().encode(source))),
      new OutputStream((bytes) => text.add(bytes)),
      new OutputStream((bytes) => messages.add(bytes)),
    ],
    { debug: false },
  );
  try {
    const memory = new WebAssembly.Memory({ initial: atFirst / page, maximum: most / page });
    const { code } = start(module, memory, run);
    if (code === 0) return { kind: 'formatted', changes: changesBetween(source, text.whole) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'failed', failure: 'too-large' };
    return { kind: 'failed', failure: 'not-started', detail: String(error) };
  }
  const said = /^error(?:\[\w+\])?: (.+)(?:\n *--> <stdin>:(\d+))?/m.exec(messages.whole);
  const [, message, line] = said ?? [];
  if (message) return { kind: 'refused', line: line ? Number(line) : undefined, message };
  return { kind: 'failed', failure: 'crashed' };
}

/** Collects text that comes as pieces of UTF-8. */
class Text {
  whole = '';
  readonly #decoder = new TextDecoder();

  add(bytes: Uint8Array): void {
    this.whole += this.#decoder.decode(bytes, { stream: true });
  }
}

function changesBetween(before: string, after: string): Change[] {
  const parts =
    diffWordsWithSpace(before, after, { timeout: patience }) ??
    diffLines(before, after, { timeout: patience });
  if (!parts) return [{ from: 0, to: before.length, insert: after }];
  const changes: Change[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const last = changes.at(-1);
    // A removal and the text in its place are one change.
    const change = last?.to === at ? last : { from: at, to: at, insert: '' };
    if (removed) change.to += value.length;
    if (added) change.insert += value;
    if ((removed || added) && change !== last) changes.push(change);
    if (!added) at += value.length;
  }
  return changes;
}
