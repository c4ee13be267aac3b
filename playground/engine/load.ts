/** The prebuilt engine, for Node. */
import { enginePrebuilt, readManifest, readPrebuilt } from '../prebuilt/prebuilt.ts';
import { unpack } from '../runner/archive.ts';
import type { EngineParts } from '../runner/wasi.ts';

/** @throws when the prebuilt files are missing or damaged. */
export async function loadEngine(): Promise<EngineParts> {
  const manifest = readManifest();
  return {
    module: await WebAssembly.compile(
      new Uint8Array(readPrebuilt(enginePrebuilt.engine, manifest)),
    ),
    library: unpack(readPrebuilt(enginePrebuilt.library, manifest)),
  };
}
