/** rustfmt at work on one text, in Node or in a worker: each in an instance of its own. */
import { File, OpenFile, WASI } from '@bjorn3/browser_wasi_shim';
import { diffLines, diffWordsWithSpace } from 'diff';
import { defaultEdition, type RunOptions } from './runner.ts';
import { OutputStream, start } from './wasi.ts';

/** What rustfmt makes of a text. */
export type Formatted =
  /** Little changes rather than a new text, so that cursors stay where they are; none where all was well. */
  | { kind: 'formatted'; changes: Change[] }
  /** What rustc said first; lines count from 1, and some messages have none. */
  | { kind: 'refused'; line: number | undefined; message: string }
  /** `detail` is what the browser said. */
  | { kind: 'failed'; failure: FormatFailure; detail?: string };

/** Why rustfmt has no answer; editor/words.ts says it to the reader. */
export type FormatFailure =
  | 'not-loaded'
  | 'not-started'
  /** The text contains half a letter, which would come back as another one. */
  | 'lone-surrogate'
  /** Its stack is full. */
  | 'too-large'
  /** It took more than `formatLimit`. */
  | 'too-slow'
  /** rustfmt itself failed. */
  | 'crashed'
  /** Its worker died. */
  | 'stopped';

export interface Change {
  /** Offsets into the text as it was, in UTF-16 units. */
  from: number;
  to: number;
  insert: string;
}

export interface FormatRequest {
  source: string;
  edition?: RunOptions['edition'];
}

const page = 0x1_0000;
/** The module's stack and data, and some room. */
const atFirst = 0x200_0000;
const most = 0x4000_0000;
/** Milliseconds for the search of little changes before larger ones have to do. */
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

/** Text that comes as bytes, in pieces. */
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
    // What goes and what comes in its place are one change.
    const change = last?.to === at ? last : { from: at, to: at, insert: '' };
    if (removed) change.to += value.length;
    if (added) change.insert += value;
    if ((removed || added) && change !== last) changes.push(change);
    if (!added) at += value.length;
  }
  return changes;
}
