import { testGenerated } from './generated-shards.ts';

testGenerated(2);
