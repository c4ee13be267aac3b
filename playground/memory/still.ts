/** The picture of one step by itself, with room for nothing that other steps have. */
import { arrowsOf } from './arrows.ts';
import { Drawing } from './draw.ts';
import { Plan } from './layout.ts';
import { spoken } from './spoken.ts';
import type { Step, Value } from './step.ts';
import { type State, Trace } from './trace.ts';

export interface Still {
  svg: SVGSVGElement;
  /** The same in words. */
  words: HTMLElement;
}

/** Draws the state at this index; `width` is in pixels. */
export function still(trace: Trace, index: number, width: number): Still {
  const alone = onlyOf(trace, index);
  const state = alone.state(1);
  const picture = new Plan(alone, width).picture(1);
  const drawing = new Drawing();
  drawing.draw(picture, arrowsOf(picture, state), state);
  return { svg: drawing.element, words: spoken(picture, state) };
}

/** A trace whose only state is that of another one: all that is there, and then what was freed. */
function onlyOf(trace: Trace, index: number): Trace {
  const state = trace.state(index);
  const freed = danglingIn(state).flatMap((id) => trace.freed(id) ?? []);
  const alone = new Trace();
  const step = (more: Partial<Step>, number: number): Step => ({
    number,
    thread: state.running ?? 0,
    threads: [],
    frames: [],
    blocks: [],
    left: [],
    freed: [],
    acts: [],
    hidden: state.hidden,
    ...more,
  });
  const all = {
    threads: [...state.threads.values()],
    frames: [...state.frames.values()],
    blocks: [...state.blocks.values(), ...freed].sort((a, b) => a.id - b.id),
  };
  alone.add({ kind: 'step', ...step(all, 0) });
  alone.add({ kind: 'step', ...step({ freed: freed.map(({ id }) => id) }, 1) });
  return alone;
}

/** Blocks that are gone, and that something still points at. */
function danglingIn({ frames, blocks }: State): number[] {
  const found = new Set<number>();
  const visit = ({ pointer, parts }: Value) => {
    if (pointer?.dangling && pointer.to) found.add(pointer.to.block);
    for (const part of parts ?? []) visit(part.value);
  };
  for (const { locals } of frames.values())
    for (const { state, value } of locals) if (state === 'live') visit(value);
  for (const { value } of blocks.values()) visit(value);
  return [...found];
}
