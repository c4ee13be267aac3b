/** Runs a program's prebuilt module in Node, as the page's worker runs it in a browser. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome, Output } from '../../playground/prebuilt/native.ts';
import { moduleFiles, readManifest, readPrebuilt } from '../../playground/prebuilt/prebuilt.ts';
import type { Ending, ExampleProgram } from '../../playground/prebuilt/program.ts';
import { runCpp } from '../../playground/runner/cpp-run.ts';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { outcomeOf } from './outcome.ts';

interface Glue {
  initSync(options: { module: Uint8Array }): unknown;
  run(): number;
}

const manifest = readManifest();
const folder = path.resolve('node_modules/.cache/modules');

export async function runModule(program: ExampleProgram): Promise<Outcome> {
  if (program.language === 'cpp') return outcomeOf(await cppEvents(program));
  const files = moduleFiles(program);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${program.id}.mjs`);
  writeFileSync(file, readPrebuilt(files.glue ?? '', manifest));

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

/** Runs a C++ program's module and collects its events. */
export async function cppEvents(program: ExampleProgram): Promise<RunEvent[]> {
  const wasm = readPrebuilt(moduleFiles(program).wasm, manifest);
  const events: RunEvent[] = [];
  const module = await WebAssembly.compile(new Uint8Array(wasm));
  await runCpp(module, program.name, {}, (event) => events.push(event));
  return events;
}
