/**
 * `embed.js`, `mdbook.js` and `reveal-plugin.js`: the scripts that other
 * people's pages load, at addresses that stay.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { defaultEdition } from '../playground/runner/runner.ts';
import { collectPackages, licenceFile, type Packages } from './licences.ts';

const sources = {
  'embed.js': 'playground/embed/element.ts',
  'mdbook.js': 'playground/embed/mdbook.ts',
  'reveal-plugin.js': 'playground/embed/reveal.ts',
};

type Script = keyof typeof sources;

const scripts = Object.keys(sources) as Script[];

/** Builds them with the site, and serves them while you develop it; tells `packages` what is in them. */
export function hostScripts(packages: Packages): AstroIntegration {
  let home = '';
  return {
    name: 'host-scripts',
    hooks: {
      'astro:config:done': ({ config: { site, base } }) => {
        if (site) home = new URL(base.replace(/\/?$/, '/'), site).href;
      },
      'astro:server:setup': ({ server }) => {
        for (const script of scripts) {
          server.middlewares.use(`/${script}`, async (_, response) => {
            response.setHeader('Content-Type', 'text/javascript');
            response.end(await bundle(script, home, packages));
          });
        }
      },
      'astro:build:done': async ({ dir }) => {
        for (const script of scripts)
          writeFileSync(
            path.join(fileURLToPath(dir), script),
            await bundle(script, home, packages),
          );
      },
    },
  };
}

/** `home` is the address of the site, or empty where it is not known. */
async function bundle(script: Script, home: string, packages: Packages): Promise<string> {
  const banner = `/* MIT OR Apache-2.0. Licences of all it contains: ${home}${licenceFile} */`;
  // A book holds a copy of its script, which knows the site by this line alone.
  const first = `const youCanRustThat = { home: '${home}', edition: '${defaultEdition}' };\n`;
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // A classic script has none; Rolldown would warn.
    define: { 'import.meta': '{}' },
    plugins: [collectPackages(packages)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: sources[script],
        // A classic script may come from another origin without a header that allows it, and works as a module, too.
        output: {
          format: 'iife',
          postBanner: (script === 'mdbook.js' ? first : '') + banner,
        },
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`${script} was not built`);
  return output.output[0].code;
}
