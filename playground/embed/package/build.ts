/**
 * `npm run build:package`: the component, its frame and the runner as an npm
 * package in package/, for those who serve them from a place of their own. Needs
 * the site in dist/: the frame's page is the site's, with other addresses in it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const target = path.resolve('package');
const site = path.resolve('dist');
const here = path.resolve('playground/embed/package');
/** The page as Vite takes it in, at the place that it has in the package. */
const page = path.resolve('embed/index.html');

rmSync(target, { recursive: true, force: true });
const engineFile = fileOf('run/engine-*.wasm.bin');
const libraryFile = fileOf('run/std-*.library.bin');
const rustfmtFile = fileOf('run/rustfmt-*.wasm.bin');

mkdirSync(path.dirname(page));
try {
  writeFileSync(page, pageOfPackage(readFileSync(path.join(site, 'embed/index.html'), 'utf8')));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    base: './',
    worker: { format: 'es' },
    define: {
      engineFile: JSON.stringify(engineFile),
      libraryFile: JSON.stringify(libraryFile),
    },
    build: {
      outDir: target,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          page,
          element: 'playground/embed/element.ts',
          runner: path.join(here, 'runner.ts'),
        },
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: ({ name }) => (name === 'page' ? 'assets/frame.js' : '[name].js'),
        },
      },
    },
  });
} finally {
  rmSync(path.dirname(page), { recursive: true });
}

// Bundlers know the files that belong to a script by this form alone.
for (const file of globSync(path.join(target, 'assets/*.js'))) {
  const text = readFileSync(file, 'utf8').replaceAll(
    /new URL\(new URL\(`([^`]+)`,import\.meta\.url\)\.href,``\+import\.meta\.url\)/g,
    'new URL("./$1",import.meta.url)',
  );
  writeFileSync(file, text);
}
for (const file of [
  'embed.js',
  'mdbook.js',
  'reveal-plugin.js',
  engineFile,
  libraryFile,
  rustfmtFile,
]) {
  cpSync(path.join(site, file), path.join(target, file));
}
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(file, path.join(target, file));
cpSync('playground/prebuilt/engine/LICENCES.md', path.join(target, 'LICENCES-ENGINE.md'));
cpSync('site/fonts/OFL.txt', path.join(target, 'OFL.txt'));
cpSync(path.join(here, 'README.md'), path.join(target, 'README.md'));
writeTypes();
const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync(
  path.join(target, 'package.json'),
  `${JSON.stringify(
    {
      name: 'rust-example',
      version,
      description:
        'Rust that is edited, compiled and run in the page: a web component and its runner',
      license,
      type: 'module',
      exports: {
        '.': { types: './types/embed/element.d.ts', default: './element.js' },
        './runner': { types: './types/embed/package/runner.d.ts', default: './runner.js' },
        './*': './*',
      },
      // Importing the component makes the element known.
      sideEffects: true,
    },
    null,
    2,
  )}\n`,
);

/** The one file of the site that this names. */
function fileOf(pattern: string): string {
  const [found] = globSync(pattern, { cwd: site });
  if (!found)
    throw new Error(`dist/ has no ${pattern}: npm run build:package builds the site first`);
  return found;
}

/** The frame's page, for Vite: sources instead of what Astro bundled, and no lessons, which are the site's. */
function pageOfPackage(html: string): string {
  const styles = ['site', 'example', 'embed'].map(
    (name) => `<link rel="stylesheet" href="/site/styles/${name}.css">`,
  );
  return html
    .replace(
      /<link rel="stylesheet"[^>]*>|<style>[\s\S]*?<\/style>|<script type="module"[^>]*><\/script>/g,
      '',
    )
    .replace(/(<template id="known">)[\s\S]*?(<\/template>)/, '$1$2')
    .replaceAll(/"[^"]*\/(run\/(engine|std|rustfmt)-)/g, '"../$1')
    .replace('</head>', `${styles.join('')}</head>`)
    .replace('</body>', '<script type="module" src="/playground/embed/frame.ts"></script></body>');
}

function writeTypes(): void {
  const all = path.join(target, 'all-types');
  execFileSync('tsc', [...['--project', path.join(here, 'tsconfig.json'), '--outDir', all]], {
    stdio: 'inherit',
  });
  for (const file of ['embed/element', 'embed/package/runner', 'runner/runner']) {
    const text = readFileSync(path.join(all, `${file}.d.ts`), 'utf8');
    const to = path.join(target, 'types', `${file}.d.ts`);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, text.replace(/(from '[^']+)\.ts'/g, "$1.js'"));
  }
  rmSync(all, { recursive: true });
}
