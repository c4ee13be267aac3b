/** The folder of an instructor: the starter is right, and each kind of mistake in it is found with file and line. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCourse } from '../../site/check.ts';
import { courseIn } from '../../site/course.ts';
import { cppCompiler } from '../../site/record.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'course-'));
  cpSync('site/starter', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function edit(file: string, old: string, now: string): void {
  const place = path.join(folder, file);
  const text = readFileSync(place, 'utf8');
  if (!text.includes(old)) throw new Error(`${file} has no '${old}'`);
  writeFileSync(place, text.replace(old, now));
}

const findings = async () => (await checkCourse(courseIn(folder))).findings;

test('the starter has no mistakes, and the check says what it looked at', async () => {
  const { findings, summary } = await checkCourse(courseIn(folder));
  expect(findings).toEqual([]);
  expect(summary[0]).toBe(
    '1 lesson; 2 Rust programs compiled and run, and 1 that rustc must refuse',
  );
  expect(summary[1]).toMatch(
    cppCompiler ? /^1 C\+\+ program compiled and run by/ : /not compiled and not run/,
  );
  expect(summary.slice(2, 4)).toEqual([
    '1 exercise, the start and the solution of each tested',
    '1 question whose answers were found by running',
  ]);
});

const rust = 'examples/lend.rs';
const turns = 'examples/lend_by_turns.rs';
const refused = 'refused/lend_twice.rs';
const lesson = 'lessons/1-borrowing/lesson.mdx';
const exercise = 'exercises/1-borrowing/read-then-write';
const quiz = 'quizzes/1-borrowing/end-of-a-reader.yaml';

describe('found with file and line:', () => {
  test.each([
    [
      'a false output',
      rust,
      'and again 3',
      'and again 4',
      `${rust}:3: states that it prints 'and again 4', and it prints 'and again 3'`,
    ],
    [
      'an output that is missing',
      rust,
      '    println!("and again {number}");\n',
      '',
      `${rust}:3: states that it prints 'and again 3', and it prints nothing more`,
    ],
    [
      'an output that is not stated',
      rust,
      '//@ prints: and again 3\n',
      '',
      `${rust}:2: states 1 lines of output, and the next one is 'and again 3'`,
    ],
    [
      'a program that does not compile',
      rust,
      'second = &number;',
      'second = &numbre;',
      `${rust}:8: does not compile: E0425: cannot find value \`numbre\` in this scope`,
    ],
    [
      'a program that rustc warns of',
      turns,
      '    numbers.push(3);',
      '    let unused = 3;\n    numbers.push(3);',
      `${turns}:10: rustc warns: unused variable: \`unused\``,
    ],
    [
      'a program that panics',
      turns,
      'numbers.push(3);',
      'numbers.push([1, 2, 3][numbers.len() + 1]);',
      `${turns}:10: states that it ends with 'ok', and it panics: index out of bounds: the len is 3 but the index is 3`,
    ],
    [
      'a panic that does not come',
      turns,
      '//@ prints: before',
      '//@ ends: panic\n//@ prints: before',
      `${turns}:2: states that it ends with 'panic', and it ends well`,
    ],
    [
      'undefined behaviour',
      turns,
      'numbers.push(3);',
      'numbers.push(unsafe { *numbers.as_ptr().add(2) });',
      `${turns}:10: states that it ends with 'ok', and its behaviour is undefined: `,
    ],
    [
      'a deadlock',
      turns,
      'numbers.push(3);',
      'let lock = std::sync::Mutex::new(3);\n    let _guard = lock.lock();\n    numbers.push(*lock.lock().unwrap());',
      `${turns}:12: states that it ends with 'ok', and every thread waits: a deadlock`,
    ],
    [
      'a false error',
      refused,
      'E0502',
      'E0505',
      `${refused}:2: states the error 'E0505', and rustc's is E0502: cannot borrow \`numbers\` as mutable because it is also borrowed as immutable (line 7)`,
    ],
    [
      'an error that does not come',
      refused,
      '    println!("the reader has {reader:?}");\n',
      '    println!("{}", numbers.len());\n',
      `${refused}:2: states the error 'E0502', and it compiles`,
    ],
    [
      'a directive that does not exist',
      rust,
      '//@ prints: first',
      '//@ print: first',
      `${rust}:2: unknown directive`,
    ],
    [
      'a dead link',
      lesson,
      'A reference',
      'A [reference](../lending/)',
      `${lesson}:8: no page '../lending/'`,
    ],
    [
      'a dead image',
      lesson,
      'Any number',
      '![Readers](readers.png) Any number',
      `${lesson}:12: no image 'readers.png'`,
    ],
    [
      'a term that does not exist',
      lesson,
      'id="borrow"',
      'id="lend"',
      `${lesson}:8: no term 'lend' in glossary.yaml`,
    ],
    [
      'a program that does not exist',
      lesson,
      'rust="lend_by_turns"',
      'rust="lend_in_turn"',
      `${lesson}:26: no Rust program 'lend_in_turn'`,
    ],
    [
      'a lesson without a rule',
      lesson,
      /* its whole line */ 'rule: Many readers or one writer, never both.\n',
      '',
      `${lesson}:2: rule: `,
    ],
    [
      'a question without an answer',
      'lessons/1-borrowing/teaching.yaml',
      '    answer: The',
      '    reply: The',
      'lessons/1-borrowing/teaching.yaml:9: questions.0',
    ],
    [
      'a start that is refused otherwise',
      `${exercise}/exercise.mdx`,
      'E0502',
      'E0499',
      `${exercise}/exercise.mdx:3: states that rustc refuses the start with 'E0499', and it is E0502: cannot borrow`,
    ],
    [
      'a start that is not refused',
      `${exercise}/start.rs`,
      '&numbers[',
      'numbers[',
      `${exercise}/exercise.mdx:3: states that rustc refuses the start with 'E0502', and it compiles`,
    ],
    [
      'a start that is refused, not failed',
      `${exercise}/exercise.mdx`,
      'start: E0502',
      'start: fails',
      `${exercise}/exercise.mdx:3: states that the start fails its tests, and rustc refuses it: E0502`,
    ],
    [
      'a solution that is none',
      `${exercise}/solution.rs`,
      '* 2',
      '* 3',
      `${exercise}/solution.rs:1: it fails the test 'The new number is twice the last one.', with seed 0`,
    ],
    [
      'a solution that rustc warns of',
      `${exercise}/solution.rs`,
      'numbers.push(0);',
      'let unused = numbers.push(0);',
      `${exercise}/solution.rs:4: rustc warns: unused variable: \`unused\``,
    ],
    [
      'a test without words',
      `${exercise}/tests.rs`,
      '/// The new number is twice the last one.\n',
      '',
      `${exercise}/tests.rs:1: each #[test] has a comment`,
    ],
    [
      'an exercise without hints',
      `${exercise}/exercise.mdx`,
      'hints:',
      'help:',
      `${exercise}/exercise.mdx:2: hints: `,
    ],
    [
      'a false answer',
      quiz,
      'refused: E0502',
      'compiles: true',
      `${quiz}:9: {"compiles":true} is wrong, and true in 1 of 1 runs`,
    ],
    [
      'an answer that is not true',
      quiz.replace('yaml', 'rs'),
      '    println!("{} numbers", numbers.len());\n',
      '    println!("{first}");\n',
      `${quiz}:5: {"compiles":true} is right, and true in 0 of 1 runs`,
    ],
    [
      'a question with two answers',
      quiz,
      '    why: They',
      '    right: true\n    why: They',
      `${quiz}:1: 2 choices are right`,
    ],
    [
      'an exercise that does not exist',
      lesson,
      'Exercise id="read-then-write"',
      'Exercise id="read-and-write"',
      `${lesson}:30: no exercise 'read-and-write'`,
    ],
  ])('%s', async (_what, file, old, now, message) => {
    edit(file, old, now);
    const found = await findings();
    expect(found[0]).toContain(path.join(folder, message));
  });

  test('an output that depends on the order of threads', async () => {
    writeFileSync(
      path.join(folder, turns),
      `// Two threads.
//@ needs: threads
//@ prints: main
//@ prints: worker

fn main() {
    let worker = std::thread::spawn(|| println!("worker"));
    println!("main");
    worker.join().unwrap();
}
`,
    );
    const found = await findings();
    expect(found).toEqual([
      expect.stringContaining(
        `${turns}:3: states that it prints 'main', and it prints 'worker', when`,
      ),
    ]);
  });

  test('an output that is called impossible, and comes under some orders of threads', async () => {
    writeFileSync(
      path.join(folder, quiz.replace('yaml', 'rs')),
      `use std::thread;

fn main() {
    let worker = thread::spawn(|| println!("worker"));
    println!("main");
    worker.join().unwrap();
}
`,
    );
    writeFileSync(
      path.join(folder, quiz),
      `title: A road
ask: outputs
choices:
  - says: { prints: "main\\nworker" }
    right: true
    why: The main thread may come first.
  - says: { prints: "worker\\nmain" }
    why: The worker may come first, too.
`,
    );
    expect(await findings()).toEqual([
      expect.stringMatching(
        /end-of-a-reader\.yaml:\d+: \{"prints":"worker\\nmain"\} is wrong, and true in \d+ of \d+ runs$/,
      ),
    ]);
  });

  test('a solution that passes under some orders of its threads alone', async () => {
    const sources = ['start.rs', 'solution.rs'].map((name) => path.join(folder, exercise, name));
    const source = (counts: string) => `use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

pub fn count() -> u32 {
    let (total, both) = (AtomicU32::new(0), Barrier::new(2));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                both.wait();
                ${counts}
            });
        }
    });
    total.load(SeqCst)
}
`;
    writeFileSync(sources[0] ?? '', 'pub fn count() -> u32 {\n    0\n}\n');
    writeFileSync(sources[1] ?? '', source('total.store(total.load(SeqCst) + 1, SeqCst);'));
    writeFileSync(
      path.join(folder, exercise, 'tests.rs'),
      'use super::*;\n\n/// Both are counted.\n#[test]\nfn counts_both() {\n    assert_eq!(count(), 2);\n}\n',
    );
    edit(`${exercise}/exercise.mdx`, 'E0502', 'fails');
    expect(await findings()).toEqual([
      expect.stringMatching(
        /solution\.rs:1: it fails the test 'Both are counted\.', with seed \d+$/,
      ),
    ]);
    writeFileSync(sources[1] ?? '', source('total.fetch_add(1, SeqCst);'));
    expect(await findings()).toEqual([]);
  });

  test('a folder that is not there, and one without lessons', async () => {
    expect((await checkCourse(courseIn(`${folder}/none`))).findings).toEqual([
      `${folder}/none:1: no such folder`,
    ]);
    rmSync(path.join(folder, 'lessons'), { recursive: true });
    expect(await findings()).toEqual([expect.stringContaining(`${folder}/lessons:1: no lesson`)]);
  });
});
