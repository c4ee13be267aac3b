/**
 * Runs one precompiled Rust program. The module calls back for each piece of output, and
 * never yields, so each piece is posted at once.
 */
import { OutputCap } from './output-cap.ts';
import type { ModuleRequest } from './precompiled-runner.ts';
import type { End, Module, RunEvent } from './runner.ts';

/** The exports of wasm-pack's JavaScript. */
interface Glue {
  default(options: { module_or_path: string }): Promise<unknown>;
  run(): number;
}

/** The functions that the harness imports as globals. */
declare global {
  var playgroundWrite: (stream: 1 | 2, text: string) => void;
  var playgroundPanic: (message: string, place: string, aborts: boolean) => void;
}

const post = (event: RunEvent) => postMessage(event);

const output = new OutputCap(post);
let panic: End | undefined;

globalThis.playgroundWrite = (stream, text) => {
  output.write(stream === 1 ? 'stdout' : 'stderr', text);
};
globalThis.playgroundPanic = (message, place, aborts) => {
  panic = { kind: 'panic', message, place, aborts, backtrace: [] };
};

let glue: Promise<Glue>;

async function load(urls: Module): Promise<Glue> {
  const loaded = (await import(/* @vite-ignore */ urls.glue ?? '')) as Glue;
  await loaded.default({ module_or_path: urls.wasm });
  return loaded;
}

async function go(): Promise<End> {
  let program: Glue;
  try {
    program = await glue;
  } catch {
    return { kind: 'failed', failure: 'module-not-loaded' };
  }
  try {
    return { kind: 'exit', code: program.run() };
  } catch (error) {
    if (panic) return panic;
    if (error instanceof RangeError) return { kind: 'limit', limit: 'stack' };
    return { kind: 'limit', limit: 'memory' };
  }
}

addEventListener('message', async ({ data }: MessageEvent<ModuleRequest>) => {
  if (data.kind === 'load') {
    glue = load(data.module);
    // `go` reports a failure.
    glue.catch(() => {});
    return;
  }
  const end = await go();
  output.report();
  post({ kind: 'end', end });
});
