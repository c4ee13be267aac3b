/** Where a site's lessons are: ours, or the folder that an instructor names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Course {
  /** Folder with index.mdx and the other pages, lessons/ and glossary.yaml. */
  content: string;
  /** Folder with examples/ and refused/. */
  programs: string;
}

export const ourCourse: Course = { content: 'content', programs: 'rust-examples' };

export function courseIn(folder: string): Course {
  return { content: folder, programs: folder };
}

/** The course of this build. `npm run build -- --lessons FOLDER` sets the variable. */
export const course: Course = process.env.LESSONS ? courseIn(process.env.LESSONS) : ourCourse;

/** Whether `course` is ours, with programs that were compiled and recorded ahead. */
export const isOurs = course === ourCourse;

/** Paths of all pages under `content`, sorted: lessons have the order of their folders. */
export function pageFiles({ content }: Course): string[] {
  const pages = (folder: string) =>
    readdirSync(path.join(content, folder))
      .filter((name) => /\.mdx?$/.test(name))
      .map((name) => path.join(folder, name));
  return [...pages('.'), ...lessonFolders({ content }).flatMap(pages)].sort();
}

/** Folders such as `lessons/1-things-move`, in the order of the course. */
export function lessonFolders({ content }: Pick<Course, 'content'>): string[] {
  const lessons = path.join(content, 'lessons');
  if (!existsSync(lessons)) return [];
  return readdirSync(lessons, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `lessons/${name}`)
    .sort();
}

/** Address of the page that a file becomes, relative to the site's root, without a slash at either end. */
export function pageOf(file: string): string {
  return file
    .replace(/^lessons\/(?:\d+-)?(.+)\/lesson\.mdx?$/, 'lessons/$1')
    .replace(/^errors\/(.+)\/text\.md$/, 'errors/$1')
    .replace(/\.mdx?$/, '')
    .replace(/^index$/, '');
}

/** The YAML at the top of a page, if there is any. */
export function frontMatter(text: string): string | undefined {
  return /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1];
}

/** Front matter of the start page. Its title is the site's. */
export function startPage(course: Course): { title: string; description?: string } {
  const file = pageFiles(course).find((page) => pageOf(page) === '');
  if (!file) throw new Error(`${course.content} has no index.mdx`);
  const text = readFileSync(path.join(course.content, file), 'utf8');
  const { title = '', description } = parse(frontMatter(text) ?? '{}') as Record<string, string>;
  return { title, description };
}
