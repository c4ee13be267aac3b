/** The course's exercises and quizzes, read once for all pages, and their programs for panes. */
import { bareProgram, type ExampleProgram } from '../../playground/prebuilt/program.ts';
import { course } from '../course.ts';
import { type Exercise, keyOf, lessonOf, type Quiz, readPractice } from '../practice.ts';

export const { exercises, quizzes } = readPractice(course);

/** A lesson's exercises or quizzes, in the order in which its text `body` shows them. */
export function shownIn<P extends Exercise | Quiz>(parts: P[], lesson: string, body = ''): P[] {
  const place = ({ id }: P) => body.indexOf(`id="${id}"`);
  return parts.filter((part) => lessonOf(part) === lesson).sort((a, b) => place(a) - place(b));
}

/** Keys of a lesson's exercises or quizzes. */
export function keysIn(parts: (Exercise | Quiz)[], lesson: string): string[] {
  return parts.filter((part) => lessonOf(part) === lesson).map(keyOf);
}

/** @throws for an unknown id */
export function findPart<P extends Exercise | Quiz>(parts: P[], id: string): P {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new Error(`${course.content} has no exercise or quiz '${id}'`);
  return part;
}

/** A program without a header, of which nothing is recorded. */
export function programOf({ id }: Exercise | Quiz, source: string): ExampleProgram {
  return bareProgram(`${id}.rs`, source, course.content);
}
