/** The Rust programs of the lessons give rustc's own diagnostics and the native answer in the engine. */
import { describe, expect, test } from 'vitest';
import { answer } from '../../playground/prebuilt/answer.ts';
import { engineHash, readManifest, readRecorded } from '../../playground/prebuilt/prebuilt.ts';
import { type ExampleProgram, readPrograms } from '../../playground/prebuilt/program.ts';
import { seeds } from '../level.ts';
import { refusedAnswer } from './answers.ts';
import { rendered, run } from './engine.ts';
import { endOf, outcomeOf } from './outcome.ts';

const recorded = readRecorded();
const rust = readPrograms().filter(({ language }) => language === 'rust');

/** Equal and different addresses alike. */
const withoutAddresses = (text: string) => text.replace(/\bA\d+\b/g, 'A');

const runProgram = ({ name, source }: ExampleProgram, seed?: number) =>
  run({ file: name, source, seed });

test('the engine was built from the sources that are in playground/engine', () => {
  expect(readManifest().sources['playground/engine'], 'run npm run build:engine').toBe(
    engineHash(),
  );
});

describe('a program that runs', () => {
  const native = (program: ExampleProgram) => {
    const outcome = recorded[program.file]?.native;
    if (!outcome) throw new Error('nothing recorded');
    return answer(outcome);
  };
  const same = rust.filter(({ refusal, engine }) => !refusal && !engine);
  test.each(same)('$file answers as natively', async (program) => {
    expect(answer(outcomeOf(await runProgram(program)))).toEqual(native(program));
  });

  const threaded = same.filter(({ needs }) => needs.includes('threads'));
  test.each(threaded)('$file answers so under every schedule', async (program) => {
    const { stdout, ends } = native(program);
    for (const seed of seeds) {
      const here = answer(outcomeOf(await runProgram(program, seed + 1)));
      expect({ stdout: here.stdout, ends: here.ends }, `seed ${seed + 1}`).toEqual({
        stdout,
        ends,
      });
    }
  });

  test.each(rust.filter(({ engine }) => engine === 'other-addresses'))(
    '$file answers so but for addresses',
    async (program) => {
      expect(withoutAddresses(answer(outcomeOf(await runProgram(program))).stdout)).toBe(
        withoutAddresses(native(program).stdout),
      );
    },
  );

  test.each(rust.filter(({ engine }) => engine === 'undefined-behaviour'))(
    '$file is stopped at its undefined behaviour',
    async (program) => {
      const end = endOf(await runProgram(program));
      expect(end).toMatchObject({
        kind: 'undefined-behaviour',
        message: expect.stringContaining('unaligned'),
      });
      if (end.kind === 'undefined-behaviour')
        expect(end.place).toMatch(new RegExp(`^${program.name}:\\d+:\\d+$`));
    },
  );

  test('names the file as the reader knows it', async () => {
    const program = rust.find(({ id }) => id === 'second_borrow_mut');
    const events = program ? await runProgram(program) : [];
    expect(answer(outcomeOf(events)).panics[0]).toMatch(/at second_borrow_mut\.rs:\d+:\d+$/);
  });
});

describe('a program that rustc refuses', () => {
  test.each(rust.filter(({ refusal }) => refusal))(
    '$file is refused with the same codes at the same places',
    async (program) => {
      const events = await runProgram(program);
      expect(endOf(events)).toEqual({ kind: 'refused' });
      const native = recorded[program.file]?.refused ?? [];
      const { name } = program;
      expect(refusedAnswer(rendered(events), name)).toEqual(
        refusedAnswer(native.map((one) => one.rendered).join('\n'), name),
      );
    },
  );
});
