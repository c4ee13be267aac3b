/** The collections that Astro reads from content/; their schemas say what a lesson and a term must have. */

import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: './content',
      pattern: ['*.mdx', 'lessons/*/lesson.mdx'],
      generateId: ({ entry }) =>
        entry.replace(/\.mdx$/, '').replace(/^lessons\/\d+-(.+)\/lesson$/, 'lessons/$1'),
    }),
    schema: docsSchema({
      extend: z.object({
        rule: z
          .string()
          .optional()
          .describe('The recap of a lesson in one line; the page sets it large at its end.'),
      }),
    }),
  }),
  glossary: defineCollection({
    loader: file('content/glossary.yaml'),
    schema: z.object({
      term: z.string().describe('The term as a heading.'),
      text: z.string().describe('One to three sentences; may hold `code`.'),
      lesson: z.string().optional().describe('Folder of the lesson where it matters most.'),
    }),
  }),
};
