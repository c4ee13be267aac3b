/**
 * What a platform keeps between two visits: marks, and edits as far as there is
 * room. A line of base64 of what zlib made of JSON, since some platforms take no
 * more than plain letters.
 */
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import type { PortableEdit } from '../editor/edits.ts';

export interface Suspended<Marks> {
  /** Parts that were opened, by their `src`. */
  opened: string[];
  marks: Marks;
  /** By place. */
  edits: Record<string, PortableEdit>;
}

const version = '1.';

/** `left` counts the edits that had no room: the oldest. Undefined when the marks alone have none. */
export function pack<Marks>(
  { edits, ...rest }: Suspended<Marks>,
  limit: number,
): { text: string; left: number } | undefined {
  const newest = Object.entries(edits).sort(([, a], [, b]) => b.saved - a.saved);
  for (let kept = newest.length; kept >= 0; kept--) {
    const record = { ...rest, edits: Object.fromEntries(newest.slice(0, kept)) };
    const bytes = zlibSync(strToU8(JSON.stringify(record)), { level: 9 });
    const text = version + btoa(strFromU8(bytes, true));
    if (text.length <= limit) return { text, left: newest.length - kept };
  }
  return undefined;
}

/** Undefined for what `pack` has not written. What it holds is still to be looked at. */
export function unpack(text: string): Record<string, unknown> | undefined {
  try {
    if (!text.startsWith(version)) return undefined;
    const bytes = unzlibSync(strToU8(atob(text.slice(version.length)), true));
    const record: unknown = JSON.parse(strFromU8(bytes));
    return typeof record === 'object' && record !== null
      ? (record as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
