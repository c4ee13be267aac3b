/**
 * `npm run -s engine -- run FILE.rs`: the engine of the page, under Node. Its
 * stdout, stderr and exit code are the program's: 101 for a panic, 1 for a
 * program that does not compile, 2 for one that was ended.
 *
 * With `--each FILE…` in place of one file, several in turn: a line of JSON for
 * each, with `file`, `code`, `stdout` and `stderr`.
 */
import { readFileSync } from 'node:fs';
import { type Execution, execute } from '../runner/engine.ts';
import { loadEngine } from './load.ts';

const all = process.argv.slice(2);
// What comes after `--` is the program's.
const own = all.includes('--') ? all.indexOf('--') : all.length;
const [first, ...rest] = all.filter((word, index) => word !== '--check' || index > own);
// `run FILE --check` is `check FILE`.
const command = all.slice(0, own).includes('--check') ? 'check' : first;
const each = rest[0] === '--each';
const end = rest.findIndex((word, index) => index > 0 && word.startsWith('--'));
const files = each ? rest.slice(1, end === -1 ? undefined : end) : rest.slice(0, 1);
const options = each ? (end === -1 ? [] : rest.slice(end)) : rest.slice(1);
if (!command || files.length === 0) {
  console.error(
    'npm run -s engine -- run FILE.rs [--check] [--edition 2024] [--seed N] [--release] [--json] [-- ARGUMENT…]\n' +
      'npm run -s engine -- run --each FILE.rs… [options]',
  );
  process.exit(2);
}

const engine = await loadEngine();
const stdin = process.stdin.isTTY || each ? new Uint8Array() : readFileSync(0);

function run(file: string, stdout: Execution['stdout'], stderr: Execution['stderr']): number {
  const words: Execution['words'] = [command ?? '', file, ...options];
  const contents = { [file]: readFileSync(file) };
  return execute(engine, { words, files: contents, stdin, stdout, stderr }).code;
}

if (each) {
  for (const file of files) {
    const text = { stdout: '', stderr: '' };
    const taker = (stream: keyof typeof text) => {
      const decoder = new TextDecoder();
      return (bytes: Uint8Array) => {
        text[stream] += decoder.decode(bytes, { stream: true });
      };
    };
    const code = run(file, taker('stdout'), taker('stderr'));
    console.log(JSON.stringify({ file, code, ...text }));
  }
} else {
  process.exitCode = run(
    files[0] ?? '',
    (bytes) => process.stdout.write(bytes),
    (bytes) => process.stderr.write(bytes),
  );
}
