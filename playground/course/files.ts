/** Which files of the site go into a course package. */
import type { CoursePart } from './parts.ts';

/** `course/files.json`, written by the site's build. Paths are relative to the site's root. */
export interface PackageFiles {
  /** Bytes of each file. */
  sizes: Record<string, number>;
  /** Files in every package. */
  always: string[];
  /** Files by lesson: for its exercises and questions, and for all of it. */
  lessons: Record<string, { practice: string[]; whole: string[] }>;
}

/** The package's start page, as it is on the site. */
export const coursePage = 'course/package/index.html';

/** Path in the package of a file of the site. Lessons and errors go where embeds and editors look for them. */
export function placeOf(file: string): string {
  return file === coursePage ? 'index.html' : file.replace(/^course\/(?=(lessons|errors)\/)/, '');
}

/** The files that these parts need, each once. */
export function filesFor(parts: CoursePart[], files: PackageFiles): string[] {
  const wanted = new Set(files.always);
  for (const { src, kind } of parts) {
    const lesson = files.lessons[src.split('/')[0] ?? ''];
    for (const file of lesson?.[kind === 'lesson' ? 'whole' : 'practice'] ?? []) wanted.add(file);
  }
  return [...wanted].sort();
}

/** Size of the package in bytes before compression, without its manifest. */
export function sizeFor(parts: CoursePart[], files: PackageFiles): number {
  return filesFor(parts, files).reduce((sum, file) => sum + (files.sizes[file] ?? 0), 0);
}
