/** Course packages of the built site, made and unpacked in Node. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { PackageFiles } from '../../playground/course/files.ts';
import { makePackage } from '../../playground/course/make.ts';
import type { CoursePart, Form } from '../../playground/course/parts.ts';

export const site = 'https://lessons.example/';

/** A lesson, one of its exercises and one of its questions. */
export const lesson: CoursePart = {
  src: 'the-three-rules',
  kind: 'lesson',
  title: 'The three rules',
  key: 'lessons/the-three-rules',
};
export const exercise: CoursePart = {
  src: 'things-move/exercise-keep-the-offset',
  kind: 'exercise',
  title: 'Make the pointer when asked',
  key: 'lessons/things-move#keep-the-offset',
};
export const question: CoursePart = {
  src: 'things-move/quiz-copied-point',
  kind: 'question',
  title: 'Two points after an assignment',
  key: 'lessons/things-move#copied-point',
};

/** The files of a package, by their paths. */
export async function packed(
  form: Form,
  parts: CoursePart[] = [lesson, exercise, question],
  title = 'Rust & <C++>',
): Promise<Record<string, Uint8Array>> {
  const dist = (file: string) => readFileSync(path.join('dist', file));
  const files = JSON.parse(dist('course/files.json').toString()) as PackageFiles;
  const made = { version: '0.1.0', rustc: 'rustc 1.96.0' };
  const zip = await makePackage(
    { title, form, parts },
    { files, site, made, read: async (file) => new Uint8Array(dist(file)) },
  );
  return unzipSync(new Uint8Array(await zip.arrayBuffer()));
}
