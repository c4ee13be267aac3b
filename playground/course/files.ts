/** Which files of the site a course package takes. */
import type { CoursePart } from './parts.ts';

/** `course/files.json`, which the build of the site writes. Paths are relative to the site's root. */
export interface PackageFiles {
  /** Bytes of each file. */
  sizes: Record<string, number>;
  /** In every package. */
  always: string[];
  /** By lesson: for its exercises and questions, and for all of it. */
  lessons: Record<string, { practice: string[]; whole: string[] }>;
}

/** The page of a package, at the site; in the package it is the first. */
export const coursePage = 'course/package/index.html';

/** Where a file of the site is in a package: lessons are where embeds look for them. */
export function placeOf(file: string): string {
  return file === coursePage ? 'index.html' : file.replace(/^course\/lessons\//, 'lessons/');
}

/** The files of the site that these parts need, each once. */
export function filesFor(parts: CoursePart[], files: PackageFiles): string[] {
  const wanted = new Set(files.always);
  for (const { src, kind } of parts) {
    const lesson = files.lessons[src.split('/')[0] ?? ''];
    for (const file of lesson?.[kind === 'lesson' ? 'whole' : 'practice'] ?? []) wanted.add(file);
  }
  return [...wanted].sort();
}

/** Bytes to read: the size of the package before compression, but for its manifest. */
export function sizeFor(parts: CoursePart[], files: PackageFiles): number {
  return filesFor(parts, files).reduce((sum, file) => sum + (files.sizes[file] ?? 0), 0);
}
