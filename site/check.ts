/** Finds everything that is wrong with a course: its text, its programs, and what their headers state. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type ExampleProgram,
  ProgramError,
  programFiles,
  readProgram,
} from '../playground/prebuilt/program.ts';
import { type CourseContent, checkContent, type Finding, readContent } from './content-check.ts';
import { type Course, lessonFolders } from './course.ts';
import { checkPractice } from './practice-check.ts';
import { checkPrograms } from './program-check.ts';
import { cppCompiler } from './record.ts';

export interface Checked {
  findings: Finding[];
  /** Lines that say what was checked, and what could not be. */
  summary: string[];
}

export async function checkCourse(course: Course): Promise<Checked> {
  if (!existsSync(course.content))
    return { findings: [`${course.content}:1: no such folder`], summary: [] };
  if (lessonFolders(course).length === 0) {
    const place = path.join(course.content, 'lessons');
    return {
      findings: [`${place}:1: no lesson: each is a folder here, such as 1-first`],
      summary: [],
    };
  }
  const programs: ExampleProgram[] = [];
  const findings: Finding[] = [];
  for (const file of programFiles(course.programs)) {
    try {
      programs.push(readProgram(file, course.programs));
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      findings.push(error.message);
    }
  }
  const content = readContent(course, programs);
  findings.push(
    ...checkContent(content),
    ...(await checkPrograms(programs)),
    ...(await checkPractice(content.practice, course.content)),
  );
  return { findings, summary: summary(course, content) };
}

function summary(course: Course, { programs, practice }: CourseContent): string[] {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  const refused = programs.filter(({ refusal }) => refusal).length;
  const cpp = programs.filter(({ language }) => language === 'cpp').length;
  const rust = programs.length - refused - cpp;
  const lines = [
    `${count(lessonFolders(course).length, 'lesson')}; ${count(rust, 'Rust program')} compiled and run, and ${refused} that rustc must refuse`,
  ];
  if (cpp > 0)
    lines.push(
      cppCompiler
        ? `${count(cpp, 'C++ program')} compiled and run by ${cppCompiler}`
        : `${count(cpp, 'C++ program')} not compiled and not run: no C++ compiler is here`,
    );
  const { exercises, quizzes } = practice;
  if (exercises.length > 0)
    lines.push(`${count(exercises.length, 'exercise')}, the start and the solution of each tested`);
  if (quizzes.length > 0)
    lines.push(`${count(quizzes.length, 'question')} whose answers were found by running`);
  lines.push('links to other sites were not tried');
  return lines;
}
