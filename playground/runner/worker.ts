/**
 * Runs one precompiled program and ends. The module calls back for each piece
 * of output; it never yields, so each piece is posted at once.
 */
import type { PageMessage, WorkerMessage } from './precompiled.ts';
import { type End, outputCap } from './runner.ts';

/** What wasm-pack's glue exports. */
interface Glue {
  default(options: { module_or_path: string }): Promise<unknown>;
  run(): number;
}

/** The functions that the harness imports as globals. */
declare global {
  var playgroundWrite: (stream: 1 | 2, text: string) => void;
  var playgroundPanic: (message: string, place: string, aborts: boolean) => void;
}

const post = (message: WorkerMessage) => postMessage(message);

let written = 0;
let dropped = 0;
let droppedPosted = 0;
let panic: End | undefined;

globalThis.playgroundWrite = (stream, text) => {
  const room = outputCap - written;
  if (room > 0) {
    post({ kind: stream === 1 ? 'stdout' : 'stderr', text: text.slice(0, room) });
    written += Math.min(text.length, room);
  }
  if (text.length <= room) return;
  dropped += text.length - Math.max(room, 0);
  // A flood must not become a flood of messages.
  const now = performance.now();
  if (now - droppedPosted < 100) return;
  droppedPosted = now;
  post({ kind: 'dropped', characters: dropped });
};
globalThis.playgroundPanic = (message, place, aborts) => {
  panic = { kind: 'panic', message, place, aborts };
};

let glue: Promise<Glue>;

async function load(urls: { glue: string; wasm: string }): Promise<Glue> {
  const loaded = (await import(/* @vite-ignore */ urls.glue)) as Glue;
  await loaded.default({ module_or_path: urls.wasm });
  return loaded;
}

async function go(): Promise<End> {
  let program: Glue;
  try {
    program = await glue;
  } catch {
    return {
      kind: 'failed',
      message:
        'The compiled program could not be loaded: it is missing or damaged. The recorded output is below.',
    };
  }
  try {
    return { kind: 'exit', code: program.run() };
  } catch (error) {
    if (panic) return panic;
    if (error instanceof RangeError) return { kind: 'limit', limit: 'stack' };
    return { kind: 'limit', limit: 'memory' };
  }
}

addEventListener('message', async ({ data }: MessageEvent<PageMessage>) => {
  if (data.kind === 'load') {
    glue = load(data.module);
    glue.then(
      () => post({ kind: 'ready' }),
      () => {}, // `go` tells.
    );
    return;
  }
  const end = await go();
  if (dropped > 0) post({ kind: 'dropped', characters: dropped });
  post({ kind: 'end', end });
});
