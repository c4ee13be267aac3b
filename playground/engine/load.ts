/** The prebuilt engine and rustfmt, for Node. */
import { enginePrebuilt, readManifest, readPrebuilt } from '../prebuilt/prebuilt.ts';
import { type Engine, prepare } from '../runner/wasi.ts';

/** @throws when the prebuilt files are missing or damaged. */
export async function loadEngine(): Promise<Engine> {
  const manifest = readManifest();
  return prepare({
    module: await WebAssembly.compile(
      new Uint8Array(readPrebuilt(enginePrebuilt.engine, manifest)),
    ),
    library: new Blob([new Uint8Array(readPrebuilt(enginePrebuilt.library, manifest))]),
  });
}

/** @throws likewise. */
export function loadRustfmt(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array(readPrebuilt(enginePrebuilt.rustfmt, readManifest())));
}
