/** How many letters, or lines, two texts share at their start, and then at their end. */
export function sameEnds(
  before: string | string[],
  after: string | string[],
): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end };
}
