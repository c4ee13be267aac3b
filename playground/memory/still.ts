/** The picture of one step by itself, with room for nothing that other steps have. */
import { arrowsOf } from './arrows.ts';
import { Drawing } from './draw.ts';
import { Plan } from './layout.ts';
import { danglingBlocks } from './pointers.ts';
import { spoken } from './spoken.ts';
import { noChange } from './step.ts';
import { Trace } from './trace.ts';

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
  const freed = [...danglingBlocks(state)].flatMap((id) => trace.freed(id) ?? []);
  const { running, threads, frames, blocks, hidden } = state;
  const step = { kind: 'step', ...noChange, thread: running ?? 0, hidden } as const;
  const alone = new Trace();
  alone.add({
    ...step,
    threads: [...threads.values()],
    frames: [...frames.values()],
    blocks: [...blocks.values(), ...freed].sort((a, b) => a.id - b.id),
  });
  alone.add({ ...step, number: 1, freed: freed.map(({ id }) => id) });
  return alone;
}
