/**
 * `npm run lesson -- new FOLDER` makes a folder of lessons that is ready to build.
 * `npm run lesson -- check FOLDER` prints each mistake in one with its file and line,
 * and exits with 1 if there is any. Without a folder it checks our lessons.
 */
import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkCourse } from './check.ts';
import { courseIn, ourCourse } from './course.ts';

const usage = 'npm run lesson -- new FOLDER\nnpm run lesson -- check [FOLDER]';

const [command, named, ...rest] = process.argv.slice(2);
const unknown = [named, ...rest].find((word) => word?.startsWith('-')) ?? rest[0];
if (unknown) stop(`unknown argument '${unknown}'`);
if (command === 'new' && named) makeNew(fromCaller(named));
else if (command === 'check') await check(named && fromCaller(named));
else stop(command ? `unknown command '${command}'` : 'a command is missing');

/** npm runs scripts in the project's root, and names the caller's folder in INIT_CWD. */
function fromCaller(folder: string): string {
  return path.resolve(process.env.INIT_CWD ?? '.', folder);
}

function stop(message: string): never {
  console.error(`${message}\n${usage}`);
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
