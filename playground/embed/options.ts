/**
 * The options of an embed: attributes of `<rust-example>`, or parameters in the
 * address of its frame, after `?` or `#`. One list, so that both accept the same.
 */
import * as z from 'zod/mini';
import { editions } from '../runner/runner.ts';

/** Limit of a program, in characters. */
export const longestCode = 100_000;

/** Limit of a name for kept edits, in characters; a course's learner id may have 4,000. */
export const longestName = 4_300;

/** True if present, as an attribute in HTML, unless it says `false`. */
const flag = z.pipe(
  z.string(),
  z.transform((value) => value !== 'false'),
);

export const Options = z.object({
  /** A lesson (`handles`), or an example or section of it by its anchor (`handles/town_graph`). */
  src: z.optional(z.string().check(z.maxLength(200))),
  /** Or a program of the host's own. */
  code: z.optional(z.string().check(z.maxLength(longestCode))),
  /** The only side of a contrast to show, or the language of `code`. */
  language: z._default(z.enum(['rust', 'cpp', 'both']), 'both'),
  theme: z._default(z.enum(['light', 'dark', 'auto']), 'auto'),
  readonly: z._default(flag, false),
  /** Opens the editor as soon as the program has loaded. */
  edit: z._default(flag, false),
  /** Runs the program as soon as it has loaded. */
  run: z._default(flag, false),
  /** `memory`: every run of a Rust program is watched. */
  view: z.optional(z.enum(['memory'])),
  /** Size of the text; 1 is the site's. */
  scale: z._default(
    z.pipe(z.string(), z.transform(Number)).check(z.refine((scale) => scale >= 0.5 && scale <= 4)),
    1,
  ),
  /** Edition of `code`; by default that of the site's programs. */
  edition: z.optional(z.enum(editions)),
  /** Lines of `code` that are folded at first: `1-3, 9`. */
  fold: z.optional(z.string().check(z.maxLength(10_000), z.regex(/^\s*\d+(\s*[-,]\s*\d+)*\s*$/))),
  /** What `code` demonstrates, in rustdoc's words. */
  expect: z.optional(z.enum(['no_run', 'should_panic', 'compile_fail'])),
  /** Name under which the browser keeps edits and results; without it, edits are not kept. */
  keep: z.optional(z.string().check(z.maxLength(longestName))),
  /** Frames with the same value share one compiler. */
  page: z.optional(z.string().check(z.maxLength(100))),
});
export type Options = z.infer<typeof Options>;

/** Attributes of the element that it passes to its frame. */
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
  'view',
  'keep',
] as const;

/** Reads the options of an address; leaves out invalid ones and tells `warn`. */
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

/** Returns whether `fold` names the line with a given number. */
export function foldedBy(fold = ''): (line: number) => boolean {
  const ranges = fold.split(',').map((range) => range.split('-').map(Number));
  return (line) => ranges.some(([from = 0, to = from]) => from <= line && line <= to);
}
