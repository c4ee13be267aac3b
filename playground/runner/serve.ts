/** A worker that holds a compiler, and what it does for the page. */
import type { EngineMessage, EngineRequest } from './engine.ts';
import type { EngineProgram } from './engine-session.ts';
import type { RunEvent } from './runner.ts';
import type { EngineParts } from './wasi.ts';

const post = (message: EngineMessage) => postMessage(message);

export function serve<Compiler>(
  prepare: (parts: EngineParts) => Promise<Compiler>,
  run: (
    compiler: Compiler,
    program: EngineProgram,
    onEvent: (event: RunEvent) => void,
  ) => Promise<void> | void,
): void {
  let begin: (compiler: Promise<Compiler>) => void = () => {};
  const compiler = new Promise<Compiler>((resolve) => {
    begin = resolve;
  });

  addEventListener('message', async ({ data }: MessageEvent<EngineRequest>) => {
    if (data.kind === 'take') {
      begin(prepare(data.parts));
      return;
    }
    try {
      await run(await compiler, data, post);
    } catch (error) {
      const message = `The compiler could not be started: ${error instanceof Error ? error.message : error}.`;
      post({ kind: 'end', end: { kind: 'failed', message } });
    }
  });
}
