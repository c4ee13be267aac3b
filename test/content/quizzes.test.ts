/** Every quiz has the right answer: each choice is compared with what its program does. */
import { describe, expect, test } from 'vitest';
import { lessonFolders, ourCourse } from '../../site/course.ts';
import { readPractice } from '../../site/practice.ts';
import { checkPractice } from '../../site/practice-check.ts';
import { seeds } from '../level.ts';

const { quizzes } = readPractice(ourCourse);

test.each(lessonFolders(ourCourse))('%s has four questions or more', (lesson) => {
  expect(quizzes.filter((one) => one.lesson === lesson).length).toBeGreaterThanOrEqual(4);
});

describe('in the engine:', () => {
  test.each(quizzes)('$id', async (quiz) => {
    const wrong = await checkPractice({ exercises: [], quizzes: [quiz] }, ourCourse.content, {
      seeds: seeds.length,
    });
    expect(wrong).toEqual([]);
  });
});
