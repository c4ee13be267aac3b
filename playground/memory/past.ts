/** The history of a variable or block: the steps at which it was made, changed and dropped. */
import type { Trace } from './trace.ts';

export type Subject =
  | { kind: 'block'; id: number }
  | { kind: 'frame'; id: number }
  /** A variable, by its place among those of its call. */
  | { kind: 'local'; frame: number; index: number };

export interface Past {
  created: number | undefined;
  /** In order; the first one is when it was created. */
  changed: number[];
  dropped: number | undefined;
}

export function pastOf(subject: Subject, trace: Trace): Past {
  const past: Past = { created: undefined, changed: [], dropped: undefined };
  let before: string | undefined;
  const frame = subject.kind === 'local' ? subject.frame : subject.id;
  for (let index = trace.first; index < trace.length; index += 1) {
    const { step } = trace.moment(index);
    if (!step) break;
    const ended = subject.kind === 'block' ? step.freed : step.left;
    if (ended.includes(frame) && before !== undefined) past.dropped ??= index;
    const told = subject.kind === 'block' ? step.blocks : step.frames;
    const found = told.find(({ id }) => id === frame);
    if (!found) continue;
    const local =
      subject.kind === 'local' && 'locals' in found ? found.locals[subject.index] : undefined;
    if (subject.kind === 'local') {
      if (!local || local.state === 'unset') continue;
      if (local.state === 'moved' || local.state === 'dropped') past.dropped ??= index;
      else if (past.dropped !== undefined) past.dropped = undefined;
    }
    // Lines of a call change at every step, and say nothing of its variables.
    const now = JSON.stringify(local ?? ('locals' in found ? found.locals : found));
    if (now === before) continue;
    past.created ??= index;
    past.changed.push(index);
    before = now;
  }
  return past;
}

/** The latest change before this step, if there is one; the created value isn't a change. */
export const lastChange = ({ changed }: Past, index: number) =>
  changed.findLast((at) => at < index) ?? undefined;
