/** The lessons, in the order of their folders. */
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Teaching } from '../lesson-schema.ts';

export async function courseLessons(): Promise<CollectionEntry<'docs'>[]> {
  const lessons = await getCollection('docs', ({ id }) => id.startsWith('lessons/'));
  return lessons.sort((a, b) => (a.filePath ?? '').localeCompare(b.filePath ?? ''));
}

/** A lesson's notes for instructors. Its handout has the questions too. */
export async function teachingOf(id: string): Promise<Teaching> {
  const entry = await getEntry('teaching', id);
  if (!entry) throw new Error(`the lesson '${id}' has no teaching.yaml`);
  return entry.data;
}

/** Address of a lesson's solutions page, relative to the site's root. */
export function solutionsOf(id: string): string {
  return `${id.replace(/^lessons\//, 'solutions/')}/`;
}
