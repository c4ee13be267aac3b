/** The collections that Astro reads from a course. Their schemas say what a lesson and a term must have. */

import { defineCollection } from 'astro:content';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { docsSchema } from '@astrojs/starlight/schema';
import { file, glob } from 'astro/loaders';
import { course, pageOf } from './course.ts';
import { errorLoader, errorText, ownTexts } from './errors.ts';
import { exerciseMatter, glossary, lessonMatter, teaching } from './lesson-schema.ts';

const terms = path.join(course.content, 'glossary.yaml');

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: course.content,
      pattern: ['*.{md,mdx}', 'lessons/*/lesson.{md,mdx}'],
      generateId: ({ entry }) => pageOf(entry) || 'index',
    }),
    // Only lessons have a rule; the content check says so with file and line.
    schema: docsSchema({ extend: lessonMatter.pick({ rule: true }).partial() }),
  }),
  /** Keyed by the lesson's id in `docs`. */
  teaching: defineCollection({
    loader: glob({
      base: course.content,
      pattern: 'lessons/*/teaching.yaml',
      generateId: ({ entry }) => pageOf(entry.replace('teaching.yaml', 'lesson.mdx')),
    }),
    schema: teaching,
  }),
  /** Only the texts: practice.ts reads the programs beside them. */
  exercises: defineCollection({
    loader: glob({
      base: course.content,
      pattern: 'exercises/*/*/exercise.mdx',
      generateId: ({ entry }) => entry.split('/').at(-2) ?? '',
    }),
    schema: exerciseMatter,
  }),
  glossary: defineCollection({
    loader: existsSync(terms) ? file(terms) : () => [],
    schema: glossary.element.omit({ id: true }),
  }),
  /** Keyed by error code. */
  errors: defineCollection({ loader: errorLoader(ownTexts(course)), schema: errorText }),
};
