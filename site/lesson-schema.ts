/** What a lesson must say of itself: to its readers in its front matter, to instructors in teaching.yaml beside it. */
import { z } from 'astro/zod';

/** A text with something in it. */
const text = z.string().trim().min(1);

/** Of every page. */
export const pageMatter = z.object({ title: text });

export const lessonMatter = z.object({
  title: text,
  description: text.describe('One sentence, for the course map and search engines.'),
  rule: text.describe('The recap of the lesson in one line; the page sets it large at its end.'),
});

export const teaching = z.strictObject({
  minutes: z
    .int()
    .min(5)
    .max(600)
    .describe('How long a class needs for it, with the programs run and the questions discussed.'),
  goals: z
    .array(text)
    .min(1)
    .describe('What a learner can do afterwards; each begins with a verb.'),
  misconceptions: z
    .array(
      z.strictObject({
        wrong: text.describe('What learners often believe.'),
        right: text.describe('What is true, and where the lesson shows it.'),
      }),
    )
    .min(1),
  questions: z
    .array(
      z.strictObject({
        question: text.describe('For the class; the handout leaves space below it.'),
        answer: text.describe('Only on the page of solutions.'),
      }),
    )
    .min(1),
});

/** glossary.yaml; what is more is for the site's own schema to refuse. */
export const glossary = z.array(
  z.object({
    id: text,
    term: text.describe('The term as a heading.'),
    text: text.describe('One to three sentences; may hold `code`.'),
    lesson: text.optional().describe('Folder of the lesson where it matters most.'),
  }),
);

export type Teaching = z.infer<typeof teaching>;
