/**
 * Compiles every program of ./refused, and compares what is said with what the program's
 * first lines ask for: `node playground/engine/codegen/refused.ts`. It needs
 * `npm run build:engine -- --native`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, readArguments } from './command.ts';

readArguments();
const folder = path.join(import.meta.dirname, 'refused');
let failed = 0;
for (const name of readdirSync(folder).sort()) {
  const file = path.join(folder, name);
  const source = readFileSync(file, 'utf8');
  const [, words = ''] = /^\/\/@ refused: (.*)$/m.exec(source) ?? [];
  const [, line] = /^\/\/@ line: (\d+)$/m.exec(source) ?? [];
  const compilation = await compile(file, '/dev/null');
  const said = compilation.kind === 'refused' ? compilation.why : '';
  const error = said.slice(said.indexOf('error'));
  const right = error.includes(words) && error.includes(`${name}:${line}:`);
  console.log(`${right ? 'right' : 'WRONG'}  ${name}`);
  if (right) continue;
  failed++;
  console.log(said.slice(0, 1000) || 'it compiled');
}
process.exit(failed === 0 ? 0 : 1);
