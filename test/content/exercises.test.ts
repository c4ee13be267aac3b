/** The files of the exercises belong together; exercise-shards.ts runs them. */
import { expect, test } from 'vitest';
import { lessonFolders, ourCourse } from '../../site/course.ts';
import { readPractice } from '../../site/practice.ts';

const { exercises, findings } = readPractice(ourCourse);

test('the files are consistent', () => {
  expect(findings).toEqual([]);
});

test.each(lessonFolders(ourCourse))('%s has three exercises or more', (lesson) => {
  expect(exercises.filter((one) => one.lesson === lesson).length).toBeGreaterThanOrEqual(3);
});

test.each(exercises)('$id has two other right solutions and four wrong ones', ({ attempts }) => {
  const right = attempts.filter((one) => one.right).length;
  expect(right).toBeGreaterThanOrEqual(2);
  expect(attempts.length - right).toBeGreaterThanOrEqual(4);
});
