/**
 * `npm run build`: the site as static files in dist/. With `--lessons FOLDER` a
 * site of these lessons in place of ours, checked first; with `--out FOLDER`
 * elsewhere.
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
// npm runs scripts at the project's top level, and tells where its caller stands.
const fromCaller = (folder: string) => path.resolve(process.env.INIT_CWD ?? '.', folder);
const lessons = options.lessons && fromCaller(options.lessons);
const out = fromCaller(options.out ?? path.resolve('dist'));

// What stands in the folder is replaced, so it must be a site's.
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(path.join(out, '_astro')))
  stop(`${out} holds other things than a site that was built`);
if (lessons) {
  const { findings } = await checkCourse(courseIn(lessons));
  if (findings.length > 0) {
    for (const line of findings) console.error(line);
    stop(`${findings.length} wrong, so nothing was built`, 1);
  }
}
// What Astro kept of a folder with the same text in another place would be wrong now.
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
