/**
 * Every exercise does what it states, in parts that run side by side: its start fails or is
 * refused, its solution and the files `right-*.rs` are solved under each set of seeds, and
 * no `wrong-*.rs` is.
 */
import { describe, expect, test } from 'vitest';
import { ourCourse } from '../../site/course.ts';
import { readPractice } from '../../site/practice.ts';
import { checkPractice } from '../../site/practice-check.ts';
import { seeds } from '../level.ts';

const shards = 2;

/** Tests the exercises of one part, counted from 1. */
export function testExercises(shard: number): void {
  const { exercises } = readPractice(ourCourse);
  const own = exercises.filter((_, index) => index % shards === shard - 1);

  describe('in the engine:', () => {
    test.each(own)('$id', async (exercise) => {
      const wrong = await checkPractice({ exercises: [exercise], quizzes: [] }, ourCourse.content, {
        sets: seeds.length,
      });
      expect(wrong).toEqual([]);
    });
  });
}
