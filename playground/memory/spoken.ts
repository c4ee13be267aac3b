/** A picture as nested lists, for those who don't see it. */
import { element } from '../ui/element.ts';
import { nameOf } from './happenings.ts';
import type { Box, Picture } from './layout.ts';
import { Places, type Target } from './places.ts';
import type { State } from './trace.ts';
import { words } from './words.ts';

export function spoken(picture: Picture, state: State): HTMLElement {
  const places = new Places(picture.boxes);
  const boxes = new Map(picture.boxes.map((box) => [box.key, box]));
  const threads = [...state.threads.values()].map((thread) => {
    const name = nameOf(thread, thread.id);
    if (thread.state === 'ended') return element('li', {}, words.threadEnded(name));
    const frames = thread.frames.flatMap((id) => {
      const box = boxes.get(`frame ${id}`);
      return box ? [item(headOf(box, state), rowsOf(box, places, state))] : [];
    });
    return item(name, frames);
  });
  const blocks = picture.boxes
    .filter(({ column }) => column === 'memory')
    .map((box) => item(headOf(box, state), rowsOf(box, places, state)));
  return element(
    'ul',
    { className: 'spoken' },
    item(words.inList.threads, threads),
    item(words.inList.blocks, blocks),
    ...picture.notes.map(({ text }) => element('li', {}, text)),
  );
}

function item(text: string, children: HTMLElement[]): HTMLElement {
  const made = element('li', {}, text);
  if (children.length > 0) made.append(element('ul', {}, ...children));
  return made;
}

function headOf({ frame, thread, block, life, story }: Box, state: State): string {
  if (frame) {
    const runs = thread && thread.id === state.running;
    const where = runs
      ? words.runsAt(frame.line)
      : thread?.state === 'waiting'
        ? words.waitsAt(frame.line, thread.reason)
        : words.line(frame.line);
    return `${frame.function}, ${where}`;
  }
  if (!block) return '';
  const counts =
    block.strong === null
      ? words.bytes(block.size)
      : words.inList.counts(block.strong, block.weak ?? 0);
  const ended = life === 'live' ? counts : life === 'freed' ? words.freed : words.freedAt(story);
  return `${block.name ?? block.value.type}, ${ended}`;
}

function rowsOf({ rows }: Box, places: Places, state: State): HTMLElement[] {
  return rows.map(({ row }) => {
    const { whole, state: is, pointer, lock } = row;
    if (is !== 'live') return element('li', {}, `${whole}, ${words[is]}`);
    const holders = lock?.holders.map((id) => nameOf(state.threads.get(id), id)) ?? [];
    const target = pointer && places.targetOf(pointer);
    const says = [
      whole,
      lock && words.lockState(lock, holders, false),
      lock?.poisoned && words.poisoned,
      pointer && words.pointer(pointer, target && nameOfTarget(target)),
    ];
    return element('li', {}, says.filter(Boolean).join(', '));
  });
}

function nameOfTarget({ box, rows }: Target): string {
  const row = rows[0]?.row.name ?? '';
  if (box.frame) return `${row} in ${box.frame.function}`;
  const block = box.block?.name ?? box.block?.value.type ?? '';
  return row ? `${row} in ${block}` : block;
}
