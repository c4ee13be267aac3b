/** Every exercise does what it states: its start fails or is refused, and its solution passes under each seed. */
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

describe('in the engine:', () => {
  test.each(exercises)('$id', async (exercise) => {
    const wrong = await checkPractice(
      { exercises: [exercise], quizzes: [] },
      ourCourse.content,
      seeds.length,
    );
    expect(wrong).toEqual([]);
  });
});
