/** Brings the large files to the page, decompressed, and has the browser keep them for the next one. */
import brotli from 'brotli-dec-wasm';

const cacheName = 'you-can-rust-that:engine';

/** From the browser's cache if it was fetched before: an address names its content by hash. */
export async function fetchOnce(
  url: string,
  tell?: (url: string, loaded: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
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
    tell?.(url, loaded, Math.max(total, loaded));
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  if (!kept && cache) {
    // An older one of the same name is of no use any more.
    for (const old of await cache.keys())
      if (nameOf(old.url) === nameOf(url)) await cache.delete(old);
    await cache.put(url, new Response(bytes)).catch(() => {});
  }
  const { decompress } = await brotli;
  return decompress(bytes) as Uint8Array<ArrayBuffer>;
}

/** Without the folder, and the hash of the content: `engine.wasm.bin`. */
function nameOf(url: string): string {
  return url.replace(/^.*\//, '').replace(/-\w+(?=\.)/, '');
}
