/**
 * The engine, as the page runs it, gives rustc's own diagnostics and the native
 * run's answer, for every Rust program, threads and hangs included.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { loadEngine } from '../../playground/engine/load.ts';
import { answer } from '../../playground/prebuilt/answer.ts';
import {
  type Circumstances,
  missingNativeTools,
  type Outcome,
  type Output,
  refuseNatively,
  runNativeFile,
} from '../../playground/prebuilt/native.ts';
import { engineHash, readManifest, readRecorded } from '../../playground/prebuilt/prebuilt.ts';
import { type Ending, type Program, readPrograms } from '../../playground/prebuilt/program.ts';
import { type EngineProgram, runProgram } from '../../playground/runner/engine-session.ts';
import type { End, RunEvent } from '../../playground/runner/runner.ts';
import { editedProgram } from '../fuzz/edits.ts';
import { endOfEdit } from '../fuzz/end.ts';

// A run is a third of a second, or three on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const engine = await loadEngine();
const recorded = readRecorded();
const rust = readPrograms().filter(({ language }) => language === 'rust');

function run(program: Partial<EngineProgram> & { source: string }): RunEvent[] {
  const events: RunEvent[] = [];
  runProgram(engine, { file: 'src/main.rs', seed: 0, ...program }, (event) => events.push(event));
  return events;
}

function endOf(events: RunEvent[]): End {
  const last = events.at(-1);
  if (last?.kind !== 'end') throw new Error('a run without an end');
  return last.end;
}

function outcomeOf(events: RunEvent[]): Outcome {
  const output = events.flatMap((event): Output[] => {
    if (event.kind === 'stdout') return [{ stream: 'out', text: event.text }];
    return event.kind === 'stderr' ? [{ stream: 'err', text: event.text }] : [];
  });
  // As natively: a hook of the program's own may say nothing of a panic.
  const panicked = output.some(({ stream, text }) => stream === 'err' && text.includes('panicked'));
  return { output, ends: endingOf(endOf(events), panicked) };
}

function endingOf(end: End, panicked: boolean): Ending {
  if (end.kind === 'exit' && end.code === 101 && panicked) return 'panic';
  if (end.kind === 'exit') return end.code === 0 ? 'ok' : `exit ${end.code}`;
  // What waits for ever natively is known here to do so.
  if (end.kind === 'deadlock') return 'hang';
  if (end.kind === 'abort') return 'abort';
  throw new Error(JSON.stringify(end));
}

function filesIn(folder: string): string[] {
  return readdirSync(`test/agreement/${folder}`)
    .sort()
    .map((name) => `test/agreement/${folder}/${name}`);
}

/** How a program is run, as it says itself in its first lines. */
function circumstances(source: string): Circumstances {
  const pairs = [...source.matchAll(/^\/\/@ (args|env|stdin|edition|release): (.+)$/gm)];
  const { args, env, ...how } = Object.fromEntries(
    pairs.map(([, name, value = '']) => [
      name,
      name === 'edition' ? value : (JSON.parse(value) as unknown),
    ]),
  );
  return { ...how, arguments: args, environment: env } as Circumstances;
}

const rendered = (events: RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'diagnostic' ? [event.rendered] : [])).join('\n');

/** Each error with its code, and every place in the reader's own file. */
function facts(text: string): string[] {
  const plain = text.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), '');
  return plain.match(/^error.*$|refused\/\w+\.rs:\d.*$/gm) ?? [];
}

/** Equal and different addresses alike. */
const withoutAddresses = (text: string) => text.replace(/\bA\d+\b/g, 'A');

test('the engine was built from the sources that stand here', () => {
  expect(readManifest().sources['playground/engine'], 'run npm run build:engine').toBe(
    engineHash(),
  );
});

describe('a program that runs', () => {
  const native = (program: Program) => {
    const outcome = recorded[program.file]?.native;
    if (!outcome) throw new Error('nothing recorded');
    return answer(outcome);
  };
  const same = rust.filter(({ refusal, engine }) => !refusal && !engine);
  test.each(same)('$file answers as natively', (program) => {
    expect(answer(outcomeOf(run(program)))).toEqual(native(program));
  });

  const threaded = same.filter(({ needs }) => needs.includes('threads'));
  test.each(threaded)('$file answers so under each of 20 schedules', (program) => {
    for (let seed = 1; seed <= 20; seed++) {
      const { stdout, ends } = answer(outcomeOf(run({ ...program, seed })));
      expect({ stdout, ends }, `seed ${seed}`).toEqual({
        stdout: native(program).stdout,
        ends: native(program).ends,
      });
    }
  });

  test.each(rust.filter(({ engine }) => engine === 'other-addresses'))(
    '$file answers so but for addresses',
    (program) => {
      expect(withoutAddresses(answer(outcomeOf(run(program))).stdout)).toBe(
        withoutAddresses(native(program).stdout),
      );
    },
  );

  test.each(rust.filter(({ engine }) => engine === 'undefined-behaviour'))(
    '$file is stopped at its undefined behaviour',
    (program) => {
      const end = endOf(run(program));
      expect(end).toMatchObject({
        kind: 'undefined-behaviour',
        message: expect.stringContaining('unaligned'),
      });
      if (end.kind === 'undefined-behaviour')
        expect(end.place).toMatch(new RegExp(`^${program.file}:\\d+:\\d+$`));
    },
  );

  test('is the same run for the same seed', () => {
    const program = threaded.find(({ id }) => id === 'ten_requests_one_reload');
    if (!program) throw new Error('the program is gone');
    expect(run({ ...program, seed: 7 })).toEqual(run({ ...program, seed: 7 }));
  });
});

const missing = missingNativeTools();

describe.skipIf(missing.length > 0)('a program of one feature', () => {
  test.each(filesIn('programs'))('%s answers as natively', async (file) => {
    const source = readFileSync(file, 'utf8');
    const how = circumstances(source);
    const events = run({ file, source, ...how });
    expect(answer(outcomeOf(events))).toEqual(answer(await runNativeFile(file, how)));
  });
});

describe('undefined behaviour', () => {
  test.each(filesIn('undefined'))('%s is stopped at its line, in words', (file) => {
    const source = readFileSync(file, 'utf8');
    const marked = source
      .split('\n')
      .flatMap((text, index) => (text.endsWith('// here') ? [`${file}:${index + 1}`] : []));
    const fault = /^\/\/@ fault: (.+)$/m.exec(source)?.[1];
    if (!fault || marked.length === 0) throw new Error(`${file}: no fault, or no line marked`);
    const line = (place: string) => place.replace(/:\d+$/, '');
    // Which of two threads comes second is open; that they race is not.
    for (const seed of fault === 'data-race' ? [0, 1, 2, 3, 4, 5, 6, 7] : [0]) {
      const end = endOf(run({ file, source, seed, ...circumstances(source) }));
      expect(end).toMatchObject({ kind: 'undefined-behaviour', fault });
      if (end.kind !== 'undefined-behaviour') continue;
      expect(marked).toContain(line(end.place));
      if (fault === 'data-race') expect(marked).toContain(line(end.other ?? ''));
    }
  });
});

describe('a program that rustc refuses', () => {
  const refused = rust.filter(({ refusal }) => refusal);
  test.each(refused)('$file is refused with the same codes at the same places', (program) => {
    const events = run(program);
    expect(endOf(events)).toEqual({ kind: 'refused' });
    expect(facts(rendered(events))).toEqual(facts(recorded[program.file]?.refused?.rendered ?? ''));
  });

  test.skipIf(missing.length > 0).each(filesIn('refused'))(
    '%s is refused with the same codes at the same places',
    async (file) => {
      const events = run({ file, source: readFileSync(file, 'utf8') });
      expect(endOf(events)).toEqual({ kind: 'refused' });
      const native = await refuseNatively({ file: `../${file}` });
      expect(facts(rendered(events))).toEqual(facts(native.rendered));
    },
  );
});

describe('bad input ends in words', () => {
  test.each([
    ['nothing', ''],
    ['no main', 'fn run() {}'],
    ['an unclosed brace', 'fn main() {'],
    ['not Rust', 'int main() { return 0; }'],
    ['odd characters', '\u0000\u200bfn main() { \ud800 }'],
    ['10,000 brackets', '('.repeat(10_000)],
    [
      'a line of 100,000 characters',
      `fn main() { let text = "${'a'.repeat(100_000)}"; let number: u8 = text; }`,
    ],
  ])('%s', (_what, source) => {
    const events = run({ source });
    expect(endOf(events)).toMatchObject({
      kind: expect.stringMatching(/^(refused|limit|failed)$/),
    });
  });

  test.each([
    [
      'an endless recursion',
      'fn deep(n: u64) -> u64 { 1 + deep(n + 1) } fn main() { println!("{}", deep(0)); }',
      'stack',
    ],
    [
      'a memory bomb',
      'fn main() { let mut all = vec![]; loop { all.push(vec![0u8; 1 << 24]); } }',
      'memory',
    ],
    [
      'a thread bomb',
      'fn main() { loop { std::thread::spawn(|| std::thread::park()); } }',
      'threads',
    ],
  ])('%s', (_what, source, limit) => {
    expect(endOf(run({ source }))).toEqual({ kind: 'limit', limit });
  });

  test('200 edits of real programs; npm run fuzz makes 10,000', () => {
    for (let seed = 0; seed < 200; seed++)
      expect(endOfEdit(engine, editedProgram(seed)), `seed ${seed}`).not.toMatchObject({
        kind: 'failed',
      });
  });

  test('a network is named as what is missing', () => {
    const source = 'fn main() { let _ = std::net::TcpStream::connect("127.0.0.1:1"); }';
    expect(endOf(run({ source }))).toMatchObject({
      kind: 'unsupported',
      place: expect.stringMatching(/^src\/main\.rs:1:/),
    });
  });

  test('and the next run works', () => {
    expect(answer(outcomeOf(run({ source: 'fn main() { println!("well"); }' })))).toMatchObject({
      stdout: 'well\n',
      ends: 'ok',
    });
  });
});

test('the lessons name the file as it stands', () => {
  const source = readFileSync('rust-examples/examples/second_borrow_mut.rs', 'utf8');
  const events = run({ file: 'examples/second_borrow_mut.rs', source });
  expect(answer(outcomeOf(events)).panics[0]).toMatch(
    /at examples\/second_borrow_mut\.rs:\d+:\d+$/,
  );
});
