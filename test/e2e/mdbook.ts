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
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sirv from 'sirv';

const version = '0.5.4';
const root = path.resolve('node_modules/.cache/mdbook');
const mdbook = path.join(root, 'bin/mdbook');

/** Debian's package of rustc's sources, in which the Rust project's own books are. */
const sources = 'rust-web-src';
const guide = path.resolve('node_modules/.cache/edition-guide');

/** Why there can be no books here; undefined where there can. CI always has them. */
export function lacking(): string | undefined {
  if (process.env.CI || existsSync(mdbook)) return undefined;
  return has('cargo') ? undefined : 'mdBook is built by cargo, which is not here';
}

/** Why the Edition Guide cannot be had here. */
export function lackingGuide(): string | undefined {
  if (process.env.CI || existsSync(guide)) return undefined;
  return has('apt-get') ? undefined : `the Edition Guide is in Debian's package ${sources}`;
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

/** The folder of the Edition Guide as the Rust project wrote it. */
export function editionGuide(): string {
  if (existsSync(guide)) return guide;
  const folder = mkdtempSync(path.join(tmpdir(), 'sources-'));
  // Else apt complains that its own user may not write there.
  const asRoot = ['-o', 'APT::Sandbox::User=root'];
  execFileSync('apt-get', ['download', '-qq', ...asRoot, sources], {
    cwd: folder,
    stdio: 'inherit',
  });
  const [file = ''] = globSync('*.deb', { cwd: folder });
  execFileSync('dpkg-deb', ['--extract', file, 'all'], { cwd: folder });
  const [found] = globSync('all/usr/src/*/src/doc/edition-guide', { cwd: folder });
  if (!found) throw new Error(`${sources} has no edition-guide`);
  cpSync(path.join(folder, found), guide, { recursive: true });
  execFileSync('rm', ['-r', folder]);
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
  const server = createServer(sirv(built));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const chapters = globSync('**/*.html', { cwd: built })
    .filter((file) =>
      /<code class="[^"]*language-rust/.test(readFileSync(path.join(built, file), 'utf8')),
    )
    .filter((file) => !/^(index|print|404|toc)\.html$/.test(file))
    .sort();
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    chapters,
    server,
  };
}
