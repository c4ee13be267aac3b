/** Runs a program's prebuilt module in Node, as the page's worker runs it in a browser. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome, Output } from '../../playground/prebuilt/native.ts';
import { moduleFiles, readManifest, readPrebuilt } from '../../playground/prebuilt/prebuilt.ts';
import type { Ending, Program } from '../../playground/prebuilt/program.ts';

interface Glue {
  initSync(options: { module: Uint8Array }): unknown;
  run(): number;
}

const manifest = readManifest();
const folder = path.resolve('node_modules/.cache/modules');

export async function runModule(program: Program): Promise<Outcome> {
  const files = moduleFiles(program);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${program.id}.mjs`);
  writeFileSync(file, readPrebuilt(files.glue, manifest));

  const output: Output[] = [];
  let ends: Ending = 'ok';
  Object.assign(globalThis, {
    playgroundWrite: (stream: number, text: string) => {
      output.push({ stream: stream === 1 ? 'out' : 'err', text });
    },
    playgroundPanic: (_message: string, _place: string, aborts: boolean) => {
      ends = aborts ? 'abort' : 'panic';
    },
  });
  const glue = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Glue;
  glue.initSync({ module: readPrebuilt(files.wasm, manifest) });
  try {
    const code = glue.run();
    if (code !== 0) ends = `exit ${code}`;
  } catch (error) {
    if (ends === 'ok') throw error;
  }
  return { output, ends };
}
