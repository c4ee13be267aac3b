/**
 * A program, and how it is run, as the fragment of an address. A browser sends
 * fragments to nobody, so that a link holds all of it and no server sees any.
 *
 * The payload is one line of JSON with the options that differ from the
 * defaults, then the program's text. It stands there as `1.`, zlib and
 * base64url; or as `0.` and percent-encoded, where a link must be made at once.
 * zlib rather than bare deflate, for its checksum: a link that lost a letter on
 * its way is refused and does not open as another program.
 */
import { editions, type Program, type RunOptions } from '../runner/runner.ts';

/** How a program of the playground is run; what is not said is as `RunOptions` has it. */
export type LinkOptions = Pick<RunOptions, 'edition' | 'release' | 'seed' | 'arguments' | 'stdin'>;

/** What a link holds. */
export type LinkProgram = Pick<Program, 'source'> & LinkOptions;

/** What was found in a fragment. */
export type Link =
  /** `ignored` names the options that are unknown here, or out of their range. */
  | { kind: 'program'; program: LinkProgram; ignored: string[] }
  /** Nothing of this kind; or cut or changed on its way; or longer than `longest`; or of a later format. */
  | { kind: 'foreign' | 'damaged' | 'too-long' | 'newer' };

/** Bytes that a payload may have; what inflates to more is not inflated further. */
export const longest = 1_000_000;

/** Bytes that are inflated at once: zlib makes at most a thousand times as many of them. */
const slice = 1_024;

const isGood: { [Name in keyof LinkOptions]-?: (value: unknown) => boolean } = {
  edition: (value) => editions.some((edition) => edition === value),
  release: (value) => typeof value === 'boolean',
  seed: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  // One a line in the page, and each ends in a zero byte for the program.
  arguments: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && !/[\0\r\n]/.test(one)),
  stdin: (value) => typeof value === 'string',
};

/** The fragment, without its `#`; undefined where the program is too long for one. */
export async function writeLink(program: LinkProgram): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(payloadOf(program));
  if (bytes.length > longest) return undefined;
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return `1.${toBase64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** The same without a wait, and longer. */
export function writePlainLink(program: LinkProgram): string {
  // Half a letter, which UTF-8 does not have, would make this throw.
  return `0.${encodeURIComponent(payloadOf(program).replace(/\p{Cs}/gu, '\ufffd'))}`;
}

/** Never throws, whatever the fragment. */
export async function readLink(fragment: string): Promise<Link> {
  const [, version, text = ''] = /^(\d{1,9})\.(.*)$/s.exec(fragment) ?? [];
  if (version === undefined) return { kind: 'foreign' };
  if (Number(version) > 1) return { kind: 'newer' };
  try {
    const payload = version === '1' ? await inflate(fromBase64url(text)) : decodeURIComponent(text);
    if (payload === undefined || payload.length > longest) return { kind: 'too-long' };
    return readPayload(payload);
  } catch {
    return { kind: 'damaged' };
  }
}

function payloadOf({ source, ...options }: LinkProgram): string {
  return `${JSON.stringify(options)}\n${source}`;
}

/** @throws for what no payload begins with. */
function readPayload(payload: string): Link {
  const end = payload.indexOf('\n');
  const options: unknown = JSON.parse(payload.slice(0, Math.max(end, 0)));
  if (typeof options !== 'object' || options === null) throw new TypeError('not an object');
  // Lines end as in the editor, and the last one, too, as in a file.
  const lines = payload.slice(end + 1).replace(/\r\n?/g, '\n');
  const program: LinkProgram = { source: lines.endsWith('\n') ? lines : `${lines}\n` };
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (Object.hasOwn(isGood, name) && isGood[name as keyof LinkOptions](value))
      Object.assign(program, { [name]: value });
    else ignored.push(name);
  }
  return { kind: 'program', program, ignored };
}

/** Undefined for more than `longest`. @throws for what zlib or UTF-8 would not write. */
async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  let at = 0;
  const slices = new ReadableStream<BufferSource>({
    pull(controller) {
      if (at < packed.length) controller.enqueue(packed.subarray(at, at + slice));
      else controller.close();
      at += slice;
    },
  });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const reader = slices.pipeThrough(new DecompressionStream('deflate')).getReader();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > longest) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Of any number of bytes; the usual letters, with `+`, `/` and `=`. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function toBase64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws for what base64url does not have. */
function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
