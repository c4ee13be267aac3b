/** `npm run engine`: what it takes, in any order, and what it says of what it doesn't. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, source: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return file;
}

const hello = fileWith('hello.rs', 'fn main() { println!("hello"); }');
const panics = fileWith('panics.rs', 'fn main() { panic!("on purpose"); }');
const asks = fileWith(
  'asks.rs',
  `fn main() {
    let line = std::io::stdin().lines().next().unwrap().unwrap();
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    println!("{line} {arguments:?} {}", cfg!(debug_assertions));
}`,
);

function engine(words: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['playground/engine/cli.ts', ...words],
    { input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test.each([
  [[], /^no command; try --help\n$/],
  [['run'], /^no file is named; try --help\n$/],
  [['walk', hello], /^unknown command 'walk'\n$/],
  [['run', 'missing.rs'], /^ENOENT: .*'missing.rs'\n$/],
  [['run', '--each', hello, 'missing.rs'], /^ENOENT: .*'missing.rs'\n$/],
  [['run', '--give', 'missing.txt', hello], /^ENOENT: .*'missing.txt'\n$/],
  [['run', '--fast', hello], /^Unknown option '--fast'.*\n$/],
  [['run', hello, '--seed'], /^Option '--seed <value>' argument missing\n$/],
  [['run', hello, panics], /^more than one file needs --each\n$/],
  [['run', '--each'], /^no file is named; try --help\n$/],
])('%j is refused in one line', (words, line) => {
  const { status, stdout, stderr } = engine(words);
  expect(stderr).toMatch(line);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('help names every option', () => {
  const { status, stdout } = engine(['--help']);
  expect(status).toBe(0);
  for (const name of ['check', 'each', 'edition', 'release', 'seed', 'json', 'env', 'give'])
    expect(stdout).toContain(`--${name}`);
});

test('options come in any order, and what follows -- is the program’s', () => {
  const end = ['--', '--seed', '3'];
  for (const words of [
    ['--release', '--seed', '7', 'run', asks],
    ['run', asks, '--seed=7', '--release'],
  ]) {
    expect(engine([...words, ...end], 'typed\n')).toEqual({
      status: 0,
      stdout: 'typed ["--seed", "3"] false\n',
      stderr: '',
    });
  }
});

test('a program’s end is the exit code', () => {
  expect(engine(['run', panics]).status).toBe(101);
});

const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('each file that is named gets a line, and a check runs nothing', () => {
  expect(lines(engine(['run', hello, '--each', panics, '--check']).stdout)).toEqual([
    { file: hello, code: 0, stdout: '', stderr: '' },
    { file: panics, code: 0, stdout: '', stderr: '' },
  ]);
});

test('each file that stdin lists gets a line', () => {
  expect(lines(engine(['--each', 'run'], `${hello}\n${panics}\n`).stdout)).toMatchObject([
    { file: hello, code: 0, stdout: 'hello\n', stderr: '' },
    { file: panics, code: 101, stdout: '', stderr: expect.stringContaining('on purpose') },
  ]);
});
