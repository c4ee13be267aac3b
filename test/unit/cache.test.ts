/** A kept result is found again only where nothing that it depends on has changed. */
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Cache, codeHash } from '../../playground/prebuilt/cache.ts';

let folder: string;
beforeEach(() => {
  // Also where every other suite starts afresh.
  vi.stubEnv('RESULTS', '');
  folder = mkdtempSync(path.join(tmpdir(), 'cache-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  rmSync('node_modules/.cache/results/test', { recursive: true, force: true });
});

describe('the code that a result depends on', () => {
  const maker = 'playground/prebuilt/engine-runs.ts';

  /** The modules of the project that run when this one is imported, found by reading, not by bundling. */
  function importsOf(file: string, found = new Set<string>()): Set<string> {
    if (found.has(file)) return found;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, names = '', from = ''] of text.matchAll(/^import (?!type)([^;]*?)'(\.[^']+)';/gm))
      if (!/^\{(\s*type \w+,?)+\s*\} from $/.test(names))
        importsOf(path.join(path.dirname(file), from), found);
    return found;
  }

  test('is every module that it imports, directly or not, and nothing else', async () => {
    cpSync('playground', path.join(folder, 'playground'), {
      recursive: true,
      filter: (name) => !/\.br$|target|wasm$/.test(name),
    });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const hash = () => codeHash(path.join(folder, maker));
    const before = await hash();
    const hashAfter = async (file: string, addition: string) => {
      const place = path.join(folder, file);
      const text = readFileSync(place, 'utf8');
      appendFileSync(place, addition);
      const changed = await hash();
      writeFileSync(place, text);
      return changed;
    };

    const imported = [...importsOf(maker)];
    expect(imported).toContain('playground/runner/output-cap.ts');
    for (const file of imported) {
      expect(await hashAfter(file, '\nglobalThis.changed = true;\n'), file).not.toBe(before);
    }
    const [first = ''] = imported;
    expect(await hashAfter(first, '\n// A comment.\ninterface Unused { a: 1 }\n')).toBe(before);
    for (const other of ['playground/runner/clang.ts', 'playground/prebuilt/native.ts'])
      expect(await hashAfter(other, '\nglobalThis.changed = true;\n'), other).toBe(before);
    expect(await hash()).toBe(before);
  }, 120_000);
});

describe('a result', () => {
  /** A maker of its own for each test, and a file that it uses. */
  function made() {
    const maker = path.join(folder, 'maker.ts');
    const file = path.join(folder, 'compiler.wasm');
    writeFileSync(maker, 'export const made = () => 1;\n');
    writeFileSync(file, 'compiler');
    let times = 0;
    /** How many results were made, rather than found, for this input and in all. */
    const get = async (input: unknown) => {
      await new Cache('test', maker, [file]).get(input, () => ++times);
      return times;
    };
    return { maker, file, get };
  }

  test('is found by an equal input, whatever the order of its keys', async () => {
    const { get } = made();
    expect(await get({ source: 'fn main() {}', seed: 1 })).toBe(1);
    expect(await get({ seed: 1, source: 'fn main() {}' })).toBe(1);
  });

  test('is not found for another program, seed, or option at any depth', async () => {
    const { get } = made();
    const program = { source: 'fn main() {}', seed: 1, limits: { steps: 10 }, arguments: ['a'] };
    await get(program);
    expect(await get({ ...program, source: 'fn main() { }' })).toBe(2);
    expect(await get({ ...program, seed: 2 })).toBe(3);
    expect(await get({ ...program, limits: { steps: 11 } })).toBe(4);
    expect(await get({ ...program, arguments: [] })).toBe(5);
    expect(await get({ ...program, check: true })).toBe(6);
  });

  test("is not found after a change in the maker's code or files", async () => {
    const { maker, file, get } = made();
    await get('program');
    writeFileSync(maker, 'export const made = () => 2;\n');
    expect(await get('program')).toBe(2);
    writeFileSync(file, 'another compiler');
    expect(await get('program')).toBe(3);
  });

  test('that could not be made is made again', async () => {
    const { maker } = made();
    const cache = new Cache('test', maker);
    const fails = () => Promise.reject(new Error('no compiler'));
    await expect(cache.get('program', fails)).rejects.toThrow('no compiler');
    expect(await cache.get('program', () => 'made')).toBe('made');
  });

  test('has been through JSON when it is new, too', async () => {
    const { maker } = made();
    const cache = new Cache('test', maker);
    const make = () => ({ there: 1, missing: undefined });
    expect(Object.keys(await cache.get('program', make))).toEqual(['there']);
  });
});
