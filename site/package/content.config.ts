/** The collections of a site without lessons, which still explains all errors. */
import { defineCollection } from 'astro:content';
import { collections as all } from '../content.config.ts';
import { ourCourse } from '../course.ts';
import { errorLoader, errorText, ownTexts } from '../errors.ts';

const texts = Object.entries(ownTexts(ourCourse)).map(
  ([code, own]) => [code, { ...own, text: withLessonsAt(process.env.SITE, own.text) }] as const,
);

export const collections = {
  ...all,
  errors: defineCollection({
    loader: errorLoader(Object.fromEntries(texts)),
    schema: errorText,
  }),
};

/** Links to lessons lead to the site; where that is not known, only their words stay. */
function withLessonsAt(site: string | undefined, markdown: string): string {
  return markdown.replace(
    /\[([^\]]+)\]\(\.\.\/\.\.\/(lessons\/[^)]+)\)/g,
    (_, words: string, page: string) => (site ? `[${words}](${new URL(page, site)})` : words),
  );
}
