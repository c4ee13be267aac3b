/**
 * The server of tests and benchmarks: a folder as any static host gives it, and
 * to pages of other origins too. `node test/serve.ts FOLDER PORT` serves from a
 * process of its own.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv, { type Options } from 'sirv';

export interface Served {
  /** Ends with a slash. */
  address: string;
  server: Server;
}

/** Port 0 stands for any that is free. Files that come later are not served. */
export async function serve(folder: string, port = 0, options: Options = {}): Promise<Served> {
  const files = sirv(folder, {
    ...options,
    setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*'),
  });
  const server = createServer((request, response) => {
    // A file that is gone since the folder was read fails its answer, not the process.
    response.on('pipe', (file) => file.on('error', () => response.destroy()));
    files(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return { address: `http://localhost:${(server.address() as AddressInfo).port}/`, server };
}

if (import.meta.main) await serve(process.argv[2] ?? 'dist', Number(process.argv[3] ?? 0));
