/** Puts together what the engine tells in pieces (`playground/engine/src/watch/changes.rs`). */

/**
 * How to make a value from the one before: `[value]`, or a change for each field or element that
 * is another, 0 for a field that is gone, and the `length` of a list that has become shorter.
 */
export type Change = [value: unknown] | { [field: string]: Change | number };

/** Something whole, or what has changed of it since it was told last. */
export type Told<T> = T | { id: number; change: Change };

/** All of what was told; parts that have not changed are the same objects as before. */
export function whole<T>(told: Told<T>, before: T | undefined): T {
  if (typeof told !== 'object' || told === null || !('change' in told)) return told as T;
  return changed(before, told.change) as T;
}

function changed(before: unknown, change: Change): unknown {
  if (Array.isArray(change)) return change[0];
  if (Array.isArray(before)) {
    const length = typeof change.length === 'number' ? change.length : before.length;
    const after = before.slice(0, length);
    for (const [index, one] of Object.entries(change))
      if (typeof one === 'object') after[Number(index)] = changed(after[Number(index)], one);
    return after;
  }
  const after: Record<string, unknown> = { ...(before as object) };
  for (const [field, one] of Object.entries(change)) {
    if (typeof one === 'object') after[field] = changed(after[field], one);
    else delete after[field];
  }
  return after;
}
