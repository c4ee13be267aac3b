/** What a course package is made of: chosen in the form that makes it, read by its page. */
import * as z from 'zod/mini';
import type { ScormVersion } from './host.ts';

export const forms = ['scorm-1.2', 'scorm-2004', 'zip'] as const;
export type Form = (typeof forms)[number];

/** Undefined for a form that is no SCORM package. */
export function scormVersionOf(form: Form): ScormVersion | undefined {
  return form === 'zip' ? undefined : form === 'scorm-1.2' ? '1.2' : '2004';
}

const CoursePart = z.object({
  /** Name for an embed: `handles`, or `handles/exercise-find-the-stale-handle`. */
  src: z.string(),
  kind: z.enum(['lesson', 'exercise', 'question']),
  title: z.string(),
  /** Name in a learner's progress. */
  key: z.string(),
});
export type CoursePart = z.infer<typeof CoursePart>;

/** The data in the package's page. */
export const CourseData = z.object({
  /** Names the course among those on one platform. The same title gives the same id. */
  id: z.string(),
  title: z.string(),
  form: z.enum(forms),
  parts: z.array(CoursePart),
  /** Address of the site that it was made from, where links lead. */
  site: z.string(),
  /** Version of the site and name of its compiler, for hand-ins. */
  version: z.string(),
  rustc: z.string(),
});
export type CourseData = z.infer<typeof CourseData>;

/** A short id of characters that every platform and XML accept. */
export function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `course-${words.slice(0, 60) || 'rust'}`;
}
