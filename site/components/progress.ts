/**
 * What a learner has read, run, solved and answered, as JSON. The browser stores it
 * (learner-store.ts), and a file carries it to another browser. The JSON has a
 * version, and older versions are upgraded.
 */
import type { PortableEdit } from '../../playground/editor/edits.ts';
import { progressWords as words } from './progress-words.ts';

const version = 2;

/** Limit in bytes of a file to import. A browser stores no more than half of that for a site. */
export const largestFile = 10_000_000;

export interface Progress {
  /** Slugs of lessons read to the end. */
  read: string[];
  /** `slug#anchor` of each program that was run. */
  run: string[];
  /** Keyed by `slug#id`. */
  exercises: Record<string, ExerciseProgress>;
  /** Keyed by `slug#id`. */
  quizzes: Record<string, QuizProgress>;
}

export interface ExerciseProgress {
  solved: boolean;
  /** The code that solved it last. Old records don't have it. */
  text?: string;
  /** How many hints have been shown. */
  hints: number;
}

export interface QuizProgress {
  /** Indices of the choices made last. */
  chosen: number[];
  right: boolean;
}

/** Edited programs by place, as a file carries them to another browser. */
export type Edits = Record<string, PortableEdit>;

export const noProgress = (): Progress => ({ read: [], run: [], exercises: {}, quizzes: {} });

/** The object that is written as JSON. */
export function progressRecord(progress: Progress, edits?: Edits) {
  return { version, ...progress, ...(edits && { edits }) };
}

/** Reads the JSON of a `progressRecord`. A string says what is wrong with it. */
export function readProgress(text: string): { progress: Progress; edits: Edits } | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return words.notJson;
  }
  if (!isRecord(data) || typeof data.version !== 'number') return words.foreign;
  if (data.version !== version) return words.otherVersion(data.version, version);
  const { read, run, exercises, quizzes, edits = {} } = data;
  if (!isList(read, isText) || !isList(run, isText)) return words.brokenMarks;
  if (!isRecordOf(exercises, isExercise)) return words.brokenExercises;
  if (!isRecordOf(quizzes, isQuiz)) return words.brokenAnswers;
  if (!isRecordOf(edits, isEdit)) return words.brokenEdits;
  return { progress: { read, run, exercises, quizzes }, edits };
}

/** Reads the first version, which had no version number and no exercises. */
export function readFirstVersion(text: string): Progress | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || 'version' in data) return undefined;
    const { read = [], run = [] } = data;
    return isList(read, isText) && isList(run, isText) ? { ...noProgress(), read, run } : undefined;
  } catch {
    return undefined;
  }
}

/** Everything done in either. */
export function mergeProgress(known: Progress, added: Progress): Progress {
  const exercises = { ...known.exercises };
  for (const [name, { solved, hints, text }] of Object.entries(added.exercises)) {
    const before = exercises[name] ?? { solved: false, hints: 0 };
    const solution = before.text ?? text;
    exercises[name] = {
      solved: solved || before.solved,
      hints: Math.max(hints, before.hints),
      ...(solution !== undefined && { text: solution }),
    };
  }
  const quizzes = { ...known.quizzes };
  // A right answer is never replaced by a wrong one.
  for (const [name, answer] of Object.entries(added.quizzes))
    if (answer.right || !quizzes[name]?.right) quizzes[name] = answer;
  return {
    read: [...new Set([...known.read, ...added.read])],
    run: [...new Set([...known.run, ...added.run])],
    exercises,
    quizzes,
  };
}

/** Names of the exercises solved and the questions answered correctly. */
export function doneIn({ exercises, quizzes }: Progress): string[] {
  return [
    ...Object.keys(exercises).filter((name) => exercises[name]?.solved),
    ...Object.keys(quizzes).filter((name) => quizzes[name]?.right),
  ];
}

/**
 * The lesson to continue with: the last one started, or the next if that one was read to
 * its end. Undefined if none was started or none is left.
 */
export function lessonToContinue(lessons: string[], progress: Progress): string | undefined {
  const { read, run, exercises, quizzes } = progress;
  const done = [...read, ...run, ...Object.keys(exercises), ...Object.keys(quizzes)];
  const started = done.map((name) => lessons.indexOf(name.replace(/#.*/, '')));
  const last = lessons[Math.max(-1, ...started)];
  return last && read.includes(last) ? lessons[lessons.indexOf(last) + 1] : last;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const isList = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(is);
const isRecordOf = <T>(
  value: unknown,
  is: (one: unknown) => one is T,
): value is Record<string, T> => isRecord(value) && Object.values(value).every(is);
const isExercise = (value: unknown): value is ExerciseProgress =>
  isRecord(value) &&
  typeof value.solved === 'boolean' &&
  isCount(value.hints) &&
  (value.text === undefined || isText(value.text));
const isQuiz = (value: unknown): value is QuizProgress =>
  isRecord(value) && isList(value.chosen, isCount) && typeof value.right === 'boolean';
const isEdit = (value: unknown): value is PortableEdit =>
  isRecord(value) && isText(value.text) && Number.isFinite(value.saved);
