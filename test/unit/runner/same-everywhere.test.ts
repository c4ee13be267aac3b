/** What TypeScript, Rust and C++ state each for themselves is the same in all of them. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults } from '../../../playground/runner/cpp-run.ts';
import { reasons } from '../../../playground/runner/cpp-threads.ts';
import { libraryStart, ownStart } from '../../../playground/runner/engine.ts';
import {
  defaultEdition,
  defaultLimits,
  defaultStandard,
  editions,
  standards,
  startOfClock,
} from '../../../playground/runner/runner.ts';

const host = readFileSync('playground/cpp/runtime/host.h', 'utf8');
const engine = globSync('playground/engine/src/**/{main,options}.rs')
  .map((file) => readFileSync(file, 'utf8'))
  .join('');
const cargo = readFileSync('playground/engine/cargo-config.toml', 'utf8');

/** The names in an `enum` of host.h, without what they end in. */
function enumOf(name: string): string[] {
  const [, body = ''] = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(host) ?? [];
  return [...body.matchAll(/(\w+)_(?:fault|reason)\b/g)].map(([, entry = '']) => entry);
}

/** What the pattern captures: `512 << 20`, `1_000` or `1ul` as a number. */
function numberIn(text: string, pattern: RegExp): number {
  const [, found = ''] = pattern.exec(text) ?? [];
  const [value = Number.NaN, shift = 0] = found.split('<<').map((part) => {
    return Number(part.replace(/_|ul/g, ''));
  });
  return value * 2 ** shift;
}

test('the order of faults', () => {
  const names: Record<string, string> = {
    double_free: 'double-free',
    layout: 'wrong-layout',
    bounds: 'out-of-bounds',
    value: 'invalid-value',
    unwritten: 'uninitialised',
  };
  expect(enumOf('Fault').map((name) => names[name] ?? name)).toEqual(faults);
});

test('the order of what threads wait for', () => {
  expect(enumOf('Reason')).toEqual(reasons);
});

test('the limit of memory', () => {
  const { memory } = defaultLimits;
  expect(numberIn(host, /most_memory = ([^;]+);/)).toBe(memory);
  expect(numberIn(engine, /\bmemory: (?:\w+ = )?(\d+ << \d+)[,;]/i)).toBe(memory);
});

test('the limit of threads', () => {
  expect(numberIn(engine, /\bthreads: (?:\w+ = )?([\d_]+)[,;]/i)).toBe(defaultLimits.threads);
});

test('the time at which a program starts', () => {
  const nanoseconds = numberIn(engine, /START_OF_TIME: u64 = ([\d_]+);/);
  expect(nanoseconds / 1e6).toBe(startOfClock);
});

test('the defaults are offered, and the edition is the same in the engine', () => {
  expect(editions).toContain(defaultEdition);
  expect(standards).toContain(defaultStandard);
  expect(/\bedition: [^"]*"(\d+)"/i.exec(engine)?.[1]).toBe(defaultEdition);
});

test("where the engine's memory begins", () => {
  expect(numberIn(cargo, /--global-base=(\d+)/)).toBe(ownStart);
  expect(numberIn(cargo, /stack-size=(\d+)/)).toBeLessThanOrEqual(libraryStart);
});
