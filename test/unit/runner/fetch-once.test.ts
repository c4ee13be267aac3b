/** The large files are fetched once, kept by the browser, and replaced by newer ones of the same name. */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchOnce } from '../../../playground/runner/fetch-once.ts';

// The package fetches its own WASM, which Node has no address for.
vi.mock('brotli-dec-wasm', () => ({ default: { decompress: brotliDecompressSync } }));

const url = 'https://example.org/run/engine-0a1b2c3d.wasm.bin';
const older = 'https://example.org/run/engine-99999999.wasm.bin';
const other = 'https://example.org/run/std-0a1b2c3d.library.bin';
const file = new Uint8Array(brotliCompressSync('the engine'));

/** What the browser keeps, by address. */
let kept: Map<string, Uint8Array<ArrayBuffer>>;
const fetched = vi.fn<(url: string) => Promise<Response>>();

beforeEach(() => {
  kept = new Map();
  fetched.mockReset();
  fetched.mockImplementation(
    async () => new Response(file, { headers: { 'Content-Length': `${file.length}` } }),
  );
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('caches', {
    open: async () => ({
      match: async (address: string) => {
        const bytes = kept.get(address);
        return bytes && new Response(bytes);
      },
      keys: async () => [...kept.keys()].map((address) => ({ url: address })),
      delete: async (request: { url: string }) => kept.delete(request.url),
      put: async (address: string, response: Response) => {
        kept.set(address, new Uint8Array(await response.arrayBuffer()));
      },
    }),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const textOf = async (address: string) => new TextDecoder().decode(await fetchOnce(address));

test('a file comes decompressed, with its progress told', async () => {
  const told: [number, number][] = [];
  const bytes = await fetchOnce(url, (_url, loaded, total) => told.push([loaded, total]));
  expect(new TextDecoder().decode(bytes)).toBe('the engine');
  expect(told.at(-1)).toEqual([file.length, file.length]);
});

test('the second time it is not fetched', async () => {
  await textOf(url);
  expect(await textOf(url)).toBe('the engine');
  expect(fetched).toHaveBeenCalledOnce();
});

test('a newer file takes the place of the older one, and of no other', async () => {
  kept.set(older, file);
  kept.set(other, file);
  await textOf(url);
  expect([...kept.keys()]).toEqual([other, url]);
});

test('a file that is not there is an error with its status, and is not kept', async () => {
  fetched.mockImplementation(async () => new Response('no', { status: 404 }));
  await expect(textOf(url)).rejects.toThrow(`404 for ${url}`);
  expect(kept.size).toBe(0);
});

test.each([
  ['has no cache', undefined],
  ['forbids its cache', { open: () => Promise.reject(new Error('forbidden')) }],
  [
    'has no room',
    {
      open: async () => ({
        match: async () => undefined,
        keys: async () => [],
        put: () => Promise.reject(new Error('full')),
      }),
    },
  ],
])('a browser that %s gets the file all the same', async (_what, caches) => {
  vi.unstubAllGlobals();
  vi.stubGlobal('fetch', fetched);
  if (caches) vi.stubGlobal('caches', caches);
  expect(await textOf(url)).toBe('the engine');
});
