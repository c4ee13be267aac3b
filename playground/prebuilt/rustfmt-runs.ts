/** Formats programs by the page's rustfmt, in Node; what was formatted before is read from disk. */
import { loadRustfmt } from '../engine/load.ts';
import { type FormatRequest, type Formatted, format } from '../runner/rustfmt-session.ts';
import { Cache } from './cache.ts';
import { enginePrebuilt } from './prebuilt.ts';

const cache = new Cache('rustfmt', 'playground/prebuilt/rustfmt-runs.ts', [enginePrebuilt.rustfmt]);

let module: ReturnType<typeof loadRustfmt> | undefined;

export function formatInPage(request: FormatRequest): Promise<Formatted> {
  return cache.get(request, async () => {
    module ??= loadRustfmt();
    return format(await module, request);
  });
}
