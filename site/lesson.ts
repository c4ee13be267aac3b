/**
 * The commands for authors, `npm run lesson -- COMMAND`: a new course, a check of one, and
 * the verdict on a file that is meant to solve an exercise.
 */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkCourse } from './check.ts';
import { courseIn, ourCourse } from './course.ts';
import { verdictSeeds } from './exercise-tests.ts';
import { triedOf, verdictOf } from './exercise-verdict.ts';
import { lessonOf, readPractice } from './practice.ts';

const usage = `npm run lesson -- new FOLDER
  Makes a folder of lessons that is ready to build.

npm run lesson -- check [FOLDER]
  Prints each mistake in a folder of lessons, ours by default, with its file and line.
  Exits with 1 if there is any.

npm run lesson -- try LESSON/EXERCISE FILE… [--seeds N] [--json]
  Says of each file whether it solves the exercise, such as 2-handles/a-folder-below, by
  the same tests, rules and seeds as the page. Exits with 0 if all do, 1 if one doesn't,
  2 if there is no such exercise or file.
  --seeds N  how many orders of threads to try, from seed 0 on; ${verdictSeeds.length} by default, as in the page
  --json     a line of JSON for each file:
    file      as given
    solved    true or false
    failed    names of the failed tests
    refused   codes of the errors that keep it from running: E0382; unsafe_code for an \`unsafe\`
              where the solution has none; none for an error without a code
    ended     how the run ended if not by itself after the last test, else null: hang (every
              thread waits), panic (outside the tests), limit (of steps, memory, threads or
              stack), undefined-behaviour, exit, abort, unsupported, failed (the compiler);
              leak if it ended by itself, but left memory that nothing points to
    messages  what failed, in words`;

const { values, positionals } = parse();
const [command, named, ...rest] = positionals;
if (values.help) console.log(usage);
else if (command === 'try') await tryFiles(named, rest);
else if (rest[0]) stop(`unknown argument '${rest[0]}'`);
else if (command === 'new' && named) makeNew(fromCaller(named));
else if (command === 'check') await check(named && fromCaller(named));
else stop(command ? `unknown command '${command}'` : 'a command is missing');

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        seeds: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    return stop((error as Error).message);
  }
}

/** npm runs scripts in the project's root, and names the caller's folder in INIT_CWD. */
function fromCaller(folder: string): string {
  return path.resolve(process.env.INIT_CWD ?? '.', folder);
}

function stop(message: string): never {
  refuse(`${message}; npm run lesson -- --help lists the commands`);
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

function makeNew(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) stop(`${folder} is not empty`);
  cpSync(path.resolve('site/starter'), folder, { recursive: true });
  console.log(
    `${folder} has a lesson with its programs. Next:\n  npm run lesson -- check ${folder}\n  npm run build -- --lessons ${folder}`,
  );
}

async function check(folder: string | undefined): Promise<void> {
  const { findings, summary } = await checkCourse(folder ? courseIn(folder) : ourCourse);
  for (const line of findings) console.log(line);
  for (const line of summary) console.log(line);
  console.log(findings.length === 0 ? 'No mistakes.' : `${findings.length} mistakes.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

/** Every file is read before the first is tried. */
async function tryFiles(name: string | undefined, files: string[]): Promise<void> {
  const count = Number(values.seeds ?? verdictSeeds.length);
  if (!Number.isInteger(count) || count < 1)
    stop(`--seeds is a number from 1 on, not '${values.seeds}'`);
  if (!name || files.length === 0) stop('an exercise and its files are missing');
  const exercise = readPractice(ourCourse).exercises.find((one) =>
    [one.lesson, lessonOf(one)].some((lesson) => `${path.basename(lesson)}/${one.id}` === name),
  );
  if (!exercise) refuse(`no exercise '${name}'`);
  const sources = files.map((file) => {
    try {
      return readFileSync(fromCaller(file), 'utf8');
    } catch (error) {
      return refuse(`${file} can't be read: ${(error as Error).message}`);
    }
  });
  const seeds = Array.from({ length: count }, (_, seed) => seed);
  for (const [index, file] of files.entries()) {
    const verdict = await verdictOf(exercise, sources[index] ?? '', seeds);
    const tried = triedOf(file, verdict);
    if (!tried.solved) process.exitCode = 1;
    if (values.json) console.log(JSON.stringify(tried));
    else
      console.log(
        [`${file}: ${tried.solved ? 'solved' : 'not solved'}`, ...tried.messages].join('\n  '),
      );
  }
}
