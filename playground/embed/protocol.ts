/**
 * The messages that a page and an embedded frame exchange by `postMessage`. Each
 * is an object with `rustExample: 1`, the version, and a `kind`. A frame tells its
 * height to any page that embeds it, and everything else only after a `hello`.
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
  /** Asks for all messages of the frame; answered by `ready`. */
  message('hello', {}),
  message('run', {}),
  message('stop', {}),
  message('reset', {}),
  /** Replaces the program. */
  message('code', { code }),
  /** Changes the theme without a reload, so that the reader's edits stay. */
  message('theme', { theme: Options.shape.theme }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** How a run ended, as the runner says it; only the kind is checked, which pages rely on. */
const end = z.custom<End>((value) => z.looseObject({ kind: z.string() }).safeParse(value).success);

/** From the frame. */
export const FrameMessage = z.discriminatedUnion('kind', [
  /** Height of the content in pixels. */
  message('size', { height: z.number().check(z.nonnegative(), z.maximum(100_000)) }),
  message('ready', { code, language }),
  /** The code after each change. */
  message('code', { code }),
  message('output', {
    file,
    stream: z.enum(['out', 'err', 'message']),
    text: z.string().check(z.maxLength(4 * outputCap)),
  }),
  message('start', { file }),
  /** A run has ended. */
  message('run', { file, end }),
  /** A key without a meaning in the frame, such as a presenter's; never what is typed in the editor. */
  message('key', { key: z.string().check(z.maxLength(50)), keyCode: z.number() }),
  /** All tests of an exercise pass; `exercise` is the name of its folder. */
  message('solved', { exercise: z.string().check(z.maxLength(200)) }),
  /** A question was answered correctly; `question` is the name of its file. */
  message('answered', { question: z.string().check(z.maxLength(200)) }),
  /** Nothing can be shown, or a message had no effect. */
  message('error', { message: z.string().check(z.maxLength(10_000)) }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;

/** A message without its version, which `seal` adds. */
export type Content<Message> = Message extends unknown ? Omit<Message, 'rustExample'> : never;

export function seal<Message extends { kind: string }>(content: Message) {
  return { rustExample: version, ...content };
}

/** Accepts messages from the right sender, in the right shape and not too many; counts the rest. */
export class Inbox<Message> {
  ignored = 0;
  readonly #schema: z.ZodMiniType<Message>;
  readonly #most: number;
  #second = 0;
  #count = 0;

  /** Ignores messages past `most` in a second. */
  constructor(schema: z.ZodMiniType<Message>, most = Number.POSITIVE_INFINITY) {
    this.#schema = schema;
    this.#most = most;
  }

  /** Returns the message if it is valid; `trusted` says whether its sender may send any. */
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
