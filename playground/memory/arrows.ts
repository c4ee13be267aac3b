/** The arrows of a picture: what points at what, and the way that each takes. */
import { locksOf } from './happenings.ts';
import { type Box, type Columns, type Picture, type PlacedRow, waitingFor } from './layout.ts';
import { Places, type Target } from './places.ts';
import { type Channels, type Link, type Point, route } from './router.ts';
import { sizes } from './rows.ts';
import type { Pointer } from './step.ts';
import type { State } from './trace.ts';

export interface Arrow {
  key: string;
  kind: Pointer['kind'] | 'dangling' | 'waits';
  points: Point[];
  /** Whether it ends at a block that it keeps alive. */
  spine: { box: Box; edge: 'left' | 'right' } | undefined;
  /** Rows that it points at together, as a slice does. */
  rows: PlacedRow[];
  isDense: boolean;
  /** What it points at is nowhere in the picture. */
  isStub: boolean;
}

/** In place of an arrow: the name of what points there. */
export interface Tag {
  key: string;
  kind: Arrow['kind'];
  name: string;
  target: Target;
}

export interface Arrows {
  arrows: Arrow[];
  tags: Tag[];
}

interface Wanted {
  key: string;
  kind: Arrow['kind'];
  name: string;
  box: Box;
  y: number;
  target: Target | undefined;
}

/** Length of a dangling arrow to nowhere. */
const stub = 30;
/** Arrows on the sides of a phone's picture; the others become tags. */
const mostOnRight = 6;
const mostOnLeft = 3;
const ranks: Arrow['kind'][] = ['dangling', 'owns', 'shares', 'writes', 'borrows', 'waits', 'raw'];

export function arrowsOf(picture: Picture, state: State): Arrows {
  const { columns, boxes } = picture;
  const all = [...pointers(boxes), ...waits(boxes, state)];
  const tagged = columns.isNarrow ? asTags(all) : [];
  const drawn = all.filter((one) => !tagged.includes(one));
  const links = drawn.flatMap((one) => {
    const link = linkOf(one, columns);
    return link ? [link] : [];
  });
  const routes = new Map(route(links, channelsOf(columns)).map((one) => [one.key, one]));
  return {
    arrows: drawn.map(({ key, kind, box, y, target }): Arrow => {
      const end = links.find((link) => link.key === key)?.to;
      const keeps = kind === 'owns' || kind === 'shares';
      const x = box.x + box.width;
      return {
        key,
        kind,
        points: routes.get(key)?.points ?? [
          [x - sizes.padding, y],
          [x + (columns.isNarrow ? stub / 2 : stub), y],
        ],
        spine: target && end && keeps ? { box: target.box, edge: end.edge } : undefined,
        rows: target && target.rows.length > 1 ? target.rows : [],
        isDense: routes.get(key)?.isDense ?? false,
        isStub: target === undefined,
      };
    }),
    tags: tagged.flatMap(({ key, kind, name, target }) =>
      target ? [{ key, kind, name, target }] : [],
    ),
  };
}

/** The middle of a row's first line, where its arrow begins. */
export const middleOf = ({ row, top, height }: PlacedRow) =>
  top + (row.below ? 15 : Math.min(height, row.height) / 2);

function pointers(boxes: readonly Box[]): Wanted[] {
  const places = new Places(boxes);
  return boxes.flatMap((box) => {
    if (box.life !== 'live') return [];
    return box.rows.flatMap((placed): Wanted[] => {
      const { pointer, state, key, name } = placed.row;
      if (!pointer || state !== 'live') return [];
      const { kind, dangling } = pointer;
      const target = places.targetOf(pointer);
      // What isn't drawn has no arrow, unless the arrow is what matters.
      if (!target && !dangling) return [];
      return [
        {
          key: `${box.key} ${key}`,
          kind: dangling ? 'dangling' : kind,
          name: name || box.frame?.function || box.block?.value.type || '',
          box,
          y: middleOf(placed),
          target,
        },
      ];
    });
  });
}

function waits(boxes: readonly Box[], state: State): Wanted[] {
  const frames = new Map(boxes.flatMap((box) => (box.thread ? [[box.thread.id, box]] : [])));
  return boxes.flatMap((box) => {
    const of = box.block ?? box.frame;
    if (!of) return [];
    const rows = box.rows.filter(({ row }) => row.kind === 'lock');
    return rows.flatMap((placed) => {
      const named = locksOf(of).find(({ lock }) => lock === placed.row.lock);
      if (!named) return [];
      return waitingFor(named, state).flatMap((thread): Wanted[] => {
        const frame = frames.get(thread.id);
        if (!frame) return [];
        const target = {
          box,
          rows: [placed],
          top: placed.top + placed.height / 2,
          bottom: placed.top + placed.height,
        };
        const { key } = frame;
        return [
          { key: `${key} waits`, kind: 'waits', name: '', box: frame, y: frame.y + 12, target },
        ];
      });
    });
  });
}

/** On a phone: weak pointers, and what would make a side too full, the least telling first. */
function asTags(all: readonly Wanted[]): Wanted[] {
  const drawable = all.filter(({ target, kind, name }) => target && (kind !== 'weak' || !name));
  const isAcross = ({ box, target }: Wanted) => box.column !== target?.box.column;
  const rank = ({ kind, name }: Wanted) => (name ? ranks.indexOf(kind) : -1);
  const keep = new Set(
    [
      drawable
        .filter(isAcross)
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, mostOnRight),
      drawable
        .filter((one) => !isAcross(one))
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, mostOnLeft),
    ].flat(),
  );
  return all.filter((one) => one.target && !keep.has(one));
}

function linkOf({ key, kind, box, y, target }: Wanted, columns: Columns): Link | undefined {
  if (!target) return undefined;
  const { box: to, top, bottom } = target;
  const [start, end] = edges(box.column, to.column, columns.isNarrow);
  const { x, width } = to;
  return {
    key,
    from: {
      column: box.column,
      edge: start,
      // A thread's wait begins at the edge of its call; others at their dot.
      x: start === 'right' ? box.x + box.width - (kind === 'waits' ? 0 : sizes.padding) : box.x,
      y,
    },
    to: {
      column: to.column,
      edge: end,
      x: end === 'right' ? x + width : x,
      top,
      bottom,
    },
  };
}

function edges(
  from: Box['column'],
  to: Box['column'],
  isNarrow: boolean,
): ['left' | 'right', 'left' | 'right'] {
  if (from === to) return from === 'stack' || isNarrow ? ['left', 'left'] : ['right', 'right'];
  if (isNarrow) return ['right', 'right'];
  return from === 'stack' ? ['right', 'left'] : ['left', 'right'];
}

function channelsOf({ stack, memory, width, isNarrow }: Columns): Channels {
  const end = stack.x + stack.width;
  return {
    left: { near: stack.x - 13, far: 2 },
    middle: { near: end + 8, far: memory.x - 15 },
    right: {
      near: memory.x + memory.width + 15,
      far: isNarrow ? width - 3 : memory.x + memory.width + 28,
    },
  };
}
