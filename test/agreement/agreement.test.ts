/**
 * Every program gives the same answer wherever it runs: natively now, natively
 * when it was recorded, and as the module that the page runs.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { answer } from '../../playground/prebuilt/answer.ts';
import {
  buildNativeRust,
  missingNativeTools,
  refuseNatively,
  runNativeCpp,
  runNativeRust,
  sanitize,
} from '../../playground/prebuilt/native.ts';
import {
  cppHash,
  cppModuleHash,
  readManifest,
  readRecorded,
  sourceHash,
} from '../../playground/prebuilt/prebuilt.ts';
import { readPrograms, runsInPage } from '../../playground/prebuilt/program.ts';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { cppEvents, runModule } from './module.ts';

// Compilers take seconds, on a busy machine many.
vi.setConfig({ testTimeout: 120_000 });

const programs = readPrograms();
const recorded = readRecorded();
const manifest = readManifest();
const missing = missingNativeTools();
if (missing.length > 0) {
  const what = `not compared with native, which needs ${missing.join('; ')}`;
  if (process.env.CI) throw new Error(what);
  console.log(what);
}

const rust = programs.filter(({ language, refusal }) => language === 'rust' && !refusal);
const cpp = programs.filter(({ language }) => language === 'cpp');
const refused = programs.filter(({ refusal }) => refusal);

describe('what was built', () => {
  test.each(programs)('$file is what manifest.json was built from', (program) => {
    expect(manifest.sources[program.file], 'run npm run build:examples').toBe(sourceHash(program));
  });
  test.each(cpp)('the module of $file, too', (program) => {
    const built = manifest.sources[`${program.file} in the page`];
    expect(built, 'run npm run build:examples').toBe(cppModuleHash(program));
  });
  test('the C++ library, too', () => {
    expect(manifest.sources['playground/cpp'], 'run npm run build:cpp').toBe(cppHash());
  });
  test.each([...rust, ...cpp])('$file ended as its header says', (program) => {
    expect(recorded[program.file]?.native?.ends).toBe(program.ends);
  });
});

describe('the module that the page runs', () => {
  const defined = programs.filter((program) => runsInPage(program) && !program.sanitize);
  test.each(defined)('$file answers as natively', async (program) => {
    const native = recorded[program.file]?.native;
    if (!native) throw new Error('nothing recorded');
    expect(answer(await runModule(program))).toEqual(answer(native));
  });
});

describe('C++ whose behaviour is undefined', () => {
  test.each(cpp.filter(({ sanitize }) => sanitize))('$file runs and ends', async (program) => {
    const { end } = (await cppEvents(program)).at(-1) as Extract<RunEvent, { kind: 'end' }>;
    expect(end.kind).toMatch(/^(exit|abort|undefined-behaviour)$/);
  });
});

describe.skipIf(missing.length > 0)('native', () => {
  beforeAll(() => buildNativeRust(rust), 300_000);

  test.concurrent.each(rust)('$file answers as recorded', async (program) => {
    const native = recorded[program.file]?.native;
    if (!native) throw new Error('nothing recorded');
    expect(answer(await runNativeRust(program))).toEqual(answer(native));
  });

  test.concurrent.each(cpp)('$file answers as recorded', async (program) => {
    const { native, sanitizer } = recorded[program.file] ?? {};
    if (!native) throw new Error('nothing recorded');
    if (program.sanitize) {
      // What an undefined run prints is nobody's promise; what is wrong with it is.
      expect(await sanitize(program, program.sanitize)).toBe(sanitizer);
    } else {
      expect(answer(await runNativeCpp(program))).toEqual(answer(native));
    }
  });

  test.concurrent.each(refused)('$file is refused as its header says', async (program) => {
    const { codes, messages, rendered } = await refuseNatively(program);
    const refusal = program.refusal ?? { codes: [] };
    if ('codes' in refusal) {
      expect(codes).toEqual([...refusal.codes].sort());
    } else {
      expect(codes).toEqual([]);
      expect(messages).toEqual([expect.stringContaining(refusal.firstLine)]);
    }
    expect(rendered).toBe(recorded[program.file]?.refused?.rendered);
  });
});
