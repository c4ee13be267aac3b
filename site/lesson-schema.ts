/**
 * What a lesson must say of itself: to its readers in its front matter, to instructors in
 * teaching.yaml beside it, and in its exercises and quizzes.
 */
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

/** Front matter of an exercise; the task itself is the text below it. */
export const exerciseMatter = z.strictObject({
  title: text,
  start: z
    .string()
    .regex(/^(fails|E\d{4}(, E\d{4})*|none .+)$/, "'fails', error codes, or 'none' and a message")
    .describe(
      'What becomes of the start: it compiles and fails a test, or rustc refuses it with these codes, or with an error that has none.',
    ),
  hints: z.array(text).min(2).max(4).describe('From vague to concrete; shown one by one.'),
});

/** What a choice of a quiz says of the program. A check finds out whether it is so. */
const claim = z.union([
  z.strictObject({ compiles: z.literal(true) }),
  z.strictObject({
    refused: z
      .string()
      .regex(/^E\d{4}$/)
      .describe('The code of its only error.'),
  }),
  z.strictObject({ line: z.int().min(1).describe('Where rustc puts its only error.') }),
  z.strictObject({
    prints: z.string().describe('All of stdout; the end of the line may be left out.'),
  }),
  z.strictObject({ panics: text.describe('Words of the message.') }),
  z.strictObject({ hangs: z.literal(true) }),
]);

export const quiz = z.strictObject({
  ask: z
    .enum(['compiles', 'line', 'prints', 'outputs'])
    .describe('`outputs` may have several right choices: what some order of the threads gives.'),
  choices: z
    .array(
      z.strictObject({
        says: claim,
        text: text
          .optional()
          .describe('What the reader sees, where the claim alone says too little.'),
        right: z.boolean().default(false),
        why: text.describe('One sentence; may hold `code`. Shown when the choice has been made.'),
      }),
    )
    .min(2),
});

export type Teaching = z.infer<typeof teaching>;
export type ExerciseMatter = z.infer<typeof exerciseMatter>;
export type QuizMatter = z.infer<typeof quiz>;
export type QuizChoice = QuizMatter['choices'][number];
