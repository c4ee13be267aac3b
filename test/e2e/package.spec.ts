/** The npm package, packed, installed in an empty project, bundled by another bundler than the site's, and run. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { serve } from '../serve.ts';

test('an empty project installs the package, bundles it and runs Rust', { tag: '@all' }, async ({
  page,
}) => {
  test.setTimeout(120_000);
  const project = mkdtempSync(path.join(tmpdir(), 'project-'));
  const inProject = { cwd: project, stdio: 'pipe' } as const;
  execFileSync('node', ['playground/embed/package/build.ts'], { stdio: 'pipe' });
  const tarball = execFileSync('npm', ['pack', '--silent', path.resolve('package')], inProject);
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  const install = ['install', '--offline', '--no-audit', `./${tarball.toString().trim()}`];
  execFileSync('npm', install, inProject);

  const main = `
    import 'rust-example';
    import { createRunner, type Runner } from 'rust-example/runner';
    const element = document.createElement('rust-example');
    element.setAttribute('home', '/rust-example/');
    element.textContent = 'fn main() { println!("by the component"); }';
    document.body.append(element);
    element.run();
    const runner: Runner = createRunner('/rust-example/');
    runner.refuses({ language: 'rust', file: 'main.rs', source: '' }) satisfies string | undefined;
  `;
  writeFileSync(path.join(project, 'main.ts'), main);
  const types = ['--strict', '--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler'];
  execFileSync(path.resolve('node_modules/.bin/tsc'), [...types, 'main.ts'], inProject);
  const entryPoints = [path.join(project, 'main.ts')];
  const outdir = path.join(project, 'public');
  await build({ entryPoints, outdir, bundle: true, format: 'esm' });
  // What has the runner's worker beside it is what is served.
  writeFileSync(
    path.join(outdir, 'index.html'),
    `<!doctype html><script type="module" src="main.js"></script><script type="module">
      import { createRunner } from './rust-example/runner.js';
      const source = 'fn main() { println!("by the runner"); }';
      createRunner().run({ language: 'rust', file: 'main.rs', source }, (event) => {
        if (event.kind === 'stdout') document.title = event.text;
      });
    </script>`,
  );
  cpSync(path.join(project, 'node_modules/rust-example'), path.join(outdir, 'rust-example'), {
    recursive: true,
  });
  // Those for books and decks find the rest beside them.
  for (const file of ['mdbook.js', 'reveal-plugin.js'])
    expect(existsSync(path.join(outdir, 'rust-example', file))).toBe(true);
  const { address, server } = await serve(outdir);
  await page.goto(address);
  const output = page.locator('rust-example iframe').contentFrame().locator('.text');
  await expect(output).toHaveText('by the component\n', { timeout: 60_000 });
  await expect(page).toHaveTitle('by the runner', { timeout: 60_000 });
  server.close();
  rmSync(project, { recursive: true });
});
