/**
 * Loads a compiler: fetches it, or takes it from the browser's cache, decompresses it and
 * compiles it. A worker of its own, so that the decompressor's memory is freed with it.
 */
import type { LoadMessage } from './compiler.ts';
import { fetchOnce } from './fetch-once.ts';
import type { CompilerFiles } from './runner.ts';

const post = (message: LoadMessage) => postMessage(message);

addEventListener('message', async ({ data }: MessageEvent<CompilerFiles>) => {
  try {
    await load(data);
  } catch (error) {
    post({ kind: 'not-loaded', detail: error instanceof Error ? error.message : String(error) });
  }
});

async function load(files: CompilerFiles): Promise<void> {
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
  const [compiler, library] = await Promise.all([
    fetchOnce(files.compiler, tell),
    fetchOnce(files.library, tell),
  ]);
  const module = await WebAssembly.compile(compiler);
  post({ kind: 'loaded', parts: { module, library: new Blob([library]) } });
}
