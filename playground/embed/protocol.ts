/**
 * What a page and an embedded frame say to each other by `postMessage`. Every
 * message is an object with `rustExample: 1`, the version, and a `kind`. A frame
 * tells its height to whoever embeds it; all else only to a page that said `hello`.
 */
import * as z from 'zod/mini';
import { type End, outputCap } from '../runner/runner.ts';
import { longestCode, Options } from './options.ts';

export const version = 1;

const message = <Kind extends string, Shape extends z.core.$ZodShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ rustExample: z.literal(version), kind: z.literal(kind), ...shape });

const code = z.string().check(z.maxLength(longestCode));
const file = z.string().check(z.maxLength(200));
const language = z.enum(['rust', 'cpp']);

/** From the page. */
export const HostMessage = z.discriminatedUnion('kind', [
  /** Asks for everything that the frame can tell; answered by `ready`. */
  message('hello', {}),
  message('run', {}),
  message('stop', {}),
  message('reset', {}),
  /** Puts a text in the place of the program. */
  message('code', { code }),
  /** Without a new start, so that what the reader wrote stays. */
  message('theme', { theme: Options.shape.theme }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** How a run ended; the runner's own type, of which a page needs the kind. */
const end = z.custom<End>((value) => z.looseObject({ kind: z.string() }).safeParse(value).success);

/** From the frame. */
export const FrameMessage = z.discriminatedUnion('kind', [
  /** Pixels that the content needs. */
  message('size', { height: z.number().check(z.nonnegative(), z.maximum(100_000)) }),
  message('ready', { code, language }),
  /** The text as it stands, after each change. */
  message('code', { code }),
  message('output', {
    file,
    stream: z.enum(['out', 'err', 'message']),
    text: z.string().check(z.maxLength(4 * outputCap)),
  }),
  message('start', { file }),
  /** A run has ended. */
  message('run', { file, end }),
  /** A key that means nothing in the frame, such as that of a clicker; none of what is typed in the editor. */
  message('key', { key: z.string().check(z.maxLength(50)), keyCode: z.number() }),
  /** An exercise's tests have all passed; its name is that of its folder. */
  message('solved', { exercise: z.string().check(z.maxLength(200)) }),
  /** A question has been answered, and rightly; its name is that of its file. */
  message('answered', { question: z.string().check(z.maxLength(200)) }),
  /** What was asked for cannot be shown. */
  message('error', { message: z.string().check(z.maxLength(10_000)) }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;

/** A message without its version, which `seal` adds. */
export type Content<Message> = Message extends unknown ? Omit<Message, 'rustExample'> : never;

export function seal<Message extends { kind: string }>(content: Message) {
  return { rustExample: version, ...content };
}

/** Lets in what comes from the right place, in the right shape and number; counts the rest. */
export class Inbox<Message> {
  ignored = 0;
  readonly #schema: z.ZodMiniType<Message>;
  readonly #most: number;
  #second = 0;
  #count = 0;

  /** More than `most` messages in a second are a flood. */
  constructor(schema: z.ZodMiniType<Message>, most = Number.POSITIVE_INFINITY) {
    this.#schema = schema;
    this.#most = most;
  }

  /** The message, if it is one; `trusted` says whether its sender may send. */
  open(event: MessageEvent, trusted: boolean): Message | undefined {
    const second = Math.floor(event.timeStamp / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#count = 0;
    }
    if (trusted && ++this.#count <= this.#most) {
      const { success, data } = this.#schema.safeParse(event.data);
      if (success) return data;
    }
    this.ignored++;
    return undefined;
  }
}
