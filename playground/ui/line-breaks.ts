/**
 * Where a long line of code may continue below besides at a space. CSS breaks a word that
 * doesn't fit anywhere, and to CSS a chain of calls is one word. The rules for the classes
 * are in pane.css.
 */

/** Words that may not fit into a line on a phone, by their length. */
const long = /\S{17,}/g;

const punctuation = /->|::|[([{<,]|\/(?=\w)|\.(?=[a-z_])/gi;

export interface Joint {
  from: number;
  to: number;
  className: 'breaks-before' | 'breaks-after';
}

/** The punctuation of long words, by offset. */
export function jointsOf(code: string): Joint[] {
  return [...code.matchAll(long)].flatMap((word) =>
    [...word[0].matchAll(punctuation)].map(({ 0: found, index }): Joint => {
      const from = word.index + index;
      // rustfmt, too, breaks before a method.
      const className = found === '.' ? 'breaks-before' : 'breaks-after';
      return { from, to: from + found.length, className };
    }),
  );
}

/** Cuts the pieces of a line so that its joints are pieces of their own; others have no class. */
export function splitAtJoints(
  pieces: readonly string[],
): { text: string; className: Joint['className'] | '' }[][] {
  const joints = jointsOf(pieces.join(''));
  let start = 0;
  return pieces.map((piece) => {
    const end = start + piece.length;
    // Two joints that touch share an end.
    const ends = new Set(joints.flatMap(({ from, to }) => [from, to]));
    const cuts = [start, ...[...ends].filter((at) => start < at && at < end), end];
    start = end;
    return cuts.slice(1).map((to, index) => {
      const from = cuts[index] ?? 0;
      const joint = joints.find((one) => one.from <= from && to <= one.to);
      const offset = end - piece.length;
      return { text: piece.slice(from - offset, to - offset), className: joint?.className ?? '' };
    });
  });
}
