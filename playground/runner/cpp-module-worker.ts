/** Runs one precompiled C++ program. */
import { runCpp } from './cpp-run.ts';
import type { ModuleRequest } from './precompiled-runner.ts';
import type { RunEvent } from './runner.ts';

const post = (event: RunEvent) => postMessage(event);

let module: Promise<WebAssembly.Module>;

addEventListener('message', async ({ data }: MessageEvent<ModuleRequest>) => {
  if (data.kind === 'load') {
    module = WebAssembly.compileStreaming(fetch(data.module.wasm));
    // The run reports a failure.
    module.catch(() => {});
    return;
  }
  const { file, ...options } = data.program;
  try {
    await runCpp(await module, file, options, post);
  } catch {
    post({ kind: 'end', end: { kind: 'failed', failure: 'module-not-loaded' } });
  }
});
