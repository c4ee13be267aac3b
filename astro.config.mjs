import { readdirSync } from 'node:fs';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { contentCheck } from './site/content-check.ts';

// A lesson is a folder; the path order is the course order, and the name without its number the address.
const lessons = readdirSync('content/lessons')
  .sort()
  .map((folder) => ({ slug: `lessons/${folder.replace(/^\d+-/, '')}` }));

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  // SITE and BASE say where a published copy will stand: https://example.org and /rust, for example.
  site: process.env.SITE,
  base: process.env.BASE,
  // For pages of other origins that load embed.js as a module.
  server: { headers: { 'Access-Control-Allow-Origin': '*' } },
  devToolbar: { enabled: false },
  integrations: [
    contentCheck(),
    starlight({
      title: 'You can Rust that',
      description: 'Three patterns that make Rust click for C++ programmers.',
      // Code blocks are ours: highlighted by Shiki, run by the playground.
      expressiveCode: false,
      // Its room belongs to the second column of code.
      tableOfContents: false,
      sidebar: [
        { label: 'Lessons', items: lessons },
        { label: 'Beside them', items: ['course-map', 'glossary', 'embedding'] },
      ],
      customCss: ['./site/styles/site.css', './site/styles/example.css'],
      components: {
        Footer: './site/components/Footer.astro',
        Head: './site/components/Head.astro',
      },
    }),
  ],
});
