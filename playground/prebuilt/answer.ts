/**
 * Decides whether two runs of a program give the same answer: the same stdout, the same
 * kind of end, and for a panic the same message at the same place. Differences between
 * machines are removed first.
 */
import type { End } from '../runner/runner.ts';
import type { Outcome, Output } from './native.ts';
import type { Ending } from './program.ts';

/** Text of one stream. */
export function streamText(output: Output[], stream: Output['stream']): string {
  return output
    .filter((piece) => piece.stream === stream)
    .map(({ text }) => text)
    .join('');
}

/** Renames addresses to A1, A2, … in order of first appearance; drops thread ids and the folder of std's sources. */
export function normalise(text: string): string {
  const names = new Map<string, string>();
  return text
    .replace(/0x[0-9a-f]+/g, (address) => {
      const name = names.get(address) ?? `A${names.size + 1}`;
      names.set(address, name);
      return name;
    })
    .replace(/^(thread '[^']*') \(\d+\)/gm, '$1')
    .replace(/\/(usr\/src\/rustc-[\d.]+|rustc\/\w+)\/library\//g, '');
}

/** `message at place` for each panic in stderr. */
export function panics(stderr: string): string[] {
  return [...stderr.matchAll(/^thread '.*' (?:\(\d+\) )?panicked at (.+):\n(.*)$/gm)].map(
    ([, place, message]) => `${message} at ${place}`,
  );
}

/** A run in comparable form: two runs agree when these are deeply equal. */
export function answer({ output, ends }: Outcome): {
  stdout: string;
  ends: string;
  panics: string[];
} {
  const stderr = normalise(streamText(output, 'err'));
  return { stdout: normalise(streamText(output, 'out')), ends, panics: panics(stderr) };
}

/** The native ending that an end in the page stands for, undefined if there is none. */
export function endingOf(end: End, stderr: string): Ending | undefined {
  // A native run has only its exit code and its stderr, which a hook may have silenced.
  const ofCode = (code: number): Ending => {
    if (code === 101 && stderr.includes('panicked at')) return 'panic';
    return code === 0 ? 'ok' : `exit ${code}`;
  };
  switch (end.kind) {
    case 'panic':
      return ofCode(101);
    case 'exit':
      return ofCode(end.code);
    case 'deadlock':
      // Natively the program would wait forever.
      return 'hang';
    case 'abort':
      return 'abort';
    default:
      return undefined;
  }
}
