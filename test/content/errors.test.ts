/** The texts on errors are true: each failing program gets only that error, and its fixed version runs. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineEvents } from '../../playground/prebuilt/engine-runs.ts';
import type { Diagnostic, RunEvent } from '../../playground/runner/runner.ts';
import { loanOf, type Role } from '../../playground/ui/loans.ts';
import { ourCourse } from '../../site/course.ts';
import { ownTexts, partsOf, rustcTexts } from '../../site/errors.ts';
import { isAll } from '../level.ts';

const texts = Object.entries(ownTexts(ourCourse));

const run = (source: string) => engineEvents({ file: 'fails.rs', source });

const errorsIn = (events: RunEvent[]): Diagnostic[] =>
  events.flatMap((event) =>
    event.kind === 'diagnostic' && event.level === 'error' ? [event] : [],
  );

const errorsOf = async (source: string) => errorsIn(await run(source));

describe.each(texts)('%s', (code, { fails, fixed }) => {
  test('is what the first program gets', async () => {
    const errors = await errorsOf(fails.source);
    expect(errors).toHaveLength(1);
    if (code === 'lifetime')
      expect(errors[0]).toMatchObject({ code: null, message: 'lifetime may not live long enough' });
    else expect(errors[0]?.code).toBe(code);
  });

  test('is shown as rustc says it', async () => {
    const [error] = await errorsOf(fails.source);
    await expect(`${JSON.stringify(error, undefined, 2)}\n`).toMatchFileSnapshot(
      path.resolve(ourCourse.content, 'errors', code, 'diagnostic.json'),
    );
  });

  test('is what the second program does not get', async () => {
    const events = await run(fixed.source);
    expect(events.filter(({ kind }) => kind === 'diagnostic')).toEqual([]);
    expect(events.at(-1)).toEqual({ kind: 'end', end: { kind: 'exit', code: 0 } });
  });
});

test('every error that the lessons answer has a text', () => {
  const answered =
    'E0106 E0277 E0373 E0382 E0499 E0502 E0505 E0506 E0507 E0515 E0521 E0594 E0596 E0597 E0716 lifetime';
  expect(texts.map(([code]) => code)).toEqual(answered.split(' '));
});

/** The lines that the drawing of a borrow marks, for each error that has one. */
const pictures: [code: string, picture: [Role, line: number][]][] = [
  [
    'E0382',
    [
      ['start', 3],
      ['conflict', 4],
    ],
  ],
  [
    'E0499',
    [
      ['start', 3],
      ['conflict', 4],
      ['use', 5],
    ],
  ],
  [
    'E0502',
    [
      ['start', 3],
      ['conflict', 4],
      ['use', 5],
    ],
  ],
  [
    'E0505',
    [
      ['start', 3],
      ['conflict', 4],
      ['use', 5],
    ],
  ],
  [
    'E0506',
    [
      ['start', 3],
      ['conflict', 4],
      ['use', 5],
    ],
  ],
  [
    'E0597',
    [
      ['start', 5],
      ['conflict', 6],
      ['use', 7],
    ],
  ],
  [
    'E0716',
    [
      ['start', 6],
      ['conflict', 6],
      ['use', 7],
    ],
  ],
];
test.each(pictures)('%s is drawn', async (code, picture) => {
  const source = ownTexts(ourCourse)[code]?.fails.source ?? '';
  const [error] = await errorsOf(source);
  const lineOf = (at: number) => source.slice(0, at).split('\n').length;
  const drawn = error && loanOf(error)?.marks.map(({ role, span }) => [role, lineOf(span.from)]);
  expect(drawn).toEqual(picture);
});

test('a text of rustc is prose and programs that can be run', async () => {
  const parts = partsOf('E0502', rustcTexts().E0502 ?? '');
  const programs = parts.filter((part) => typeof part !== 'string');
  expect(programs).toHaveLength(2);
  expect(programs.map(({ refused }) => refused)).toEqual([['E0502'], undefined]);
  // The `main` that rustdoc would put around an example is not shown.
  for (const { program } of programs) {
    const [shown] = program.regions;
    const lines = program.source.split('\n').slice((shown?.from ?? 1) - 1, shown?.to);
    expect(lines.join('\n')).not.toContain('fn main() {\n');
  }
  expect(await errorsOf(programs[1]?.program.source ?? '')).toEqual([]);
  expect(parts.filter((part) => typeof part === 'string').join('')).toContain('Erroneous code');
});

/** Programs in rustc's texts that don't get their error in the engine, each with the reason. */
const accepted = {
  E0511: 'rustc finds it when it makes machine code, and the engine makes none',
  E0670: 'an error of the 2015 edition, which the engine does not have',
};

/** The programs that rustc's texts mark as refused, with the codes they name. */
const fences = Object.entries(rustcTexts()).flatMap(([code, text]) =>
  [...text.matchAll(/^```([^\n]*)\n[\s\S]*?^```$/gm)].flatMap(([fence, marks = '']) => {
    const codes = marks.match(/E\d{4}/g) ?? [];
    return marks.includes('compile_fail') && codes.length > 0 ? [{ code, fence, codes }] : [];
  }),
);

// All four hundred take a minute; npm run test:all looks at them.
test('what a text of rustc marks as refused is refused with that code', async () => {
  expect(fences.length).toBeGreaterThan(400);
  const others: string[] = [];
  const looked = fences.filter(({ code }, index) => isAll || index % 4 === 0 || code in accepted);
  for (const { code, fence, codes } of looked) {
    const [part] = partsOf(code, fence);
    if (part === undefined || typeof part === 'string') {
      others.push(code);
      continue;
    }
    const { program, edition } = part;
    const events = await engineEvents({ ...program, edition, check: true });
    const said = errorsIn(events).map((error) => error.code);
    if (!codes.every((wanted) => said.includes(wanted))) others.push(code);
  }
  expect(others).toEqual(Object.keys(accepted));
});
