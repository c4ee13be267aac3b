/** What a course package is made of, as its maker chose it and its page reads it. */
import * as z from 'zod/mini';
import type { ScormVersion } from './host.ts';

export const forms = ['scorm-1.2', 'scorm-2004', 'zip'] as const;
export type Form = (typeof forms)[number];

/** Undefined for a form that is no SCORM package. */
export function scormVersionOf(form: Form): ScormVersion | undefined {
  return form === 'zip' ? undefined : form === 'scorm-1.2' ? '1.2' : '2004';
}

const CoursePart = z.object({
  /** As an embed names it: `handles`, or `handles/exercise-find-the-stale-handle`. */
  src: z.string(),
  kind: z.enum(['lesson', 'exercise', 'question']),
  title: z.string(),
  /** Name in what a browser remembers of exercises and questions. */
  key: z.string(),
});
export type CoursePart = z.infer<typeof CoursePart>;

/** What stands in the package's page. */
export const CourseData = z.object({
  /** Names the course among others of one platform; the same for each package of one title. */
  id: z.string(),
  title: z.string(),
  form: z.enum(forms),
  parts: z.array(CoursePart),
  /** Address of the site that it was made from, for what is not in the package. */
  site: z.string(),
  /** Version of the site and name of its compiler, for the record that is handed in. */
  version: z.string(),
  rustc: z.string(),
});
export type CourseData = z.infer<typeof CourseData>;

/** Short, of letters that every platform and XML take. */
export function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `course-${words.slice(0, 60) || 'rust'}`;
}
