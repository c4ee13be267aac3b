import { testPrograms } from './program-shards.ts';

testPrograms(1);
