/**
 * What happened between two steps, as data. Moves and drops are told by the engine; the rest
 * follows from the difference of the states. `words.ts` has the sentences.
 */
import type { End } from '../runner/runner.ts';
import { inline } from './rows.ts';
import type { Block, Frame, Lock, Step, ThreadState, Value } from './step.ts';
import type { State } from './trace.ts';

export type Happening =
  /** `to` is null where the value went to a call or into what is being built. */
  | { kind: 'move'; frame: number; name: string; to: string | null }
  | { kind: 'drop'; frame: number; name: string }
  /** A variable, or a part of it or of a block, has another value. */
  | { kind: 'set'; name: string; text: string; in: string | null }
  /** A `RefCell` is borrowed by so many now, or by -1 that may write. */
  | { kind: 'borrowed'; name: string; count: number }
  | { kind: 'call' | 'return'; frame: number; function: string; thread: number }
  | { kind: 'thread-started' | 'thread-ended' | 'switch'; thread: number; name: string }
  | { kind: 'waits'; thread: number; name: string; reason: ThreadState['reason']; for: string[] }
  | { kind: 'locked' | 'unlocked'; lock: string; by: string; writing: boolean; isMutex: boolean }
  | { kind: 'poisoned'; lock: string }
  /** The strong count of an `Rc` or `Arc`, or how many `weak` ones there are. */
  | { kind: 'count'; block: number; type: string; weak: boolean; from: number; to: number }
  | { kind: 'allocated' | 'freed'; block: number; type: string; size: number }
  | { kind: 'reallocated'; block: number; old: number; type: string; from: number; to: number }
  /** A pointer is still there, and its target isn't. */
  | { kind: 'dangles'; pointer: string; freed: string | undefined }
  | { kind: 'output'; stream: 'stdout' | 'stderr'; text: string }
  | { kind: 'panic'; thread: number; message: string }
  | { kind: 'end'; end: End };

/** A lock, and what a reader calls it. */
export interface NamedLock {
  /** The same at each step. */
  key: string;
  name: string;
  /** A mutex is always held to write, so nothing needs to say that. */
  isMutex: boolean;
  lock: Lock;
}

/** `main` or the thread's own name; else its number, as in the messages about deadlocks. */
export function nameOf(thread: ThreadState | undefined, id: number): string {
  return thread?.name ?? (id === 0 ? 'main' : `thread ${id}`);
}

/** All that happened between a state and the step after it, most telling first. */
export function happenings(before: State, step: Step): Happening[] {
  const threads = new Map(step.threads.map((thread) => [thread.id, thread]));
  const name = (id: number) => nameOf(threads.get(id) ?? before.threads.get(id), id);
  return [
    ...step.acts,
    ...counts(before, step),
    ...memory(before, step),
    ...dangles(before, step),
    ...locks(before, step, name),
    ...ofThreads(before, step, name),
    ...calls(before, step),
    ...assignments(before, step),
  ];
}

/** Values that are new in one call or block; a sentence has room for the first ones. */
const mostSet = 2;

/** Variables and parts of blocks that have another value, where that is short. */
function assignments(before: State, step: Step): Happening[] {
  const result: Happening[] = [];
  for (const { id, locals } of step.frames) {
    const was = before.frames.get(id)?.locals;
    if (!was) continue;
    const changed = locals.flatMap(({ name, state, value }, index) => {
      const old = was[index]?.state === 'live' ? was[index].value : undefined;
      return state === 'live' ? differences(old, value, name, null) : [];
    });
    result.push(...changed.slice(0, mostSet));
  }
  for (const { id, name, value } of step.blocks) {
    const was = before.blocks.get(id)?.value;
    if (!was) continue;
    result.push(...differences(was, value, '', name ?? value.type).slice(0, mostSet));
  }
  return result;
}

/** What is new in the smallest parts that differ. */
function differences(
  was: Value | undefined,
  is: Value,
  path: string,
  block: string | null,
): Happening[] {
  if (was === is) return [];
  const { parts = [], borrowed } = is;
  const result: Happening[] =
    was && borrowed !== undefined && borrowed !== was.borrowed
      ? [{ kind: 'borrowed', name: path || (block ?? ''), count: borrowed }]
      : [];
  const textOf = (value: Value | undefined) =>
    value && inline({ ...value, borrowed: undefined })?.text;
  const text = textOf(is);
  // A struct's field that has changed is told by itself.
  const isWhole = text !== undefined && !(was?.parts && was.parts.length > 1 && !is.text);
  if (isWhole) {
    if (text && text !== textOf(was)) result.push({ kind: 'set', name: path, text, in: block });
    return result;
  }
  for (const [index, { name, value }] of parts.entries()) {
    const old = was?.parts?.[index];
    const isOnly = parts.length === 1 && /^\d+$/.test(name);
    const below = isOnly ? path : join(path, name);
    result.push(...differences(old?.name === name ? old.value : undefined, value, below, block));
  }
  return result;
}

function counts(before: State, step: Step): Happening[] {
  return step.blocks.flatMap((block) => {
    const was = before.blocks.get(block.id);
    if (!was) return [];
    const { id, value } = block;
    return (['strong', 'weak'] as const).flatMap((which): Happening[] => {
      const from = was[which] ?? 0;
      const to = block[which] ?? 0;
      if (from === to) return [];
      // While any weak ones are left, those that are strong count as one of them at the end.
      if (which === 'weak' && was.strong && block.strong === 0) return [];
      return [{ kind: 'count', block: id, type: value.type, weak: which === 'weak', from, to }];
    });
  });
}

/** A block that is freed as another of its type begins, with room for more, has moved there. */
function memory(before: State, step: Step): Happening[] {
  const fresh = step.blocks.filter(({ id, kind }) => kind === 'heap' && !before.blocks.has(id));
  const result: Happening[] = [];
  for (const id of step.freed) {
    const old = before.blocks.get(id);
    if (!old) continue;
    const at = fresh.findIndex(
      ({ value, size, strong }) =>
        strong === null && size !== old.size && base(value.type) === base(old.value.type),
    );
    const [block] = at < 0 ? [] : fresh.splice(at, 1);
    const { type } = old.value;
    if (block)
      result.push({
        kind: 'reallocated',
        block: block.id,
        old: id,
        type,
        from: old.size,
        to: block.size,
      });
    else result.push({ kind: 'freed', block: id, type, size: old.size });
  }
  for (const { id, value, size } of fresh)
    result.push({ kind: 'allocated', block: id, type: value.type, size });
  return result;
}

/** `[Slot; 4]` and `[Slot; 8]` are both elements of a `Vec<Slot>`. */
const base = (type: string) => type.replace(/; \d+\]/, ']');

function locks(before: State, step: Step, name: (id: number) => string): Happening[] {
  const result: Happening[] = [];
  const compare = (was: Frame | Block | undefined, is: Frame | Block | undefined) => {
    const earlier = new Map((was ? locksOf(was) : []).map((one) => [one.key, one]));
    const later = new Map((is ? locksOf(is) : []).map((one) => [one.key, one]));
    for (const [key, { name: lock, lock: old, isMutex }] of earlier)
      for (const holder of old.holders)
        if (!later.get(key)?.lock.holders.includes(holder))
          result.push({ kind: 'unlocked', lock, by: name(holder), writing: old.writing, isMutex });
    for (const [key, { name: lock, lock: now, isMutex }] of later) {
      const old = earlier.get(key)?.lock;
      for (const holder of now.holders)
        if (!old?.holders.includes(holder))
          result.push({ kind: 'locked', lock, by: name(holder), writing: now.writing, isMutex });
      if (now.poisoned && old && !old.poisoned) result.push({ kind: 'poisoned', lock });
    }
  };
  for (const frame of step.frames) compare(before.frames.get(frame.id), frame);
  for (const block of step.blocks) compare(before.blocks.get(block.id), block);
  for (const id of step.freed) compare(before.blocks.get(id), undefined);
  return result;
}

function ofThreads(before: State, step: Step, name: (id: number) => string): Happening[] {
  const result: Happening[] = [];
  for (const thread of step.threads) {
    const was = before.threads.get(thread.id);
    const { id, reason } = thread;
    if (!was && id !== 0) result.push({ kind: 'thread-started', thread: id, name: name(id) });
    if (thread.state === 'waiting' && was?.state !== 'waiting')
      result.push({
        kind: 'waits',
        thread: id,
        name: name(id),
        reason,
        for: thread.holders.map(name),
      });
    if (thread.state === 'ended' && was?.state !== 'ended')
      result.push({ kind: 'thread-ended', thread: id, name: name(id) });
  }
  if (before.running !== null && before.running !== step.thread)
    result.push({ kind: 'switch', thread: step.thread, name: name(step.thread) });
  return result;
}

function calls(before: State, step: Step): Happening[] {
  const result: Happening[] = [];
  for (const id of step.left) {
    const frame = before.frames.get(id);
    if (!frame) continue;
    const thread = [...before.threads.values()].find(({ frames }) => frames.includes(id));
    result.push({
      kind: 'return',
      frame: id,
      function: frame.function,
      thread: thread?.id ?? step.thread,
    });
  }
  for (const { id, function: called } of step.frames)
    if (!before.frames.has(id))
      result.push({ kind: 'call', frame: id, function: called, thread: step.thread });
  return result;
}

function dangles(before: State, step: Step): Happening[] {
  const result: Happening[] = [];
  const compare = (was: Frame | Block | undefined, is: Frame | Block) => {
    const old = new Set((was ? dangling(was) : []).map(({ path }) => path));
    for (const { path, freed } of dangling(is))
      if (!old.has(path)) result.push({ kind: 'dangles', pointer: path, freed });
  };
  for (const frame of step.frames) compare(before.frames.get(frame.id), frame);
  for (const block of step.blocks) compare(before.blocks.get(block.id), block);
  return result;
}

/** The values of a frame or block, each with a name by which a reader finds it. */
function values(of: Frame | Block): [name: string, Value][] {
  if (!('locals' in of)) return [[of.name ?? of.value.type, of.value]];
  return of.locals
    .filter(({ state }) => state === 'live')
    .map(({ name, value }) => [name, value] as [string, Value]);
}

function dangling(of: Frame | Block): { path: string; freed: string | undefined }[] {
  const found: { path: string; freed: string | undefined }[] = [];
  const visit = (path: string, { pointer, parts }: Value) => {
    if (pointer?.dangling) found.push({ path, freed: pointer.freed });
    for (const { name, value } of parts ?? []) visit(join(path, name), value);
  };
  for (const [name, value] of values(of)) visit(name, value);
  return found;
}

const join = (path: string, name: string) =>
  name.startsWith('[') ? path + name : [path, name].filter(Boolean).join('.');

/** What was found in an object, which never changes. */
const found = new WeakMap<Frame | Block, NamedLock[]>();

/** The locks in a call's variables or in a block. */
export function locksOf(of: Frame | Block): NamedLock[] {
  const known = found.get(of);
  if (known) return known;
  const locks: NamedLock[] = [];
  const prefix = 'locals' in of ? 'frame' : 'block';
  const visit = (path: string, name: string, value: Value) => {
    const { lock, type } = value;
    if (lock)
      locks.push({
        key: `${prefix} ${of.id} ${path}`,
        name,
        isMutex: type.startsWith('Mutex'),
        lock,
      });
    // A lock inside a lock has a name of its own; a lock in a wrapper goes by the wrapper's.
    for (const part of value.parts ?? [])
      visit(
        join(path, part.name),
        /^[[a-z_]/.test(part.name) ? join(name, part.name) : name,
        part.value,
      );
  };
  for (const [name, value] of values(of)) visit(name, name, value);
  found.set(of, locks);
  return locks;
}
