/** The prebuilt engine and rustfmt, for Node. */
import './promises.ts';
import { enginePrebuilt, readManifest, readPrebuilt } from '../prebuilt/prebuilt.ts';
import { type Engine, prepareEngine } from '../runner/engine.ts';

/** @throws when the prebuilt files are missing or damaged. */
export async function loadEngine(): Promise<Engine> {
  const manifest = readManifest();
  return prepareEngine({
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
