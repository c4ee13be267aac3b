/** mdBook, as authors install it, the books that it builds for the tests, and where they are served. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '../serve.ts';

const version = '0.5.4';
const root = path.resolve('node_modules/.cache/mdbook');
const mdbook = path.join(root, 'bin/mdbook');

/** Where Debian's package of rustc's sources has one of the Rust project's own books. */
const [guide] = globSync('/usr/src/rustc-*/src/doc/edition-guide');

/** Why there can be no books here; undefined where there can. CI always has them. */
export function lacking(): string | undefined {
  if (process.env.CI || existsSync(mdbook)) return undefined;
  return has('cargo') ? undefined : 'mdBook is built by cargo, which is not here';
}

function has(command: string): boolean {
  return spawnSync(command, ['--version']).status === 0;
}

/** Builds mdBook where it is missing, which takes minutes, once. */
export function installMdbook(): void {
  if (existsSync(mdbook)) return;
  const options = ['--locked', '--no-default-features', '--features', 'search', '--quiet'];
  execFileSync('cargo', ['install', 'mdbook', '--version', version, ...options, '--root', root], {
    stdio: 'inherit',
  });
}

/** The folder of the Edition Guide as the Rust project wrote it; undefined where it cannot be had. CI always has it. */
export function editionGuide(): string | undefined {
  if (!guide && process.env.CI) throw new Error('the Edition Guide needs rust-web-src');
  return guide;
}

/** Builds a book with mdbook.js of a site added, and serves it; the address ends with a slash. */
export async function serveBook(
  source: string,
  site: string,
): Promise<{ address: string; chapters: string[]; server: Server }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'book-'));
  cpSync(source, folder, { recursive: true });
  const script = readFileSync('dist/mdbook.js', 'utf8');
  writeFileSync(path.join(folder, 'mdbook.js'), script.replace(/home: '.*?'/, `home: '${site}/'`));
  const settings = readFileSync(path.join(folder, 'book.toml'), 'utf8');
  if (!settings.includes('additional-js'))
    writeFileSync(
      path.join(folder, 'book.toml'),
      settings.replace('[output.html]', '[output.html]\nadditional-js = ["mdbook.js"]'),
    );
  execFileSync(mdbook, ['build', folder], { stdio: 'pipe' });
  const built = path.join(folder, 'book');
  mkdirSync(built, { recursive: true });
  const { address, server } = await serve(built);
  const chapters = globSync('**/*.html', { cwd: built })
    .filter((file) =>
      /<code class="[^"]*language-rust/.test(readFileSync(path.join(built, file), 'utf8')),
    )
    .filter((file) => !/^(index|print|404|toc)\.html$/.test(file))
    .sort();
  return {
    address,
    chapters,
    server,
  };
}
