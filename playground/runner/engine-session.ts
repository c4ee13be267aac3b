/** One program through the engine: its lines of JSON become events, as for every other runner. */
import { isSummary } from './diagnostics.ts';
import { OutputCap } from './output-cap.ts';
import type { End, RunEvent } from './runner.ts';
import { type Engine, execute } from './wasi.ts';

export interface EngineProgram {
  file: string;
  source: string;
  /** The same seed gives the same run. */
  seed: number;
  /** Only check; the run then ends with exit code 0, or `refused`. */
  check?: boolean;
  edition?: '2018' | '2021' | '2024';
}

/** What the engine writes, one JSON object a line; see playground/engine/src/event.rs. */
type Line =
  | { kind: 'diagnostic'; diagnostic: { level: string; message: string; rendered: string } }
  | { kind: 'stdout' | 'stderr'; text: string }
  | { kind: 'thread-started' | 'thread-ended'; thread: number }
  | { kind: 'end'; end: End | { kind: 'checked' } };

/** Blocks that the reader's program may execute: some minutes. */
const steps = 1_000_000_000;

/** Tells every event of a run, the end last. Never throws. */
export function runProgram(
  engine: Engine,
  { file, source, seed, check = false, edition = '2024' }: EngineProgram,
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
      words: [
        check ? 'check' : 'run',
        file,
        '--json',
        '--seed',
        `${seed}`,
        '--edition',
        edition,
        '--steps',
        `${steps}`,
      ],
      files: { [file]: new TextEncoder().encode(source) },
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
