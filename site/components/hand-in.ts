/**
 * The file that a student hands in: what was solved, with the code. Anybody can
 * edit such a file, so the page that opens it runs the tests again.
 */
import * as z from 'zod/mini';
import { saveFile } from '../../playground/ui/save-file.ts';
import { handInWords as words } from './course-words.ts';
import type { Progress } from './progress.ts';

/** What made a file: the version of the site and the name of its compiler. */
export interface MadeBy {
  version: string;
  rustc: string;
}

const HandIn = z.object({
  kind: z.literal('you-can-rust-that/hand-in'),
  version: z.literal(1),
  /** When, in ISO 8601. */
  made: z.string().check(z.maxLength(50)),
  by: z.object({
    version: z.string().check(z.maxLength(100)),
    rustc: z.string().check(z.maxLength(100)),
  }),
  /** Those solved, by name (`lessons/handles#a-folder-below`). Old progress has no code for some. */
  exercises: z.record(z.string(), z.object({ text: z.optional(z.string()) })),
  /** Names of those answered correctly. */
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

/** Reads a file. A string says what is wrong with it. */
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
