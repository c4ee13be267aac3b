/** Everything that is wrong with a course: its text, its programs, and what they state of themselves. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type Program,
  ProgramError,
  programFiles,
  readProgram,
} from '../playground/prebuilt/program.ts';
import { checkContent, type Finding, readContent } from './content-check.ts';
import { type Course, lessonFolders } from './course.ts';
import { checkPrograms } from './program-check.ts';
import { cppCompiler } from './record.ts';

export interface Checked {
  findings: Finding[];
  /** What was looked at, and what could not be, in words. */
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
  const programs: Program[] = [];
  const findings: Finding[] = [];
  for (const file of programFiles(course.programs)) {
    try {
      programs.push(readProgram(file, course.programs));
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      findings.push(error.message);
    }
  }
  findings.push(...checkContent(readContent(course, programs)), ...(await checkPrograms(programs)));
  return { findings, summary: summary(course, programs) };
}

function summary(course: Course, programs: Program[]): string[] {
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
  lines.push('links to other sites were not tried');
  return lines;
}
