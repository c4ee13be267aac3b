/** The script that makes `<rust-example>` known, at an address that stays. */
import type { APIRoute } from 'astro';
import { build } from 'esbuild';

export const GET: APIRoute = async () => {
  const { outputFiles } = await build({
    entryPoints: ['playground/embed/element.ts'],
    bundle: true,
    minify: true,
    // A classic script may come from another origin without a header that allows it; it is a module, too.
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return new Response(outputFiles[0]?.text ?? '', {
    headers: { 'Content-Type': 'text/javascript' },
  });
};
