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
