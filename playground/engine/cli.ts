/**
 * `npm run -s engine -- run FILE.rs`: the engine of the page, under Node. Its
 * stdout, stderr and exit code are the program's: 101 for a panic, 1 for a
 * program that does not compile, 2 for one that was ended.
 */
import { readFileSync } from 'node:fs';
import { execute } from '../runner/wasi.ts';
import { loadEngine } from './load.ts';

const [command, file, ...options] = process.argv.slice(2);
if (!command || !file) {
  console.error(
    'npm run -s engine -- run|check FILE.rs [--edition 2024] [--seed N] [--release] [--json] [-- ARGUMENT…]',
  );
  process.exit(2);
}
const { code } = execute(await loadEngine(), {
  words: [command, file, ...options],
  files: { [file]: readFileSync(file) },
  stdin: process.stdin.isTTY ? new Uint8Array() : readFileSync(0),
  stdout: (bytes) => process.stdout.write(bytes),
  stderr: (bytes) => process.stderr.write(bytes),
});
process.exitCode = code;
