/** The components that MDX of lessons and pages can import. */
export { default as CourseMap } from './CourseMap.astro';
export { default as EmbedSample } from './EmbedSample.astro';
export { default as Example } from './Example.astro';
export { default as Exercise } from './Exercise.astro';
export { default as Glossary } from './Glossary.astro';
export { default as LessonList } from './LessonList.astro';
export { default as MdbookFile } from './MdbookFile.astro';
export { default as Memory } from './Memory.astro';
export { default as Patterns } from './Patterns.astro';
export { default as Poster } from './Poster.astro';
export { default as Quiz } from './Quiz.astro';
export { default as RevealSample } from './RevealSample.astro';
export { default as StalePointer } from './StalePointer.astro';
export { default as Teaching } from './Teaching.astro';
export { default as Term } from './Term.astro';
export { default as Welcome } from './Welcome.astro';
