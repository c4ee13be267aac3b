/** Reads the exercises and quizzes of a course; practice-check.ts checks what they state. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Course, frontMatter, lessonFolders, pageOf } from './course.ts';
import { type ExerciseMatter, exerciseMatter, type QuizMatter, quiz } from './lesson-schema.ts';
import { checkYaml } from './yaml.ts';

export interface PracticePart {
  /** Unique in the course: the name of its folder, or of its file without the extension. */
  id: string;
  /** Folder of its lesson: `lessons/1-things-move`. */
  lesson: string;
  /** The file with its front matter or YAML, by its path in the content's folder. */
  file: string;
  /** Contents of that file. */
  text: string;
}

/** Another solution for a check to try: `right-NAME.rs` passes, and `wrong-NAME.rs` does not. */
export interface Attempt {
  file: string;
  source: string;
  right: boolean;
}

/** A folder `exercises/LESSON/ID/` with exercise.mdx, start.rs, tests.rs and solution.rs. */
export interface Exercise extends PracticePart, ExerciseMatter {
  /** Sources of start.rs, tests.rs and solution.rs. */
  begin: string;
  tests: string;
  solution: string;
  attempts: Attempt[];
}

/** `quizzes/LESSON/ID.yaml` and the program ID.rs beside it. */
export interface Quiz extends PracticePart, QuizMatter {
  source: string;
}

export interface Practice {
  exercises: Exercise[];
  quizzes: Quiz[];
  /** `file:line: message` for each mistake; a part with a mistake is in neither list. */
  findings: string[];
}

/** Its page: `lessons/things-move`. */
export const lessonOf = ({ lesson }: Pick<PracticePart, 'lesson'>) =>
  pageOf(`${lesson}/lesson.mdx`);

/** Key under which a browser stores its progress. */
export const keyOf = (part: Pick<PracticePart, 'lesson' | 'id'>) => `${lessonOf(part)}#${part.id}`;

export function readPractice(course: Course): Practice {
  const practice: Practice = { exercises: [], quizzes: [], findings: [] };
  const { exercises, quizzes, findings } = practice;
  const place = (file: string) => path.join(course.content, file);
  const reporter = (file: string, before: number) => (line: number, message: string) => {
    findings.push(`${place(file)}:${line + before}: ${message}`);
  };
  const sourcesOf = (file: string, names: string[]) =>
    names.map((name) => {
      const source = path.join(path.dirname(file), name);
      if (existsSync(place(source))) return readFileSync(place(source), 'utf8');
      findings.push(`${place(source)}:1: no such file`);
      return undefined;
    });

  for (const lesson of lessonFolders(course)) {
    for (const id of namesIn(place(lesson.replace('lessons/', 'exercises/')))) {
      const file = `${lesson.replace('lessons/', 'exercises/')}/${id}/exercise.mdx`;
      const [text] = sourcesOf(file, ['exercise.mdx']);
      const [begin, tests, solution] = sourcesOf(file, ['start.rs', 'tests.rs', 'solution.rs']);
      if (text === undefined) continue;
      const matter = checkYaml(frontMatter(text) ?? '', exerciseMatter, reporter(file, 1));
      if (!matter || begin === undefined || tests === undefined || solution === undefined) continue;
      const attempts = attemptsIn(path.dirname(place(file)));
      exercises.push({ id, lesson, file, text, ...matter, begin, tests, solution, attempts });
    }
    const folder = lesson.replace('lessons/', 'quizzes/');
    for (const name of namesIn(place(folder)).filter((one) => one.endsWith('.yaml'))) {
      const id = name.replace(/\.yaml$/, '');
      const file = `${folder}/${name}`;
      const [text, source] = sourcesOf(file, [name, `${id}.rs`]);
      const matter = text === undefined ? undefined : checkYaml(text, quiz, reporter(file, 0));
      if (!matter || text === undefined || source === undefined) continue;
      quizzes.push({ id, lesson, file, text, ...matter, source });
    }
  }
  for (const parts of [exercises, quizzes])
    for (const { id, file } of parts)
      if (parts.find((one) => one.id === id)?.file !== file)
        findings.push(`${place(file)}:1: '${id}' is the name of another one`);
  return practice;
}

function attemptsIn(folder: string): Attempt[] {
  return namesIn(folder)
    .filter((name) => /^(right|wrong)-.+\.rs$/.test(name))
    .map((file) => ({
      file,
      source: readFileSync(path.join(folder, file), 'utf8'),
      right: file.startsWith('right-'),
    }));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
