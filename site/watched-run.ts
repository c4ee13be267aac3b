/**
 * Watched runs of the programs that a page shows, recorded while the site is built: a reader
 * steps through an unedited program, and sees pictures of it, without the compiler.
 */
import { engineEvents } from '../playground/prebuilt/engine-runs.ts';
import type { ExampleProgram } from '../playground/prebuilt/program.ts';
import type { RunEvent } from '../playground/runner/runner.ts';

/** Characters of JSON; compressed, a tenth. What is longer the reader's own engine makes. */
const longest = 700_000;

const runs = new Map<ExampleProgram, Promise<RunEvent[]>>();

/** The events of a watched run, without the compiler's messages. A program is on several pages, and run once. */
export function watchedRun(program: ExampleProgram): Promise<RunEvent[]> {
  const run = runs.get(program) ?? record(program);
  runs.set(program, run);
  return run;
}

async function record({ name, source }: ExampleProgram): Promise<RunEvent[]> {
  const events = await engineEvents({ file: name, source, watch: true });
  return events
    .filter(({ kind }) => kind !== 'diagnostic')
    .map((event) => (event.kind === 'started' ? { ...event, executor: 'recorded' } : event));
}

/** The same as JSON; undefined for a run that is too long to be sent. */
export async function recordedRun(program: ExampleProgram): Promise<string | undefined> {
  const text = JSON.stringify(await watchedRun(program));
  return text.length <= longest ? text : undefined;
}
