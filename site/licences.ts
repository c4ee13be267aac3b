/**
 * `licences.txt` in whatever is published: the licence of each npm package in
 * the bundles, and those of the fonts and prebuilt files. Bundlers strip the
 * notices that these licences ask to be kept.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

export const licenceFile = 'licences.txt';

/** Licences of what is not an npm package, below the project's root. */
const ours = {
  'You can Rust that': ['LICENSE-MIT', 'LICENSE-APACHE'],
  'The fonts': ['site/fonts/OFL.txt'],
  "wasm-bindgen, in the modules of the lessons' programs": [
    'playground/prebuilt/harness/LICENSE-WASM-BINDGEN',
  ],
  'rustc, rustfmt and the Rust standard library': ['playground/prebuilt/engine/LICENCES.md'],
  'clang and the C++ standard library': ['playground/prebuilt/cpp/LICENCES.md'],
};

/** Folders of the npm packages that something published contains. */
export type Packages = Set<string>;

/** Writes `licences.txt` once Astro has built the site; `packages` may hold more than Astro bundled. */
export function licences(packages: Packages = new Set()): AstroIntegration {
  return {
    name: 'licences',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [collectPackages(packages)],
            // Vite bundles workers apart from everything else.
            worker: { plugins: () => [collectPackages(packages)] },
          },
        });
      },
      'astro:build:done': ({ dir }) => {
        writeFileSync(path.join(fileURLToPath(dir), licenceFile), licenceText(packages));
      },
    },
  };
}

/** Adds the package of each module and style sheet that ends up in a browser's bundle. */
export function collectPackages(packages: Packages): Plugin {
  return {
    name: 'collect-packages',
    generateBundle(_, bundle) {
      const { name, config } = this.environment;
      for (const output of Object.values(bundle)) {
        const files = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
        for (const file of files) {
          // Styles of a page are bundled with the code that renders it at build time.
          if (name !== 'client' && !/\.(css|astro)\b/.test(file)) continue;
          const folder = packageFolder(path.resolve(config.root, file));
          if (folder) packages.add(folder);
        }
      }
    },
  };
}

/** `…/node_modules/NAME`; undefined for a file of our own. */
function packageFolder(file: string): string | undefined {
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/** @throws for a package that comes without the text of its licence. */
export function licenceText(packages: Packages): string {
  /** A text, and the packages that came with it: many share one. */
  const texts = new Map<string, string[]>();
  for (const folder of [...packages].sort()) {
    const { name, version, license, author } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    ) as { name: string; version: string; license?: string; author?: string };
    const text = licenceFilesOf(folder) || (license === 'MIT' && author && mit(author));
    if (!text)
      throw new Error(`the npm package ${name} has no licence file; ${licenceFile} needs its text`);
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license ?? 'see below'})`]);
  }
  const own = Object.entries(ours).map(
    ([title, files]) =>
      [title, files.map((file) => readFileSync(file, 'utf8')).join('\n\n')] as const,
  );
  const theirs = [...texts].map(([text, names]) => [names.join('\n'), text] as const);
  return [...own, ...theirs]
    .map(([title, text]) => `${'='.repeat(78)}\n${title}\n${'='.repeat(78)}\n\n${text.trim()}\n`)
    .join('\n\n');
}

function licenceFilesOf(folder: string): string {
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').trim())
    .join('\n\n');
}

/** The standard text, for a package that names this licence but ships no copy. */
function mit(author: string): string {
  return readFileSync('LICENSE-MIT', 'utf8').replace(/^Copyright .*$/m, `Copyright (c) ${author}`);
}
