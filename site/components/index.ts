/** What a lesson's MDX may use. */
export { default as CourseMap } from './CourseMap.astro';
export { default as EmbedSample } from './EmbedSample.astro';
export { default as Example } from './Example.astro';
export { default as Glossary } from './Glossary.astro';
export { default as LessonList } from './LessonList.astro';
export { default as Poster } from './Poster.astro';
export { default as Term } from './Term.astro';
