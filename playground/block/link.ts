/**
 * A program and its options as the fragment of a URL. Browsers don't send fragments,
 * so a link holds everything and no server sees it.
 *
 * The payload is one line of JSON with the options that differ from the defaults,
 * then the program. It is written as `1.`, then zlib in base64url; or, where a link
 * must be ready at once, as `0.`, then percent-encoded. zlib has a checksum, unlike
 * bare deflate, so a link that lost a letter is refused instead of opening as
 * another program.
 */
import { editions, type Program, type RunOptions } from '../runner/runner.ts';

/** How the playground runs a program. The defaults are those of `RunOptions`. */
export type LinkOptions = Pick<RunOptions, 'edition' | 'release' | 'seed' | 'arguments' | 'stdin'>;

/** The content of a link. */
export type LinkProgram = Pick<Program, 'source'> & LinkOptions;

/** The result of reading a fragment. */
export type Link =
  /** `ignored` names options that are unknown here or out of range. */
  | { kind: 'program'; program: LinkProgram; ignored: string[] }
  /** Not a link; cut or changed on the way; longer than `longest`; or in a later format. */
  | { kind: 'foreign' | 'damaged' | 'too-long' | 'newer' };

/** Limit in bytes of a payload; inflating stops there. */
export const longest = 1_000_000;

/** Bytes inflated at a time; zlib makes at most a thousand times as many of them. */
const slice = 1_024;

const isGood: { [Name in keyof LinkOptions]-?: (value: unknown) => boolean } = {
  edition: (value) => editions.some((edition) => edition === value),
  release: (value) => typeof value === 'boolean',
  seed: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  // The page has one per line, and each gets a zero byte at its end.
  arguments: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && !/[\0\r\n]/.test(one)),
  stdin: (value) => typeof value === 'string',
};

/** The fragment without its `#`; undefined if the program is too long for one. */
export async function writeLink(program: LinkProgram): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(payloadOf(program));
  if (bytes.length > longest) return undefined;
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return `1.${toBase64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** The same at once, but longer. */
export function writePlainLink(program: LinkProgram): string {
  // A lone surrogate, which UTF-8 can't hold, would make this throw.
  return `0.${encodeURIComponent(payloadOf(program).replace(/\p{Cs}/gu, '\ufffd'))}`;
}

/** Reads a fragment. Never throws. */
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

/** @throws when the payload's first line isn't valid. */
function readPayload(payload: string): Link {
  const end = payload.indexOf('\n');
  const options: unknown = JSON.parse(payload.slice(0, Math.max(end, 0)));
  if (typeof options !== 'object' || options === null) throw new TypeError('not an object');
  // Line ends become the editor's, and the last line gets one, as in a file.
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

/** Undefined for more than `longest`. @throws when zlib or UTF-8 is damaged. */
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

/** Standard base64, with `+`, `/` and `=`, for any number of bytes. */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function toBase64url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws for a letter that base64url doesn't have. */
function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
