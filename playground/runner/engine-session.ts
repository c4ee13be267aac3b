/** Runs one program in the engine and turns the engine's lines of JSON into events. */
import type { CompilerProgram } from './compiler.ts';
import { isSummary, type RustcDiagnostic, readDiagnostic } from './diagnostics.ts';
import { type Engine, execute } from './engine.ts';
import { OutputCap } from './output-cap.ts';
import { defaultEdition, defaultLimits, type End, type Panic, type RunEvent } from './runner.ts';
import type { Execution } from './wasi.ts';

/** A line of the engine's output, as JSON; see playground/engine/src/event.rs. */
type EngineLine =
  | { kind: 'diagnostic'; diagnostic: RustcDiagnostic }
  | Exclude<RunEvent, { kind: 'diagnostic' | 'loading' | 'dropped' | 'end' }>
  | { kind: 'end'; end: Exclude<End, { kind: 'panic' }> | ({ kind: 'panic' } & Panic) };

function wordsFor(program: CompilerProgram): Execution['words'] {
  const {
    file,
    check,
    edition = defaultEdition,
    release,
    seed = 0,
    environment = {},
    clock,
    executor,
    watch,
  } = program;
  const limits = { ...defaultLimits, ...program.limits };
  return [
    check ? 'check' : 'run',
    file,
    '--json',
    ...['--seed', `${seed}`, '--edition', edition],
    ...Object.entries(limits).flatMap(([limit, most]) => [`--${limit}`, `${most}`]),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...Object.keys(program.files ?? {}).flatMap((given) => ['--give', given]),
    ...(clock === undefined ? [] : ['--clock', `${BigInt(Math.round(clock)) * 1_000_000n}`]),
    ...(release ? ['--release'] : []),
    ...(executor ? ['--executor', executor] : []),
    ...(watch ? ['--watch', '0'] : []),
    ...(program.arguments ? ['--', ...program.arguments] : []),
  ];
}

/** Reports all events of a run, the `end` last. Never throws. */
export async function runProgram(
  engine: Engine,
  program: CompilerProgram,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  const output = new OutputCap(onEvent);
  let refused = false;
  let started = false;
  let end: End | undefined;
  let complaint = '';

  const take = (line: EngineLine) => {
    switch (line.kind) {
      case 'diagnostic': {
        const diagnostic = readDiagnostic(line.diagnostic, program.file, program.source);
        if (diagnostic.level === 'error') refused = true;
        if (!isSummary(diagnostic.message)) onEvent({ kind: 'diagnostic', ...diagnostic });
        break;
      }
      case 'stdout':
      case 'stderr':
        output.write(line.kind, line.text);
        break;
      case 'end':
        end = line.end.kind === 'panic' ? { ...line.end, aborts: false } : line.end;
        break;
      default:
        started ||= line.kind === 'started';
        onEvent(line);
    }
  };

  try {
    const encode = (text: string) => new TextEncoder().encode(text);
    const files = { ...program.files, [program.file]: program.source };
    const { trap } = await execute(engine, {
      words: wordsFor(program),
      files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encode(text)])),
      stdin: encode(program.stdin ?? ''),
      stdout: (bytes) => {
        const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) take(JSON.parse(line) as EngineLine);
      },
      stderr: (bytes) => {
        complaint += new TextDecoder().decode(bytes);
      },
    });
    // rustc ends a fatal error with a trap after its diagnostic. A full stack is also a
    // trap, but prints nothing.
    if (trap && refused) end ??= { kind: 'refused' };
    if (trap && !complaint) end ??= stackFull(started);
    if (/^memory allocation of \d+ bytes failed/m.test(complaint))
      end ??= { kind: 'limit', limit: 'memory' };
  } catch (error) {
    if (error instanceof RangeError) end = rangeLimit(error, started);
    else {
      complaint += String(error);
      end = undefined;
    }
  }
  output.report();
  onEvent({
    kind: 'end',
    end: end ?? {
      kind: 'failed',
      failure: 'compiler-failed',
      report: `${complaint.trim()}\n\n${program.source}`,
    },
  });
}

/** The browser has no more memory, or its stack is full. */
function rangeLimit({ message }: RangeError, started: boolean): End {
  return /memory/i.test(message) ? { kind: 'limit', limit: 'memory' } : stackFull(started);
}

/** The engine's stack is full: because of the compiler before the program starts, of the program after. */
function stackFull(started: boolean): End {
  return { kind: 'limit', limit: started ? 'stack' : 'nesting' };
}
