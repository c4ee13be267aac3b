/** A learner's visits to a course as the browser stores them, so that a platform that fails can be told later. */
import * as z from 'zod/mini';
import { storage } from '../ui/storage.ts';

const Visit = z.object({
  version: z.literal(1),
  /** Parts that were opened, by their `src`. */
  opened: z.array(z.string()),
  /** The part that was open last. */
  location: z.string(),
  /** The platform doesn't have all of it yet. */
  unsent: z.boolean(),
});
export type Visit = Omit<z.infer<typeof Visit>, 'version'>;

const prefix = 'you-can-rust-that:course:';
const unreadable = 'you-can-rust-that:aside:course:';

/** Empty without storage, or if the record is broken. */
export function loadVisit(key: string): Visit {
  try {
    return Visit.parse(JSON.parse(storage.get(prefix + key) ?? ''));
  } catch {
    return { opened: [], location: '', unsent: false };
  }
}

/** False if the browser stores nothing. */
export function saveVisit(key: string, visit: Visit): boolean {
  return storage.set(prefix + key, JSON.stringify({ version: 1, ...visit }));
}

/** Stores a copy of suspend data that could not be read. False if the browser stores nothing. */
export function copyUnreadable(key: string, text: string): boolean {
  return storage.set(`${unreadable}${key}:${new Date().toISOString()}`, text);
}

/** The learner named in this tab before, for a reload, after which the platform's session is over. */
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
    // Then a reload doesn't know the learner.
  }
}
