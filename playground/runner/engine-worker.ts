/** Holds the engine: loads it once, keeps it for good, and runs one program at a time. */
import brotli from 'brotli-dec-wasm';
import type { EngineMessage, EngineRequest, LoadedParts } from './engine.ts';
import { runProgram } from './engine-session.ts';
import type { EngineFiles } from './runner.ts';
import { type Engine, prepare } from './wasi.ts';

const post = (message: EngineMessage) => postMessage(message);
const cacheName = 'you-can-rust-that:engine';

let begin: (engine: Promise<Engine>) => void = () => {};
const engine = new Promise<Engine>((resolve) => {
  begin = resolve;
});

addEventListener('message', async ({ data }: MessageEvent<EngineRequest>) => {
  if (data.kind === 'take') {
    begin(take(data.parts));
  } else if (data.kind === 'load') {
    begin(load(data.files));
    engine.catch(() => post({ kind: 'not-loaded' }));
  } else {
    try {
      runProgram(await engine, data, post);
    } catch (error) {
      const message = `The compiler could not be loaded: ${error instanceof Error ? error.message : error}. Run tries again.`;
      post({ kind: 'end', end: { kind: 'failed', message } });
    }
  }
});

async function take({ module, library }: LoadedParts): Promise<Engine> {
  return prepare({ module, library: new Uint8Array(await library.arrayBuffer()) });
}

async function load(files: EngineFiles): Promise<Engine> {
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
  const [module, library] = await Promise.all(urls.map((url) => fetchOnce(url, tell)));
  if (!module || !library) throw new Error('a file is missing');
  const { decompress } = await brotli;
  const parts = {
    module: await WebAssembly.compile(decompress(module) as Uint8Array<ArrayBuffer>),
    library: decompress(library) as Uint8Array<ArrayBuffer>,
  };
  post({ kind: 'loaded', parts: { ...parts, library: new Blob([parts.library]) } });
  return prepare(parts);
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
    const ending = /\.\w+\.bin$/.exec(url)?.[0] ?? url;
    for (const old of await cache.keys()) if (old.url.endsWith(ending)) await cache.delete(old);
    await cache.put(url, new Response(bytes)).catch(() => {});
  }
  return bytes;
}
