/** Memory that instances use one after the other, and what the shim of WASI lacks. */
import { type Directory, type File, WASI } from '@bjorn3/browser_wasi_shim';
import { describe, expect, test } from 'vitest';
import {
  OutputStream,
  ReusedMemory,
  start,
  Terminal,
  tree,
} from '../../../playground/runner/wasi.ts';

const page = 0x1_0000;

describe('a memory that is used again', () => {
  const make = () =>
    new ReusedMemory({ fixed: page, initial: 2 * page, kept: 3 * page, maximum: 5 * page });
  const bytes = (memory: WebAssembly.Memory) => new Uint8Array(memory.buffer);

  test.each([
    ['is wiped', 0, true],
    ['is wiped as large as it may be kept', 1, true],
    ['is given back once it has grown too large', 2, false],
  ])('%s, but for its fixed part and what was grown', (_what, grown, same) => {
    const reused = make();
    const first = reused.clean();
    first.grow(grown);
    bytes(first).fill(7);
    const second = reused.clean();
    expect(second === first).toBe(same);
    expect(
      bytes(second)
        .subarray(0, page)
        .every((byte) => byte === 7),
    ).toBe(true);
    expect(
      bytes(second)
        .subarray(page, 2 * page)
        .every((byte) => byte === 0),
    ).toBe(true);
    expect(second.buffer.byteLength).toBe((same ? 2 + grown : 2) * page);
  });
});

describe('files', () => {
  const data = new Uint8Array([1, 2, 3]);

  test('are put into folders, which may be there already', () => {
    const top = tree({ 'a/b/one.txt': data });
    tree({ 'a/b/two.txt': data, '/three.txt': data }, top);
    const a = top.get('a') as Directory;
    const b = a.contents.get('b') as Directory;
    expect([...top.keys()]).toEqual(['a', 'three.txt']);
    expect([...b.contents.keys()]).toEqual(['one.txt', 'two.txt']);
  });

  test('are the bytes themselves and not a copy', () => {
    expect((tree({ one: data }).get('one') as File).data).toBe(data);
  });

  test('without a name are none', () => {
    expect(tree({ '/': data }).size).toBe(0);
  });
});

describe('streams', () => {
  test('hand over copies of what is written', () => {
    const written: Uint8Array[] = [];
    const bytes = new Uint8Array([1, 2]);
    const answer = new OutputStream((piece) => written.push(piece)).fd_write(bytes);
    bytes.fill(0);
    expect(answer).toEqual({ ret: 0, nwritten: 2 });
    expect(written).toEqual([new Uint8Array([1, 2])]);
  });

  test('of a terminal say that they are one', () => {
    const terminal = new Terminal(() => {});
    expect(terminal.fd_fdstat_get().fdstat.fs_filetype).toBe(2);
    expect(terminal.fd_filestat_get().filestat.filetype).toBe(2);
  });
});

describe('a command', () => {
  /** Calls one import of WASI, or traps, in `_start`. */
  const wasm = (code: number[]) =>
    new WebAssembly.Module(
      Uint8Array.from([
        ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
        // Types: () -> (), (i32) -> (), (i32, i32) -> i32.
        ...[1, 14, 3, 0x60, 0, 0, 0x60, 1, 0x7f, 0, 0x60, 2, 0x7f, 0x7f, 1, 0x7f],
        ...importsOf(['proc_exit', 1], ['args_sizes_get', 2]),
        ...[3, 2, 1, 0],
        ...[7, 10, 1, 6, ...Buffer.from('_start'), 0, 2],
        ...[10, code.length + 4, 1, code.length + 2, 0, ...code, 0x0b],
      ]),
    );

  function importsOf(...functions: [name: string, type: number][]): number[] {
    const name = (text: string) => [text.length, ...Buffer.from(text)];
    const memory = [...name('env'), ...name('memory'), 2, 0, 1];
    const entries = functions.flatMap(([own, type]) => [
      ...name('wasi_snapshot_preview1'),
      ...name(own),
      ...[0, type],
    ]);
    const body = [functions.length + 1, ...memory, ...entries];
    return [2, body.length, ...body];
  }

  const run = (code: number[], words: string[] = []) => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const ended = start(wasm(code), memory, new WASI(words, [], [], { debug: false }));
    return { ended, memory };
  };

  test('ends with its exit code', () => {
    expect(run([0x41, 3, 0x10, 0]).ended).toEqual({ code: 3 });
    expect(run([]).ended).toEqual({ code: 0 });
  });

  test('that traps says so', () => {
    const { code, trap } = run([0x00]).ended;
    expect(code).toBe(1);
    expect(trap).toBeInstanceOf(WebAssembly.RuntimeError);
  });

  test('has room for arguments whose letters take several bytes', () => {
    // args_sizes_get(0, 4), its result dropped.
    const { memory } = run([0x41, 0, 0x41, 4, 0x10, 1, 0x1a], ['é', 'ab']);
    const [count, size] = new Uint32Array(memory.buffer, 0, 2);
    expect([count, size]).toEqual([2, 3 + 3]);
  });
});
