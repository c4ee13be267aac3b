/** What the workers of both compilers do: take the loaded compiler once, then run programs. */
import type { CompilerParts, CompilerProgram, CompilerRequest } from './compiler.ts';
import type { RunEvent } from './runner.ts';

const post = (event: RunEvent) => postMessage(event);

export function serveCompiler<Compiler>(
  prepare: (parts: CompilerParts) => Promise<Compiler>,
  run: (
    compiler: Compiler,
    program: CompilerProgram,
    onEvent: (event: RunEvent) => void,
  ) => Promise<void> | void,
): void {
  let begin: (compiler: Promise<Compiler>) => void = () => {};
  const compiler = new Promise<Compiler>((resolve) => {
    begin = resolve;
  });

  addEventListener('message', async ({ data }: MessageEvent<CompilerRequest>) => {
    if (data.kind === 'take') {
      begin(prepare(data.parts));
      return;
    }
    try {
      await run(await compiler, data, post);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      post({ kind: 'end', end: { kind: 'failed', failure: 'compiler-not-started', detail } });
    }
  });
}
