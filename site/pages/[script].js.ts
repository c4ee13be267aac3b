/** The scripts for other people's pages, at addresses that stay. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { build } from 'esbuild';
import { siteUrl } from '../components/programs.ts';

/** By the names of their files. */
const entries = {
  embed: 'playground/embed/element.ts',
  mdbook: 'playground/embed/mdbook.ts',
  'reveal-plugin': 'playground/embed/reveal.ts',
};

export const getStaticPaths: GetStaticPaths = () =>
  Object.keys(entries).map((script) => ({ params: { script } }));

export const GET: APIRoute = async ({ params, site }) => {
  const name = params.script as keyof typeof entries;
  const home = site ? new URL(siteUrl(''), site).href : '';
  const { outputFiles } = await build({
    entryPoints: [entries[name]],
    bundle: true,
    minify: true,
    // A classic script may come from another origin without a header that allows it; it is a module, too.
    format: 'iife',
    // Which then always has an address to be found by.
    logOverride: { 'empty-import-meta': 'silent' },
    target: 'es2022',
    write: false,
    // Books hold a copy of theirs, which knows the site by this line alone.
    ...(name === 'mdbook' && {
      banner: { js: `const youCanRustThat = { home: '${home}', edition: '2024' };` },
    }),
  });
  return new Response(outputFiles[0]?.text ?? '', {
    headers: { 'Content-Type': 'text/javascript' },
  });
};
