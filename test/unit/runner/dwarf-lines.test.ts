/** DWARF's line table, written here as its standard says, read as rows; and stacks as places. */
import { expect, test } from 'vitest';
import { placesOf, readLines } from '../../../playground/runner/dwarf-lines.ts';

const text = (words: string) => [...Buffer.from(words), 0];
const u16 = (value: number) => [value & 0xff, value >> 8];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

const lineBase = -5;
const lineRange = 14;
const firstSpecial = 13;

/** A unit of `.debug_line` with the reader's file, 1, and a header, 2. */
function unit(program: number[], version = 4): number[] {
  const tables = [
    ...[1, 1, 1, lineBase & 0xff, lineRange, firstSpecial],
    // Operands of the standard opcodes 1 to 12.
    ...[0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1],
    ...[...text('/usr/include'), 0],
    ...[...text('main.cpp'), 0, 0, 0],
    ...[...text('vector'), 1, 0, 0, 0],
  ];
  const rest = [...u16(version), ...u32(tables.length), ...tables, ...program];
  return [...u32(rest.length), ...rest];
}

const setAddress = (address: number) => [0, 5, 2, ...u32(address)];
const endSequence = [0, 1, 1];
const copy = 1;
/** An opcode that advances both and makes a row. */
const special = (address: number, line: number) =>
  address * lineRange + (line - lineBase) + firstSpecial;

const rows = (...units: number[][]) => readLines(Uint8Array.from(units.flat()), 'main.cpp');

test('special opcodes advance address and line', () => {
  expect(
    rows(unit([...setAddress(100), special(0, 2), special(4, -1), special(2, 8), ...endSequence])),
  ).toEqual([
    [100, 3, 0],
    [104, 2, 0],
    // The end of the sequence, at the same address as the last row.
    [106, 10, 0],
    [106, 0, 0],
  ]);
});

test('standard opcodes do so one by one, with numbers of several bytes', () => {
  const program = [
    ...setAddress(1),
    ...[2, 0x90, 0x01],
    ...[3, 0xc8, 0x01],
    ...[5, 7],
    copy,
    ...[3, 0x7f],
    ...[9, ...u16(1000)],
    copy,
    8,
    copy,
  ];
  const last = 1145 + Math.floor((255 - firstSpecial) / lineRange);
  expect(rows(unit(program))).toEqual([
    [145, 201, 7],
    [1145, 200, 7],
    [last, 200, 7],
  ]);
});

test('rows of other files are line 0, and successive ones are one', () => {
  const header = [4, 2];
  const own = [4, 1];
  expect(
    rows(
      unit([
        ...setAddress(10),
        copy,
        ...header,
        ...[special(1, 1), special(1, 1), special(1, 1)],
        ...own,
        special(1, 0),
      ]),
    ),
  ).toEqual([
    [10, 1, 0],
    [11, 0, 0],
    [14, 4, 0],
  ]);
});

test('opcodes that mean nothing here are passed over with their operands', () => {
  expect(rows(unit([...setAddress(5), ...[6, 7, 10, 11], ...[12, 0x80, 0x01], copy]))).toEqual([
    [5, 1, 0],
  ]);
});

test('units are sorted by address, and code that was left out is none', () => {
  const at = (address: number) => unit([...setAddress(address), copy]);
  expect(rows(at(50), at(0), at(20))).toEqual([
    [20, 1, 0],
    [50, 1, 0],
  ]);
});

test('another version of DWARF is an error', () => {
  expect(() => rows(unit([], 5))).toThrow('DWARF 5 instead of 4');
});

test('no section has no rows', () => {
  expect(rows()).toEqual([]);
});

test("a stack's places are those of the row before each offset", () => {
  const lines = {
    codeStart: 0x100,
    lines: [
      [0x10, 3, 5],
      [0x20, 0, 0],
      [0x30, 7, 1],
    ] as [number, number, number][],
  };
  const stack = `Error
    at main (wasm://wasm/1:wasm-function[7]:0x110)
    at inHeader (wasm://wasm/1:wasm-function[8]:0x12f)
    at __main_void (wasm://wasm/1:wasm-function[9]:0x999)
    at before (wasm://wasm/1:wasm-function[1]:0x101)
    at run (file.js:1:1)`;
  expect(placesOf(stack, 'main.cpp', lines)).toEqual(['main.cpp:3:5', 'main.cpp:7:1']);
});
