/** The collections of a site without lessons, which still explains all errors. */
import { defineCollection } from 'astro:content';
import { collections as all } from '../content.config.ts';
import { ourCourse } from '../course.ts';
import { errorLoader, errorText } from '../errors.ts';

export const collections = {
  ...all,
  errors: defineCollection({ loader: errorLoader(ourCourse), schema: errorText }),
};
