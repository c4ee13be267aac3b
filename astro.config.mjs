import path from 'node:path';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { theme } from './playground/editor/theme.ts';
import { words } from './playground/page/words.ts';
import { words as errorWords } from './site/components/error-words.ts';
import { contentCheck } from './site/content-check.ts';
import { course, isOurs, lessonFolders, pageFiles, pageOf, startPage } from './site/course.ts';
import { courseFiles } from './site/course-files.ts';
import { licences } from './site/licences.ts';
import { markdown } from './site/markdown.ts';
import { hostScripts } from './site/scripts.ts';
import { changedStarlight } from './site/starlight.ts';

// A lesson is a folder. Its number gives its place in the course, and the rest of its name its address.
const lessons = lessonFolders(course).map((folder) => pageOf(`${folder}/lesson.mdx`));
const pages = pageFiles(course)
  .map(pageOf)
  .filter((page) => page && !page.startsWith('lessons/'));
/** Pages for people who teach or host; they come last in the sidebar. */
const teaching = ['instructors', 'embedding'];

/** What the site and its scripts contain; its licences are published with it. */
const packages = new Set();

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  // Astro's cache of one course is useless for another.
  cacheDir: isOurs ? undefined : path.resolve('node_modules/.cache/lessons/astro'),
  // Address of the published site: SITE=https://example.org BASE=/rust, for example.
  site: process.env.SITE,
  base: process.env.BASE,
  // Pages on other origins load embed.js as a module.
  server: { headers: { 'Access-Control-Allow-Origin': '*' } },
  devToolbar: { enabled: false },
  // Scripts and styles refer to each other by relative addresses, so that a course package works at any path.
  vite: {
    plugins: [changedStarlight],
    experimental: {
      renderBuiltUrl: (_file, { hostType }) =>
        hostType === 'html' ? undefined : { relative: true },
    },
  },
  markdown: { shikiConfig: { theme }, processor: markdown(process.env.BASE) },
  integrations: [
    contentCheck(),
    hostScripts(packages),
    licences(packages),
    courseFiles(),
    starlight({
      ...startPage(course),
      head: [
        {
          tag: 'meta',
          attrs: {
            name: 'viewport',
            // An on-screen keyboard shrinks the page and doesn't cover it.
            content: 'width=device-width, initial-scale=1, interactive-widget=resizes-content',
          },
        },
      ],
      // Code blocks are ours: highlighted by Shiki, run by the playground.
      expressiveCode: false,
      // Headings get a link to themselves, which Starlight gives only its own folder.
      markdown: { processedDirs: [course.content] },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      // site/pages/404.astro says more.
      disable404Route: true,
      sidebar: [
        {
          label: 'Lessons',
          items: lessons.map((slug) => ({ slug, attrs: { 'data-lesson': slug } })),
        },
        {
          label: 'Reference',
          items: [
            ...pages.filter((page) => !teaching.includes(page)),
            { label: words.title, link: '/playground/' },
            { label: errorWords.all, link: '/errors/' },
            ...teaching.filter((page) => pages.includes(page)),
          ],
        },
      ],
      routeMiddleware: './site/route.ts',
      customCss: ['./site/styles/site.css', './site/styles/handout.css'],
      components: {
        Footer: './site/components/Footer.astro',
        Head: './site/components/Head.astro',
        Header: './site/components/Header.astro',
        PageFrame: './site/components/PageFrame.astro',
        PageSidebar: './site/components/LessonContents.astro',
        PageTitle: './site/components/PageTitle.astro',
        Pagination: './site/components/Pagination.astro',
        Sidebar: './site/components/Sidebar.astro',
        TwoColumnContent: './site/components/TwoColumnContent.astro',
      },
    }),
  ],
});
