/** One program through the engine: its lines of JSON become events, as for every other runner. */
import { isSummary } from './diagnostics.ts';
import { OutputCap } from './output-cap.ts';
import type { End, RunEvent } from './runner.ts';
import { type Engine, type Execution, execute } from './wasi.ts';

export interface EngineProgram {
  file: string;
  source: string;
  /** The same seed gives the same run. */
  seed: number;
  /** Only check; the run then ends with exit code 0, or `refused`. */
  check?: boolean;
  edition?: '2018' | '2021' | '2024';
  /** Without debug assertions and overflow checks, as `cargo run --release`. */
  release?: boolean;
  /** Without the program's own name. */
  arguments?: string[];
  environment?: Record<string, string>;
  /** The text that it reads. */
  stdin?: string;
  limits?: Partial<Limits>;
}

/** What a run may use before it is ended. */
export interface Limits {
  /** Blocks that it may execute. */
  steps: number;
  /** Bytes that it may have allocated at one time. */
  memory: number;
  /** Threads that it may start, with the first. */
  threads: number;
}

const defaults: Limits = { steps: 1_000_000_000, memory: 512 * 2 ** 20, threads: 1_000 };

/** What the engine writes, one JSON object a line; see playground/engine/src/event.rs. */
type Line =
  | { kind: 'diagnostic'; diagnostic: { level: string; message: string; rendered: string } }
  | { kind: 'stdout' | 'stderr'; text: string }
  | { kind: 'thread-started' | 'thread-ended'; thread: number }
  | { kind: 'end'; end: End | { kind: 'checked' } };

function wordsFor(program: EngineProgram): Execution['words'] {
  const { file, seed, check, edition = '2024', release, environment = {} } = program;
  const limits = { ...defaults, ...program.limits };
  return [
    check ? 'check' : 'run',
    file,
    '--json',
    ...['--seed', `${seed}`, '--edition', edition],
    ...Object.entries(limits).flatMap(([limit, most]) => [`--${limit}`, `${most}`]),
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...(release ? ['--release'] : []),
    ...(program.arguments ? ['--', ...program.arguments] : []),
  ];
}

/** Tells every event of a run, the end last. Never throws. */
export function runProgram(
  engine: Engine,
  program: EngineProgram,
  onEvent: (event: RunEvent) => void,
): void {
  const decoder = new TextDecoder();
  let rest = '';
  const output = new OutputCap(onEvent);
  let refused = false;
  let end: End | undefined;
  let complaint = '';

  const take = (line: Line) => {
    if (line.kind === 'diagnostic') {
      const { level, message, rendered } = line.diagnostic;
      if (level === 'error') refused = true;
      if (isSummary(message)) return;
      const known = level === 'error' || level === 'warning' ? level : 'note';
      onEvent({ kind: 'diagnostic', level: known, message, rendered });
    } else if (line.kind === 'stdout' || line.kind === 'stderr') {
      output.write(line.kind, line.text);
    } else if (line.kind === 'end') {
      end = line.end.kind === 'checked' ? { kind: 'exit', code: 0 } : line.end;
    }
  };

  try {
    const { trapped } = execute(engine, {
      words: wordsFor(program),
      files: { [program.file]: new TextEncoder().encode(program.source) },
      stdin: new TextEncoder().encode(program.stdin ?? ''),
      stdout: (bytes) => {
        const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) take(JSON.parse(line) as Line);
      },
      stderr: (bytes) => {
        complaint += new TextDecoder().decode(bytes);
      },
    });
    // rustc ends what it calls fatal by a trap, after its diagnostic.
    if (trapped && refused) end ??= { kind: 'refused' };
  } catch (error) {
    if (error instanceof RangeError) end = { kind: 'limit', limit: 'stack' };
    else complaint += String(error);
  }
  output.report();
  onEvent({
    kind: 'end',
    end: end ?? {
      kind: 'failed',
      message: `The compiler itself failed on this text. ${complaint.trim()}`,
    },
  });
}
