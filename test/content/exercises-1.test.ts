import { testExercises } from './exercise-shards.ts';

testExercises(1);
