/** Fetches the large files, decompresses them, and keeps them in the browser's cache for the next page. */
import brotli from 'brotli-dec-wasm';

const cacheName = 'you-can-rust-that:engine';

/** Takes a file from the browser's cache if it is there. Its URL has a hash of its content, so it never changes. */
export async function fetchOnce(
  url: string,
  tell?: (url: string, loaded: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  // Pages without HTTPS have no cache.
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
    // Older versions of the file are no longer needed.
    for (const old of await cache.keys())
      if (nameOf(old.url) === nameOf(url)) await cache.delete(old);
    await cache.put(url, new Response(bytes)).catch(() => {});
  }
  const { decompress } = await brotli;
  return decompress(bytes) as Uint8Array<ArrayBuffer>;
}

/** The file's name without the hash of its content: `engine.wasm.bin`. */
function nameOf(url: string): string {
  return url.replace(/^.*\//, '').replace(/-\w+(?=\.)/, '');
}
