/** What a browser keeps of a learner's visits to a course, so that a platform that fails can be told later. */
import * as z from 'zod/mini';
import { storage } from '../ui/storage.ts';

const Visit = z.object({
  version: z.literal(1),
  /** Parts that were opened, by their `src`. */
  opened: z.array(z.string()),
  /** The part that was open last. */
  location: z.string(),
  /** The platform does not know all of it. */
  unsent: z.boolean(),
});
export type Visit = Omit<z.infer<typeof Visit>, 'version'>;

const prefix = 'you-can-rust-that:course:';
const aside = 'you-can-rust-that:aside:course:';

/** Never throws: without storage, or with a broken record, nothing was done. */
export function loadVisit(keep: string): Visit {
  try {
    return Visit.parse(JSON.parse(storage.get(prefix + keep) ?? ''));
  } catch {
    return { opened: [], location: '', unsent: false };
  }
}

/** False when the browser keeps nothing. */
export function saveVisit(keep: string, visit: Visit): boolean {
  return storage.set(prefix + keep, JSON.stringify({ version: 1, ...visit }));
}

/** Keeps what could not be read. False when the browser keeps nothing. */
export function putAside(keep: string, text: string): boolean {
  return storage.set(`${aside}${keep}:${new Date().toISOString()}`, text);
}

/** The learner that this tab was told of, for a page that is loaded anew after its session ended. */
export function learnerOfTab(course: string): string | undefined {
  try {
    return sessionStorage.getItem(prefix + course) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberLearner(course: string, learner: string): void {
  try {
    sessionStorage.setItem(prefix + course, learner);
  } catch {
    // Then a page that is loaded anew knows nobody.
  }
}
