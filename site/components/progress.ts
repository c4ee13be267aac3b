/**
 * What a reader has read, run, solved and answered, for the lessons and the
 * course map. Kept in this browser alone, under one key; where storage is
 * forbidden or full the page works all the same and says so once. A page that
 * several learners may use says in `data-keep` of its body whose record it is.
 *
 * The record has a version. One that is older is brought up to date, one that
 * cannot be read is not used; both are kept under a key of their own.
 */
import { addEdits, editsUnder, type PortableEdit } from '../../playground/editor/edits.ts';

const name = 'you-can-rust-that:progress';
const version = 2;

/** Bytes of a file that is read; a browser keeps no more than half of that for a site. */
export const largestFile = 10_000_000;

/** What is stored is of use to somebody, and there was no room to keep it aside. */
let untouchable = false;

export interface Progress {
  /** Slugs of lessons read to their end. */
  read: string[];
  /** `slug#anchor` of programs run. */
  run: string[];
  /** By `slug#id`. */
  exercises: Record<string, ExerciseProgress>;
  /** By `slug#id`. */
  quizzes: Record<string, QuizProgress>;
}

export interface ExerciseProgress {
  solved: boolean;
  /** The text that solved it last; records of before this was kept have none. */
  text?: string;
  /** How many hints have been shown. */
  hints: number;
}

export interface QuizProgress {
  /** Numbers of the choices last made, from 0. */
  chosen: number[];
  right: boolean;
}

/** Never throws: without storage, or with a broken record, nothing has been done. */
export function loadProgress(): Progress {
  try {
    const stored = localStorage.getItem(keyHere());
    if (stored === null) return nothing();
    const record = parse(stored);
    const progress = typeof record === 'string' ? record : progressIn(record);
    if (typeof progress !== 'string') return progress;
    const upgraded = upgrade(stored);
    untouchable = true;
    localStorage.setItem(`${keyHere()}:kept ${new Date().toISOString()}`, stored);
    localStorage.removeItem(keyHere());
    untouchable = false;
    if (upgraded) save(upgraded);
    return upgraded ?? nothing();
  } catch {
    return nothing();
  }
}

/** Adds one mark. */
export function remember(what: 'read' | 'run', name: string): void {
  const progress = loadProgress();
  if (progress[what].includes(name)) return;
  progress[what].push(name);
  save(progress);
}

/** What is not said stays as it was. */
export function rememberExercise(name: string, news: Partial<ExerciseProgress>): void {
  const progress = loadProgress();
  const known = progress.exercises[name] ?? { solved: false, hints: 0 };
  progress.exercises[name] = { ...known, ...news };
  save(progress);
}

/** Without an answer, the one given before is forgotten. */
export function rememberQuiz(name: string, answer?: QuizProgress): void {
  const progress = loadProgress();
  if (answer) progress.quizzes[name] = answer;
  else delete progress.quizzes[name];
  save(progress);
}

/** Forgets everything; what is returned brings it back. */
export function clearProgress(): () => void {
  const known = loadProgress();
  try {
    localStorage.removeItem(keyHere());
  } catch {
    sayOnce();
  }
  return () => add(known);
}

/** What a file carries to another browser: what was done, and the programs as they were edited. */
export interface CarriedProgress extends Progress {
  version: number;
  edits: Record<string, PortableEdit>;
}

export function carriedProgress(): CarriedProgress {
  return { version, ...loadProgress(), edits: editsUnder(keepHere()) };
}

/** The text of a file that `importProgress` takes. */
export function exportProgress(): string {
  return `${JSON.stringify(carriedProgress(), null, 2)}\n`;
}

/** Adds what a file says to what is known; returns what is wrong with the file, in words. */
export function importProgress(text: string): string | undefined {
  const file = parse(text);
  if (typeof file === 'string') return file;
  const added = progressIn(file);
  if (typeof added === 'string') return added;
  const edits = editsIn(file);
  if (!edits) return 'its list of edited programs is broken';
  if (!addEdits(edits, keepHere())) return 'this browser has no room for its programs';
  add(added);
  return undefined;
}

/** To what is known. */
function add(added: Progress): void {
  const known = loadProgress();
  const exercises = { ...known.exercises };
  for (const [name, { solved, hints, text }] of Object.entries(added.exercises)) {
    const here = exercises[name] ?? { solved: false, hints: 0 };
    const solving = here.text ?? text;
    exercises[name] = {
      solved: solved || here.solved,
      hints: Math.max(hints, here.hints),
      ...(solving !== undefined && { text: solving }),
    };
  }
  const quizzes = { ...known.quizzes };
  // Of two answers a right one stays.
  for (const [name, answer] of Object.entries(added.quizzes))
    if (answer.right || !quizzes[name]?.right) quizzes[name] = answer;
  save({
    read: [...new Set([...known.read, ...added.read])],
    run: [...new Set([...known.run, ...added.run])],
    exercises,
    quizzes,
  });
}

/** Whose record it is; empty where the browser has one reader. */
const keepHere = () => document.body.dataset.keep ?? '';
const keyHere = () => (keepHere() ? `${name}:${keepHere()}` : name);

const nothing = (): Progress => ({ read: [], run: [], exercises: {}, quizzes: {} });

/** What a text of this version holds, or what is wrong with it, in words. */
function parse(text: string): Record<string, unknown> | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'it is no JSON, or it is cut off';
  }
  if (!isRecord(data) || typeof data.version !== 'number') return 'it was not saved by this page';
  if (data.version !== version)
    return `it was saved by another version of this page (${data.version}, and this is ${version})`;
  return data;
}

/** The marks, or what is wrong with them, in words. */
function progressIn({ read, run, exercises, quizzes }: Record<string, unknown>): Progress | string {
  if (!isList(read, isText) || !isList(run, isText))
    return 'its list of what was read and run is broken';
  if (!isRecord(exercises) || !Object.values(exercises).every(isExercise))
    return 'its list of exercises is broken';
  if (!isRecord(quizzes) || !Object.values(quizzes).every(isQuiz))
    return 'its list of answers is broken';
  return {
    read,
    run,
    exercises: exercises as Progress['exercises'],
    quizzes: quizzes as Progress['quizzes'],
  };
}

/** Undefined if they are broken. */
function editsIn({
  edits = {},
}: Record<string, unknown>): Record<string, PortableEdit> | undefined {
  const isEdit = (value: unknown) =>
    isRecord(value) && isText(value.text) && Number.isFinite(value.saved);
  if (!isRecord(edits) || !Object.values(edits).every(isEdit)) return undefined;
  return edits as Record<string, PortableEdit>;
}

/** The first version had neither a number nor exercises. */
function upgrade(text: string): Progress | undefined {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || 'version' in data) return undefined;
    const { read = [], run = [] } = data;
    return isList(read, isText) && isList(run, isText) ? { ...nothing(), read, run } : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(is);
const isExercise = (value: unknown) =>
  isRecord(value) &&
  typeof value.solved === 'boolean' &&
  isCount(value.hints) &&
  (value.text === undefined || isText(value.text));
const isQuiz = (value: unknown) =>
  isRecord(value) && isList(value.chosen, isCount) && typeof value.right === 'boolean';

function save(progress: Progress): void {
  try {
    if (untouchable) throw new Error('no room');
    localStorage.setItem(keyHere(), JSON.stringify({ version, ...progress }));
  } catch {
    sayOnce();
  }
}

let said = false;

function sayOnce(): void {
  if (said) return;
  said = true;
  const note = document.createElement('p');
  note.className = 'storage-note';
  note.role = 'status';
  note.textContent =
    'This browser keeps nothing for this page, so it will not remember what you run, solve and answer. All else works.';
  document.querySelector('main')?.append(note);
}
