/** Holds rustfmt, once it is asked for, and formats one text at a time. */
import { fetchOnce } from './fetch-once.ts';
import type { RustfmtMessage, RustfmtRequest } from './rustfmt.ts';
import { format } from './rustfmt-session.ts';

const post = (message: RustfmtMessage) => postMessage(message);
let module: WebAssembly.Module | undefined;

addEventListener('message', async ({ data }: MessageEvent<RustfmtRequest>) => {
  try {
    module ??= await WebAssembly.compile(await fetchOnce(data.file));
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    post({ kind: 'failed', message: `rustfmt could not be loaded: ${why}.` });
    return;
  }
  post({ kind: 'started' });
  post(format(module, data));
});
