/** The exercises and quizzes of the course, read once for all pages, and their programs as panes show them. */
import { bareProgram, type Program } from '../../playground/prebuilt/program.ts';
import { course } from '../course.ts';
import { type Exercise, type Quiz, readPractice } from '../practice.ts';

export const { exercises, quizzes } = readPractice(course);

/** @throws for an unknown id. */
export function findPart<P extends Exercise | Quiz>(parts: P[], id: string): P {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new Error(`${course.content} has no exercise or quiz '${id}'`);
  return part;
}

/** A program that has nothing recorded, and no header of its own. */
export function programOf({ id }: Exercise | Quiz, source: string): Program {
  return bareProgram(`${id}.rs`, source, course.content);
}
