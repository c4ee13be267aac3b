/**
 * `npm run -s engine -- run FILE.rs`: the engine of the page, under Node. Its
 * stdout, stderr and exit code are the program's: 101 for a panic, 1 for a
 * program that does not compile, 2 for one that was stopped or can't be read.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { execute } from '../runner/engine.ts';
import type { Execution } from '../runner/wasi.ts';
import { loadEngine } from './load.ts';

const usage = `npm run -s engine -- run FILE.rs [OPTION…] [-- ARGUMENT…]
npm run -s engine -- run --each [FILE.rs…] [OPTION…] [-- ARGUMENT…]

  --check              compile only; \`check\` in place of \`run\` does the same
  --each               run several files, or those that stdin lists, one per line;
                       print a line of JSON for each: file, code, stdout, stderr
  --edition YEAR       2015, 2018, 2021 or 2024 (the default)
  --executor NAME      compiled, interpreted, or auto (the default): interpreted if the
                       program has unsafe of its own
  --release            without debug assertions and overflow checks
  --seed N             the order of threads, and random numbers (0)
  --json               print the engine's events, one per line
  --watch N            with --json: the state of memory at each line, from step N on
  --steps N            limit of steps
  --memory BYTES       limit of memory (512 MB)
  --threads N          limit of threads (1000)
  --clock NANOSECONDS  when the program starts, since 1970
  --env NAME=VALUE     sets a variable; may be repeated
  --give FILE          lets the program read this file; may be repeated
  --help               print this`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const texts = { type: 'string', multiple: true } as const;

/** Options that the engine itself knows. */
const engineOptions = {
  edition: text,
  release: flag,
  executor: text,
  seed: text,
  json: flag,
  watch: text,
  steps: text,
  memory: text,
  threads: text,
  clock: text,
  env: texts,
  give: texts,
};

function readCommand(words: string[]) {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const { values, positionals } = parseArgs({
    args: words.slice(0, end),
    options: { ...engineOptions, check: flag, each: flag, help: flag },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const [command = '', ...named] = positionals;
  if (command !== 'run' && command !== 'check')
    throw new Error(command ? `unknown command '${command}'` : 'no command; try --help');
  const files =
    values.each && named.length === 0
      ? readFileSync(0, 'utf8')
          .split('\n')
          .filter((line) => line.trim())
      : named;
  if (files.length === 0) throw new Error('no file is named; try --help');
  if (files.length > 1 && !values.each) throw new Error('more than one file needs --each');
  const options = Object.keys(engineOptions).flatMap((name) => {
    const given = values[name as keyof typeof engineOptions];
    if (given === undefined || given === false) return [];
    if (given === true) return [`--${name}`];
    return [given].flat().flatMap((value) => [`--${name}`, value]);
  });
  return {
    command: values.check ? 'check' : command,
    files,
    contents: Object.fromEntries(
      [...files, ...(values.give ?? [])].map((file) => [file, readFileSync(file)]),
    ),
    options: [...options, ...words.slice(end)],
    each: values.each ?? false,
  };
}

function readOrExit(words: string[]) {
  try {
    return readCommand(words);
  } catch (error) {
    // Node's messages have further lines of advice.
    console.error((error as Error).message.split('\n')[0]);
    process.exit(2);
  }
}

const { command, files, contents, options, ...given } = readOrExit(process.argv.slice(2));
const stdin = process.stdin.isTTY || given.each ? new Uint8Array() : readFileSync(0);
const engine = await loadEngine();

async function run(
  file: string,
  stdout: Execution['stdout'],
  stderr: Execution['stderr'],
): Promise<number> {
  const words: Execution['words'] = [command, file, ...options];
  return (await execute(engine, { words, files: contents, stdin, stdout, stderr })).code;
}

if (given.each) {
  for (const file of files) {
    const output = { stdout: '', stderr: '' };
    const collect = (stream: keyof typeof output) => {
      const decoder = new TextDecoder();
      return (bytes: Uint8Array) => {
        output[stream] += decoder.decode(bytes, { stream: true });
      };
    };
    const code = await run(file, collect('stdout'), collect('stderr'));
    console.log(JSON.stringify({ file, code, ...output }));
  }
} else {
  process.exitCode = await run(
    files[0] ?? '',
    (bytes) => process.stdout.write(bytes),
    (bytes) => process.stderr.write(bytes),
  );
}
