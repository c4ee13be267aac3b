/**
 * `npm run build` writes the site as static files to dist/, or to another folder
 * with `--out FOLDER`. With `--lessons FOLDER` it checks those lessons and builds
 * a site of them in place of ours.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkCourse } from './check.ts';
import { courseIn } from './course.ts';

const usage = 'npm run build -- [--lessons FOLDER] [--out FOLDER]';

let options: { lessons?: string; out?: string };
try {
  ({ values: options } = parseArgs({
    options: { lessons: { type: 'string' }, out: { type: 'string' } },
  }));
} catch (error) {
  stop((error as Error).message);
}
// npm runs scripts in the project's root, and names the caller's folder in INIT_CWD.
const fromCaller = (folder: string) => path.resolve(process.env.INIT_CWD ?? '.', folder);
const lessons = options.lessons && fromCaller(options.lessons);
const out = fromCaller(options.out ?? path.resolve('dist'));

// The build replaces the folder's content, so refuse a folder that holds something else.
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(path.join(out, '_astro')))
  stop(`${out} has files that are not a built site's`);
if (lessons) {
  const { findings } = await checkCourse(courseIn(lessons));
  if (findings.length > 0) {
    for (const line of findings) console.error(line);
    stop(`Nothing was built: ${findings.length} mistakes`, 1);
  }
}
// Astro's cache goes by text alone, and is wrong for a folder with the same text elsewhere.
const fresh = lessons ? ['--force'] : [];
const { status } = spawnSync('astro', ['build', '--outDir', out, ...fresh], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, ...(lessons ? { LESSONS: lessons } : {}) },
});
process.exitCode = status ?? 1;

function stop(message: string, code = 2): never {
  console.error(code === 2 ? `${message}\n${usage}` : message);
  process.exit(code);
}
