/**
 * What can be said of an embed: as attributes of `<rust-example>`, or in the
 * address of its frame, after `?` or `#`. One list, so that both say the same.
 */
import * as z from 'zod/mini';
import { editions } from '../runner/runner.ts';

/** Characters that a program may have. */
export const longestCode = 100_000;

/** Characters of a name under which something is kept; a course's learner may have 4,000. */
export const longestName = 4_300;

/** Present and not `false` is true, as for attributes of HTML. */
const flag = z.pipe(
  z.string(),
  z.transform((value) => value !== 'false'),
);

export const Options = z.object({
  /** A lesson (`handles`), or an example or section of it by its anchor (`handles/town_graph`). */
  src: z.optional(z.string().check(z.maxLength(200))),
  /** A program of one's own instead. */
  code: z.optional(z.string().check(z.maxLength(longestCode))),
  /** Shows one side of a contrast only; or says what `code` is written in. */
  language: z._default(z.enum(['rust', 'cpp', 'both']), 'both'),
  theme: z._default(z.enum(['light', 'dark', 'auto']), 'auto'),
  readonly: z._default(flag, false),
  /** Opens the editor as soon as the program is there. */
  edit: z._default(flag, false),
  /** Runs the program as soon as it is there. */
  run: z._default(flag, false),
  /** How large the text is; 1 is as on the site. */
  scale: z._default(
    z.pipe(z.string(), z.transform(Number)).check(z.refine((scale) => scale >= 0.5 && scale <= 4)),
    1,
  ),
  /** Of a program of one's own; as of those of the site unless told. */
  edition: z.optional(z.enum(editions)),
  /** Numbers of lines of `code` that stand folded away at first: `1-3, 9`. */
  fold: z.optional(z.string().check(z.maxLength(10_000), z.regex(/^\s*\d+(\s*[-,]\s*\d+)*\s*$/))),
  /** What `code` is there to show, in the words of rustdoc. */
  expect: z.optional(z.enum(['no_run', 'should_panic', 'compile_fail'])),
  /** Under which name this browser keeps edits and marks; without it, no edits are kept. */
  keep: z.optional(z.string().check(z.maxLength(longestName))),
  /** Frames that name the same page share one engine. */
  page: z.optional(z.string().check(z.maxLength(100))),
});
export type Options = z.infer<typeof Options>;

/** Attributes of the element that its frame takes as they are. */
export const frameAttributes = [
  'src',
  'language',
  'edition',
  'fold',
  'expect',
  'theme',
  'scale',
  'readonly',
  'edit',
  'run',
  'keep',
] as const;

/** What is wrong is left out, and said to `warn`. */
export function readOptions(address: URL, warn: (message: string) => void): Options {
  const given = [...address.searchParams, ...new URLSearchParams(address.hash.slice(1))];
  const good = given.filter(([name, value]) => {
    const shape = Options.shape[name as keyof Options];
    if (shape?.safeParse(value).success) return true;
    warn(shape ? `rust-example: ${name} cannot be '${value.slice(0, 50)}'` : unknown(name));
    return false;
  });
  return Options.parse(Object.fromEntries(good));
}

export function unknown(name: string): string {
  return `rust-example: there is no '${name}'; known are ${frameAttributes.join(', ')}, height and home`;
}

/** Tells of a line's number whether `fold` names it. */
export function foldedBy(fold = ''): (line: number) => boolean {
  const ranges = fold.split(',').map((range) => range.split('-').map(Number));
  return (line) => ranges.some(([from = 0, to = from]) => from <= line && line <= to);
}
