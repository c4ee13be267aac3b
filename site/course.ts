/** Where the lessons of a site lie: ours, or the folder that an instructor names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Course {
  /** Folder of index.mdx and the other pages, of lessons/ and of glossary.yaml. */
  content: string;
  /** Folder of examples/ and refused/. */
  programs: string;
}

export const ourCourse: Course = { content: 'content', programs: 'rust-examples' };

export function courseIn(folder: string): Course {
  return { content: folder, programs: folder };
}

/** The course of this build: `npm run build -- --lessons FOLDER` sets the variable. */
export const course: Course = process.env.LESSONS ? courseIn(process.env.LESSONS) : ourCourse;

/** Whether `course` is ours, whose programs were compiled and recorded ahead. */
export const isOurs = course === ourCourse;

/** Paths of all pages below `course.content`, sorted: the order of the lessons is the order of their folders. */
export function pageFiles({ content }: Course): string[] {
  const pages = (folder: string) =>
    readdirSync(path.join(content, folder))
      .filter((name) => /\.mdx?$/.test(name))
      .map((name) => path.join(folder, name));
  return [...pages('.'), ...lessonFolders({ content }).flatMap(pages)].sort();
}

/** `lessons/1-things-move`, … in the order of the course. */
export function lessonFolders({ content }: Pick<Course, 'content'>): string[] {
  const lessons = path.join(content, 'lessons');
  if (!existsSync(lessons)) return [];
  return readdirSync(lessons, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `lessons/${name}`)
    .sort();
}

/** Address of the page that a file becomes, from the site's root, without slashes at its ends. */
export function pageOf(file: string): string {
  return file
    .replace(/^lessons\/(?:\d+-)?(.+)\/lesson\.mdx?$/, 'lessons/$1')
    .replace(/^errors\/(.+)\/text\.md$/, 'errors/$1')
    .replace(/\.mdx?$/, '')
    .replace(/^index$/, '');
}

/** The YAML that a page begins with, and undefined where there is none. */
export function frontMatter(text: string): string | undefined {
  return /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1];
}

/** Front matter of the start page: its title is the site's. */
export function startPage(course: Course): { title: string; description?: string } {
  const file = pageFiles(course).find((page) => pageOf(page) === '');
  if (!file) throw new Error(`${course.content} has no index.mdx`);
  const text = readFileSync(path.join(course.content, file), 'utf8');
  const { title = '', description } = parse(frontMatter(text) ?? '{}') as Record<string, string>;
  return { title, description };
}
