/**
 * Every exercise does what it states: its start fails or is refused, its solution and the
 * files `right-*.rs` are solved under each set of seeds, and no `wrong-*.rs` is.
 */
import { describe, expect, test } from 'vitest';
import { lessonFolders, ourCourse } from '../../site/course.ts';
import { readPractice } from '../../site/practice.ts';
import { checkPractice } from '../../site/practice-check.ts';
import { seeds } from '../level.ts';

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

describe('in the engine:', () => {
  test.each(exercises)('$id', async (exercise) => {
    const wrong = await checkPractice({ exercises: [exercise], quizzes: [] }, ourCourse.content, {
      sets: seeds.length,
    });
    expect(wrong).toEqual([]);
  });
});
