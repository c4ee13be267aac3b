/**
 * The level that runs: `fast`, which `npm test` is, or `all`, which `npm run test:all` is.
 * run.ts tells the suites by this variable.
 */
export const isAll = process.env.TEST_LEVEL === 'all';

/** Seeds that a program whose threads take turns is run under. */
export const seeds = Array.from({ length: isAll ? 20 : 2 }, (_, seed) => seed);
