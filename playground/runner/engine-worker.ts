/** Holds the engine and runs one program at a time. */
import type { EngineMessage, EngineRequest } from './engine.ts';
import { runProgram } from './engine-session.ts';
import { type Engine, prepare } from './wasi.ts';

const post = (message: EngineMessage) => postMessage(message);

let begin: (engine: Promise<Engine>) => void = () => {};
const engine = new Promise<Engine>((resolve) => {
  begin = resolve;
});

addEventListener('message', async ({ data }: MessageEvent<EngineRequest>) => {
  if (data.kind === 'take') {
    begin(prepare(data.parts));
    return;
  }
  try {
    runProgram(await engine, data, post);
  } catch (error) {
    const message = `The compiler could not be started: ${error instanceof Error ? error.message : error}.`;
    post({ kind: 'end', end: { kind: 'failed', message } });
  }
});
