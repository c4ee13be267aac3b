/** The lessons in the order of the course, which is the order of their folders. */
import { type CollectionEntry, getCollection } from 'astro:content';

export async function courseLessons(): Promise<CollectionEntry<'docs'>[]> {
  const lessons = await getCollection('docs', ({ id }) => id.startsWith('lessons/'));
  return lessons.sort((a, b) => (a.filePath ?? '').localeCompare(b.filePath ?? ''));
}
