/**
 * The record that a student hands in: what was solved, and the text that solved
 * it. A file that anybody can edit, so that whoever reads it runs the tests anew.
 */
import * as z from 'zod/mini';
import { saveFile } from '../../playground/ui/save-file.ts';
import { handInWords as words } from './course-words.ts';
import type { Progress } from './progress.ts';

/** What made a record: the version of the site and the name of its compiler. */
export interface MadeBy {
  version: string;
  rustc: string;
}

const HandIn = z.object({
  kind: z.literal('you-can-rust-that/hand-in'),
  version: z.literal(1),
  /** As ISO 8601 has it. */
  made: z.string().check(z.maxLength(50)),
  by: z.object({
    version: z.string().check(z.maxLength(100)),
    rustc: z.string().check(z.maxLength(100)),
  }),
  /** Solved ones, by name (`lessons/handles#a-folder-below`); those solved long ago have no text. */
  exercises: z.record(z.string(), z.object({ text: z.optional(z.string()) })),
  /** Names of those answered rightly. */
  questions: z.array(z.string()),
});
export type HandIn = z.infer<typeof HandIn>;

export function handInOf({ exercises, quizzes }: Progress, by: MadeBy, made = new Date()): HandIn {
  const solved = Object.entries(exercises).filter(([, { solved }]) => solved);
  return {
    kind: 'you-can-rust-that/hand-in',
    version: 1,
    made: made.toISOString(),
    by,
    exercises: Object.fromEntries(
      solved.map(([name, { text }]) => [name, text === undefined ? {} : { text }]),
    ),
    questions: Object.keys(quizzes).filter((name) => quizzes[name]?.right),
  };
}

export function saveHandIn(progress: Progress, by: MadeBy): void {
  const json = `${JSON.stringify(handInOf(progress, by), null, 2)}\n`;
  saveFile('hand-in.json', new Blob([json], { type: 'application/json' }));
}

/** The record, or what is wrong with the file, in words. */
export function readHandIn(text: string): HandIn | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return words.notJson;
  }
  const { success, data: record, error } = HandIn.safeParse(data);
  if (success) return record;
  const kind = z.looseObject({ kind: HandIn.shape.kind, version: z.number() }).safeParse(data);
  if (kind.success && kind.data.version !== 1) return words.newer;
  if (kind.success) return words.broken(error.issues[0]?.path.join('.') ?? '');
  const map = z.looseObject({ version: z.number(), read: z.array(z.string()) });
  return map.safeParse(data).success ? words.progress : words.foreign;
}
