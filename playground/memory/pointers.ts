/** The pointers in calls and blocks. */
import type { Block, Frame, Pointer, Value } from './step.ts';
import type { State } from './trace.ts';

interface FoundPointer {
  pointer: Pointer;
  /** Index of the local or part that it's in. */
  group: number;
}

const found = new WeakMap<Frame | Block, FoundPointer[]>();

/** The pointers of a call's live variables or of a block. */
export function pointersOf(of: Frame | Block): FoundPointer[] {
  const known = found.get(of);
  if (known) return known;
  const pointers: FoundPointer[] = [];
  const visit = ({ pointer, parts }: Value, group: number) => {
    if (pointer) pointers.push({ pointer, group });
    for (const part of parts ?? []) visit(part.value, group);
  };
  if ('locals' in of) {
    for (const [group, { state, value }] of of.locals.entries())
      if (state === 'live') visit(value, group);
  } else visit(of.value, 0);
  found.set(of, pointers);
  return pointers;
}

/** Blocks that are gone, and that something still points at. */
export function danglingBlocks({ frames, blocks }: Pick<State, 'frames' | 'blocks'>): Set<number> {
  const all = [...frames.values(), ...blocks.values()].flatMap(pointersOf);
  return new Set(all.flatMap(({ pointer }) => (pointer.dangling ? (pointer.to?.block ?? []) : [])));
}
