/**
 * What a platform stores between two visits: marks, and as many edits as fit. The
 * format is JSON, compressed by zlib, in base64, because some platforms accept only
 * plain letters.
 */
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import type { PortableEdit } from '../editor/edits.ts';

export interface Suspended<Marks> {
  /** Parts that were opened, by their `src`. */
  opened: string[];
  marks: Marks;
  /** By the program's key. */
  edits: Record<string, PortableEdit>;
}

const version = '1.';

/** `left` is how many edits don't fit; the oldest are left out first. Undefined if not even the marks fit. */
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

/** Undefined for a text that `pack` has not written. The caller must check what is in it. */
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
