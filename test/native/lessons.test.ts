/** The programs of the lessons still answer natively as they did when they were recorded. */
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { answer } from '../../playground/prebuilt/answer.ts';
import {
  buildNativeRust,
  refuseNatively,
  runNativeCpp,
  runNativeRust,
  sanitize,
} from '../../playground/prebuilt/native.ts';
import { readRecorded } from '../../playground/prebuilt/prebuilt.ts';
import { readPrograms } from '../../playground/prebuilt/program.ts';
import { errorCodes } from '../../playground/runner/diagnostics.ts';

// Other processes do the work.
vi.setConfig({ maxConcurrency: availableParallelism() });

const programs = readPrograms();
const recorded = readRecorded();
const rust = programs.filter(({ language, refusal }) => language === 'rust' && !refusal);
const cpp = programs.filter(({ language }) => language === 'cpp');
const refused = programs.filter(({ refusal }) => refusal);

describe('natively', () => {
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
      // The output of undefined behaviour may vary; the sanitizer's report must not.
      expect(await sanitize(program, program.sanitize)).toBe(sanitizer);
    } else {
      expect(answer(await runNativeCpp(program))).toEqual(answer(native));
    }
  });

  test.concurrent.each(refused)('$file is refused as its header says', async (program) => {
    const said = await refuseNatively(program);
    const codes = errorCodes(said);
    const refusal = program.refusal ?? { codes: [] };
    if ('codes' in refusal) {
      expect(codes).toEqual([...refusal.codes].sort());
    } else {
      expect(codes).toEqual([]);
      const errors = said.filter(({ level }) => level === 'error');
      expect(errors.map(({ message }) => message)).toEqual([
        expect.stringContaining(refusal.firstLine),
      ]);
    }
    expect(said).toEqual(recorded[program.file]?.refused);
  });
});
