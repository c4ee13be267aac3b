/** Schemas of what authors write as YAML: front matter, teaching.yaml, the glossary, exercises and quizzes. */
import { z } from 'astro/zod';

/** Not empty. */
const text = z.string().trim().min(1);

/** Front matter of every page. */
export const pageMatter = z.object({ title: text });

export const lessonMatter = z.object({
  title: text,
  description: text.describe('One sentence, for the course map and search engines.'),
  rule: text.describe('The lesson in one line. The page ends with it, in large type.'),
});

export const teaching = z.strictObject({
  minutes: z
    .int()
    .min(5)
    .max(600)
    .describe('How long a class takes to run the programs and discuss the questions.'),
  goals: z
    .array(text)
    .min(1)
    .describe('What a learner can do afterwards. Each begins with a verb.'),
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
        question: text.describe('For the class. The handout leaves space below it.'),
        answer: text.describe('Only on the solutions page.'),
      }),
    )
    .min(1),
});

/** glossary.yaml. Astro's collection refuses unknown keys. */
export const glossary = z.array(
  z.object({
    id: text,
    term: text.describe('The term as a heading.'),
    text: text.describe('One to three sentences; may hold `code`.'),
    lesson: text.optional().describe('Folder of the lesson where it matters most.'),
  }),
);

/** Front matter of an exercise. The task is the text below it. */
export const exerciseMatter = z.strictObject({
  title: text,
  start: z
    .string()
    .regex(/^(fails|E\d{4}(, E\d{4})*|none .+)$/, "'fails', error codes, or 'none' and a message")
    .describe(
      'What happens to the start: it compiles and fails a test, or rustc refuses it with these codes, or with an error that has no code.',
    ),
  hints: z.array(text).min(2).max(4).describe('From vague to concrete, shown one at a time.'),
});

/** What a choice of a quiz claims about the program. A check runs it to see whether that is true. */
const claim = z.union([
  z.strictObject({ compiles: z.literal(true) }),
  z.strictObject({
    refused: z
      .string()
      .regex(/^E\d{4}$/)
      .describe('The code of its only error.'),
  }),
  z.strictObject({ line: z.int().min(1).describe('The line of its only error.') }),
  z.strictObject({
    prints: z.string().describe('All of stdout. The last newline may be left out.'),
  }),
  z.strictObject({ panics: text.describe('Words in the panic message.') }),
  z.strictObject({ hangs: z.literal(true) }),
]);

export const quiz = z.strictObject({
  title: text.describe(
    'What the program is about, in a few words; may hold `code`. Lists of questions show it.',
  ),
  ask: z
    .enum(['compiles', 'line', 'prints', 'outputs'])
    .describe(
      '`outputs` may have several right choices: each output that some order of the threads gives.',
    ),
  choices: z
    .array(
      z.strictObject({
        says: claim,
        text: text.optional().describe('What the reader sees instead of the claim.'),
        right: z.boolean().default(false),
        why: text.describe('One sentence; may hold `code`. Shown after the choice.'),
      }),
    )
    .min(2),
});

export type Teaching = z.infer<typeof teaching>;
export type ExerciseMatter = z.infer<typeof exerciseMatter>;
export type QuizMatter = z.infer<typeof quiz>;
export type QuizChoice = QuizMatter['choices'][number];
