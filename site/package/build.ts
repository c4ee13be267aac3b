/**
 * `npm run build:package`: the npm package in package/, for those who serve
 * `<rust-example>` from a place of their own. Its pages are those of a site
 * without lessons; beside them stand the element and the runner as modules.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AstroIntegration, build as buildPages } from 'astro';
import { build, type InlineConfig, type Plugin } from 'vite';
import { theme } from '../../playground/editor/theme.ts';
import { collectPackages, licences, type Packages } from '../licences.ts';
import { hostScripts } from '../scripts.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'package' } } });
const target = path.resolve(values.out);
const here = path.resolve('site/package');
const packages: Packages = new Set();

// An empty folder is a course without lessons.
process.env.LESSONS = mkdtempSync(path.join(tmpdir(), 'no-lessons-'));
const { compilerFiles } = await import('../components/programs.ts');

await buildPages({
  configFile: false,
  // Hides warnings about empty collections: most are empty here.
  logLevel: 'error',
  // What Astro generates for this site must not replace what it generated for the other.
  root: here,
  srcDir: here,
  outDir: target,
  cacheDir: path.resolve('node_modules/.cache/package'),
  site: process.env.SITE,
  // A page is always one folder below the package's root, so all addresses can be relative to it.
  build: { format: 'preserve', assetsPrefix: '..', assets: 'assets', inlineStylesheets: 'never' },
  markdown: { shikiConfig: { theme } },
  vite: {
    experimental: {
      renderBuiltUrl: (file, { hostType }) => {
        if (hostType === 'html') return undefined;
        // Style sheets and the fonts that they name are in one folder.
        return hostType === 'css' ? `./${path.posix.basename(file)}` : { relative: true };
      },
    },
  },
  integrations: [pagesOfSite(), hostScripts(packages), modules(), licences(packages)],
});
rmSync(process.env.LESSONS, { recursive: true });
cpSync(path.join(here, 'README.md'), path.join(target, 'README.md'));
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(file, path.join(target, file));
writeTypes();
writePackageJson();

/** Adds the site's own pages that the package shares. */
function pagesOfSite(): AstroIntegration {
  const pages = {
    'embed/index': 'embed/index.astro',
    'errors/[code]': 'course/errors/[code].astro',
    'run/[file]': 'run/[file].ts',
  };
  return {
    name: 'pages-of-site',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const [pattern, page] of Object.entries(pages))
          injectRoute({ pattern, entrypoint: path.resolve('site/pages', page) });
      },
    },
  };
}

/** Builds what a bundler imports: the element and the runner. */
function modules(): AstroIntegration {
  const plugins = () => [collectPackages(packages), plainUrls()];
  const config: InlineConfig = {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    define: { compilerFiles: JSON.stringify(compilerFiles) },
    experimental: {
      // Bundlers recognise the files of a script by `new URL('./file', import.meta.url)` alone.
      renderBuiltUrl: (file, { hostId }) =>
        `./${path.posix.relative(path.posix.dirname(hostId), file)}`,
    },
    build: {
      outDir: target,
      emptyOutDir: false,
      assetsDir: 'modules',
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: { element: 'playground/embed/element.ts', runner: 'playground/embed/runner.ts' },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  };
  return {
    name: 'modules',
    hooks: {
      'astro:build:done': async () => {
        await build(config);
      },
    },
  };
}

/** Undoes the mark that Vite puts on resolved addresses, which other bundlers don't read. */
function plainUrls(): Plugin {
  return {
    name: 'plain-urls',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk')
          output.code = output.code.replaceAll('``+import.meta.url', 'import.meta.url');
      }
    },
  };
}

/** The types of the modules, and the element's for the frameworks that check templates. */
function writeTypes(): void {
  const all = mkdtempSync(path.join(tmpdir(), 'types-'));
  execFileSync('tsc', ['--project', path.join(here, 'tsconfig.json'), '--outDir', all], {
    stdio: 'inherit',
  });
  const types = path.join(target, 'types');
  cpSync(path.join(here, 'types'), types, { recursive: true });
  for (const file of [
    'embed/element',
    'embed/runner',
    'runner/runner',
    'memory/step',
    'memory/changes',
  ]) {
    const to = path.join(types, `${file}.d.ts`);
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(path.join(all, `${file}.d.ts`), to);
  }
  rmSync(all, { recursive: true });
}

function writePackageJson(): void {
  const { version, license } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    version: string;
    license: string;
  };
  const element = { types: './types/embed/element.d.ts', default: './element.js' };
  const framework = (name: string) => ({ ...element, types: `./types/${name}.d.ts` });
  const content = {
    name: 'rust-example',
    version,
    description:
      'Rust and C++ edited, compiled and run in the page: a web component and its runner',
    license,
    type: 'module',
    exports: {
      '.': element,
      './preact': framework('preact'),
      './react': framework('react'),
      './solid': framework('solid'),
      './svelte': framework('svelte'),
      './vue': framework('vue'),
      './runner': { types: './types/embed/runner.d.ts', default: './runner.js' },
      './package.json': './package.json',
    },
    // Importing the element defines it.
    sideEffects: true,
  };
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}
