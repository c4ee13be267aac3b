/** Finds the row or the box that shows a place in memory. */
import type { Box, PlacedRow } from './layout.ts';
import type { Place, Pointer } from './step.ts';

/** Where an arrow may end. */
export interface Target {
  box: Box;
  /** Rows of the box; none for the box as a whole. */
  rows: PlacedRow[];
  top: number;
  bottom: number;
}

interface Anchor {
  place: Place;
  box: Box;
  row: PlacedRow | undefined;
}

export class Places {
  readonly #anchors = new Map<number, Anchor[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) {
      if (box.block) {
        const { id, size } = box.block;
        this.#add({ place: { block: id, offset: 0, size }, box, row: undefined });
      }
      for (const row of box.rows)
        if (row.row.place && row.row.state !== 'unset')
          this.#add({ place: row.row.place, box, row });
    }
  }

  /** What a pointer points at: for owners, the block as a whole. */
  targetOf({ kind, to }: Pointer): Target | undefined {
    if (!to) return undefined;
    const owns = kind === 'owns' || kind === 'shares' || kind === 'weak';
    const block = owns ? this.#anchors.get(to.block)?.find(({ row }) => !row) : undefined;
    return block ? target(block.box, []) : this.find(to);
  }

  /**
   * The outermost row that shows exactly this place; else the rows that are in it, as of a
   * slice; else the smallest thing that it is in.
   */
  find(place: Place): Target | undefined {
    const anchors = this.#anchors.get(place.block) ?? [];
    const exact = anchors.filter(
      (anchor) => anchor.place.offset === place.offset && anchor.place.size === place.size,
    );
    // A row tells more than the box around it.
    const one = exact.find(({ row }) => row) ?? exact[0];
    if (one) return target(one.box, one.row ? [one.row] : []);
    const inside = anchors.filter(
      (anchor) => anchor.row && anchor.place.size > 0 && contains(place, anchor.place),
    );
    const [first] = inside;
    if (first)
      return target(
        first.box,
        inside.flatMap(({ box, row }) => (row && box === first.box ? [row] : [])),
      );
    const around = anchors
      .filter((anchor) => contains(anchor.place, place))
      .sort((a, b) => a.place.size - b.place.size)[0];
    return around && target(around.box, around.row ? [around.row] : []);
  }

  #add(anchor: Anchor): void {
    const known = this.#anchors.get(anchor.place.block);
    if (known) known.push(anchor);
    else this.#anchors.set(anchor.place.block, [anchor]);
  }
}

const contains = (outer: Place, inner: Place) =>
  inner.offset >= outer.offset && inner.offset + inner.size <= outer.offset + outer.size;

function target(box: Box, rows: PlacedRow[]): Target {
  const [first] = rows;
  const last = rows.at(-1);
  return first && last
    ? { box, rows, top: first.top, bottom: last.top + last.height }
    : { box, rows, top: box.y, bottom: box.y + box.height };
}
