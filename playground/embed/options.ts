/**
 * What can be said of an embed: as attributes of `<rust-example>`, or in the
 * address of its frame, after `?` or `#`. One list, so that both say the same.
 */
import * as z from 'zod/mini';

/** Characters that a program may have. */
export const longestCode = 100_000;

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
  /** Runs the program as soon as it is there. */
  run: z._default(flag, false),
  /** Frames that name the same page share one engine. */
  page: z.optional(z.string().check(z.maxLength(100))),
});
export type Options = z.infer<typeof Options>;

/** Attributes of the element that its frame takes as they are. */
export const frameAttributes = ['src', 'language', 'theme', 'readonly', 'run'] as const;

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
