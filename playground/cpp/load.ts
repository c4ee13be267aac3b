/** Loads the prebuilt clang and its C++ library in Node. */
import { cppPrebuilt, readManifest, readPrebuilt } from '../prebuilt/prebuilt.ts';
import { type Clang, prepareClang } from '../runner/clang.ts';

/** Loads clang for programs that are compiled once each. @throws when the prebuilt files are missing or damaged. */
export async function loadClang(): Promise<Clang> {
  const manifest = readManifest();
  const { preambles, ...clang } = await prepareClang({
    module: await WebAssembly.compile(new Uint8Array(readPrebuilt(cppPrebuilt.clang, manifest))),
    library: new Blob([new Uint8Array(readPrebuilt(cppPrebuilt.sysroot, manifest))]),
  });
  return clang;
}
