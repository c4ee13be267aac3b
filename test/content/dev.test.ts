/** Whether `npm run dev` serves a lesson and its scripts, which a build makes in another way. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isAll } from '../level.ts';

/** In a process of its own, without what Vitest tells Astro. */
const visit = `
  import { dev } from 'astro';
  const server = await dev({ logLevel: 'silent', server: { port: 0 } });
  const get = async (path) => {
    const response = await fetch(new URL(path, 'http://localhost:' + server.address.port));
    return response.ok ? response.text() : 'HTTP ' + response.status;
  };
  const page = await get('/lessons/things-move/');
  const [, script = '/none'] = /src="([^"]*Search[.]astro[^"]*type=script[^"]*)"/.exec(page) ?? [];
  console.log(page.includes('<h1'), (await get(script.replaceAll(/&(#38|amp);/g, '&'))).includes('loadSearch'));
  process.exit();
`;

test.runIf(isAll)('the development server serves a lesson and the search', () => {
  const env = { ...process.env, NODE_ENV: 'development', VITEST: undefined };
  const said = execFileSync('node', ['--input-type=module', '--eval', visit], { env });
  expect(String(said).trim()).toBe('true true');
});
