/** Loads rustfmt at the first request, and formats one program at a time. */
import { fetchOnce } from './fetch-once.ts';
import type { RustfmtMessage, RustfmtRequest } from './rustfmt.ts';
import { format } from './rustfmt-session.ts';

const post = (message: RustfmtMessage) => postMessage(message);
let module: WebAssembly.Module | undefined;

addEventListener('message', async ({ data }: MessageEvent<RustfmtRequest>) => {
  try {
    module ??= await WebAssembly.compile(await fetchOnce(data.file));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    post({ kind: 'failed', failure: 'not-loaded', detail });
    return;
  }
  post({ kind: 'started' });
  post(format(module, data));
});
