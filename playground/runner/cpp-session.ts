/** Compiles a C++ program with clang and runs it, and reports both as events. */
import { type Clang, CompilerError, compileCpp } from './clang.ts';
import { readClang } from './clang-diagnostics.ts';
import type { CompilerProgram } from './compiler.ts';
import { runCpp } from './cpp-run.ts';
import type { End, RunEvent } from './runner.ts';

/** Reports all events, the `end` last. Never throws. */
export async function runCppProgram(
  clang: Clang,
  program: CompilerProgram,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  try {
    const { said, accepted, wasm } = compileCpp(clang, program);
    for (const diagnostic of readClang(said, program.file, program.source))
      onEvent({ kind: 'diagnostic', ...diagnostic });
    if (!wasm) return onEvent({ kind: 'end', end: { kind: accepted ? 'checked' : 'refused' } });
    const module = await WebAssembly.compile(wasm);
    onEvent({ kind: 'started' });
    await runCpp(module, program.file, program, onEvent);
  } catch (error) {
    onEvent({ kind: 'end', end: endOf(error, program) });
  }
}

function endOf(error: unknown, { source }: CompilerProgram): End {
  const cause = error instanceof CompilerError ? error.cause : error;
  const said = error instanceof CompilerError ? error.said : '';
  if (cause instanceof RangeError) return { kind: 'limit', limit: 'nesting' };
  if (/out of memory|bad_alloc/i.test(said)) return { kind: 'limit', limit: 'memory' };
  return {
    kind: 'failed',
    failure: 'compiler-failed',
    report: `${said}\n${cause}\n\n${source}`,
  };
}
