/**
 * Brings the engine to the page: from the browser's cache if it was fetched
 * before, decompressed and compiled. It ends when that is done, and the
 * decompressor's memory with it.
 */
import brotli from 'brotli-dec-wasm';
import type { LoadMessage } from './engine.ts';
import type { EngineFiles } from './runner.ts';

const post = (message: LoadMessage) => postMessage(message);
const cacheName = 'you-can-rust-that:engine';

addEventListener('message', async ({ data }: MessageEvent<EngineFiles>) => {
  try {
    await load(data);
  } catch (error) {
    post({ kind: 'not-loaded', message: error instanceof Error ? error.message : String(error) });
  }
});

async function load(files: EngineFiles): Promise<void> {
  const progress = new Map<string, { loaded: number; total: number }>();
  const tell = (url: string, loaded: number, total: number) => {
    progress.set(url, { loaded, total });
    const sum = { loaded: 0, total: 0 };
    for (const part of progress.values()) {
      sum.loaded += part.loaded;
      sum.total += part.total;
    }
    post({ kind: 'loading', ...sum });
  };
  const urls = [files.engine, files.library] as const;
  const [engine, library] = await Promise.all(urls.map((url) => fetchOnce(url, tell)));
  if (!engine || !library) throw new Error('a file is missing');
  const { decompress } = await brotli;
  const unpack = (bytes: Uint8Array) => decompress(bytes) as Uint8Array<ArrayBuffer>;
  const module = await WebAssembly.compile(unpack(engine));
  post({ kind: 'loaded', parts: { module, library: new Blob([unpack(library)]) } });
}

/** From the browser's cache if it was fetched before: an address names its content by hash. */
async function fetchOnce(
  url: string,
  tell: (url: string, loaded: number, total: number) => void,
): Promise<Uint8Array> {
  // Not there on a page without HTTPS.
  const cache =
    'caches' in globalThis ? await caches.open(cacheName).catch(() => undefined) : undefined;
  const kept = await cache?.match(url);
  const response = kept ?? (await fetch(url));
  if (!response.ok || !response.body) throw new Error(`${response.status} for ${url}`);
  const total = Number(response.headers.get('Content-Length') ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    chunks.push(chunk.value);
    loaded += chunk.value.byteLength;
    tell(url, loaded, Math.max(total, loaded));
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  if (!kept && cache) {
    // An older engine is of no use any more.
    const unversioned = (address: string) => address.replace(/-\w+(?=\.\w+\.bin$)/, '');
    for (const old of await cache.keys())
      if (unversioned(old.url) === unversioned(new URL(url, location.href).href))
        await cache.delete(old);
    await cache.put(url, new Response(bytes)).catch(() => {});
  }
  return bytes;
}
