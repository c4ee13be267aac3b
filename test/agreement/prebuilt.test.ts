/**
 * The prebuilt files match the lessons' programs as they are now, and each module that the
 * page runs answers as the program did natively when it was recorded.
 */
import { describe, expect, test } from 'vitest';
import { answer } from '../../playground/prebuilt/answer.ts';
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

const programs = readPrograms();
const recorded = readRecorded();
const manifest = readManifest();
const rust = programs.filter(({ language, refusal }) => language === 'rust' && !refusal);
const cpp = programs.filter(({ language }) => language === 'cpp');

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
