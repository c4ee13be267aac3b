/** Draws a picture as SVG, one unit to a pixel, and changes only what a step changes. */
import { type Arrow, type Arrows, middleOf, type Tag } from './arrows.ts';
import { locksOf, nameOf } from './happenings.ts';
import { type Box, type Picture, type PlacedRow, waitingFor } from './layout.ts';
import type { Point } from './router.ts';
import { cut, sizes } from './rows.ts';
import { hatching, svg } from './svg.ts';
import type { State } from './trace.ts';
import { words } from './words.ts';

/** A box as it was drawn. What is drawn of the same object in the same way is kept. */
interface Drawn {
  of: object | undefined;
  look: string;
  group: SVGGElement;
}

/** What of a box's look isn't in its frame or block. */
interface Look {
  /** At the right of the head; the short form is for a head with a long title. */
  note: string;
  shortNote: string;
  runs: boolean;
  waits: boolean;
  spines: ('left' | 'right')[];
  /** For each row of a lock, the names of its holders and of those who wait for it. */
  locks: { holders: string[]; waiting: string[]; isMutex: boolean }[];
  /** Keys of rows whose arrow leads nowhere, so that the row must say why. */
  stubs: string[];
}

/** Mean width of a letter of the text font at 13 px. */
const serif = 5.9;
/** From the middle of a row to the base of its letters. */
const base = 4.5;
/** Radius of an arrow's corners. */
const corner = 7;

export class Drawing {
  readonly element: SVGSVGElement;
  readonly #hatch = hatching();
  readonly #labels = svg('g');
  readonly #boxes = svg('g');
  /** Arrows are told by the rows that they begin at. */
  readonly #arrows = svg('g', { 'aria-hidden': 'true' });
  readonly #moving = svg('g', { 'aria-hidden': 'true' });
  #drawn = new Map<string, Drawn>();

  constructor() {
    this.element = svg(
      'svg',
      { class: 'drawing', role: 'group', 'aria-label': words.memory },
      this.#hatch.defs,
      this.#labels,
      this.#boxes,
      this.#arrows,
      this.#moving,
    );
  }

  draw(picture: Picture, { arrows, tags }: Arrows, state: State): void {
    const { columns, height } = picture;
    const size = { width: columns.width, height, viewBox: `0 0 ${columns.width} ${height}` };
    for (const [name, value] of Object.entries(size)) this.element.setAttribute(name, `${value}`);
    this.#labels.replaceChildren(
      ...[...picture.headings, ...picture.notes].map(({ text, x, y }) =>
        svg('text', { x, y, class: 'heading' }, text),
      ),
    );
    const drawn = new Map<string, Drawn>();
    for (const box of picture.boxes) {
      const look = lookOf(box, state, arrows);
      const before = this.#drawn.get(box.key);
      const of = box.frame ?? box.block;
      const { x, y, width, height, life } = box;
      const told = JSON.stringify([x, y, width, height, life, look]);
      if (before && before.of === of && before.look === told) drawn.set(box.key, before);
      else {
        const group = drawBox(box, look, this.#hatch.fill);
        if (before) before.group.replaceWith(group);
        else this.#boxes.append(group);
        drawn.set(box.key, { of, look: told, group });
      }
    }
    for (const [key, { group }] of this.#drawn) if (!drawn.has(key)) group.remove();
    this.#drawn = drawn;
    this.#arrows.replaceChildren(...arrows.flatMap(drawArrow), ...drawTags(tags));
  }

  /** The element of a row or, without a row's key, of a box. */
  find(box: string, row?: string): SVGElement | undefined {
    const group = this.#drawn.get(box)?.group;
    if (row === undefined) return group;
    return [...(group?.querySelectorAll<SVGElement>('[data-row]') ?? [])].find(
      ({ dataset }) => dataset.row === row,
    );
  }

  /** Marks a row or box and the arrows that begin there; without one, none. */
  select(box: string | undefined, row?: string): void {
    for (const one of this.element.querySelectorAll('.selected')) one.classList.remove('selected');
    if (box === undefined) return;
    this.find(box, row)?.classList.add('selected');
    const from = row === undefined ? `${box} ` : `${box} ${row}`;
    for (const part of this.#arrows.querySelectorAll<SVGElement>('[data-arrow]'))
      if (part.dataset.arrow?.startsWith(from)) part.classList.add('selected');
  }

  /** Slides the value of a variable to another one. */
  slide(of: PlacedRow, from: Box, row: PlacedRow, box: Box): void {
    const start = [from.x + sizes.padding + of.row.column, middleOf(of) + base] as const;
    const by = [box.x + sizes.padding + row.row.column - start[0], middleOf(row) + base - start[1]];
    const says = of.row.text || of.row.type;
    const text = svg('text', { class: 'code strong', x: start[0], y: start[1] }, says);
    this.#moving.append(text);
    const move = text.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: `translate(${by.join('px, ')}px)`, opacity: 0.2 },
      ],
      { duration: 320, easing: 'ease-in-out' },
    );
    const end = () => text.remove();
    move.finished.then(end, end);
  }
}

function lookOf(box: Box, state: State, arrows: readonly Arrow[]): Look {
  const { frame, block, thread, rows } = box;
  const runs = thread !== undefined && thread.id === state.running;
  const waits = !runs && thread?.state === 'waiting';
  const name = (id: number) => nameOf(state.threads.get(id), id);
  let note = '';
  if (frame)
    note = runs
      ? words.runsAt(frame.line)
      : waits
        ? words.waitsAt(frame.line, thread.reason)
        : words.line(frame.line);
  else if (block) note = noteOf(box);
  const shortNote = frame && waits ? words.waitsAt(frame.line, 'other') : note;
  const of = frame ?? block;
  const named = of ? locksOf(of) : [];
  return {
    note,
    shortNote,
    runs,
    waits,
    spines: [
      ...new Set(arrows.flatMap(({ spine }) => (spine?.box === box ? [spine.edge] : []))),
    ].sort(),
    locks: rows
      .filter(({ row }) => row.kind === 'lock')
      .map(({ row }) => {
        const lock = named.find((one) => one.lock === row.lock);
        return {
          holders: row.lock?.holders.map(name) ?? [],
          isMutex: lock?.isMutex ?? false,
          waiting: lock ? waitingFor(lock, state).map(({ id }) => name(id)) : [],
        };
      }),
    stubs: arrows.flatMap(({ key, isStub }) =>
      isStub && key.startsWith(`${box.key} `) ? [key.slice(box.key.length + 1)] : [],
    ),
  };
}

/** Of a block without counts, its size; of one that's gone, what became of it. */
function noteOf({ block, life, story }: Box): string {
  if (life === 'dangling') return words.freedAt(story);
  if (life === 'freed') return words.freed;
  if (!block || block.strong !== null) return '';
  return block.kind === 'heap' ? words.bytes(block.size) : '';
}

function drawBox(box: Box, look: Look, hatch: string): SVGGElement {
  const { x, y, width, height, frame, block, rows, life, key } = box;
  const kind = frame ? 'frame' : 'block';
  const group = svg('g', { class: `box ${kind} ${life}${look.runs ? ' runs' : ''}` });
  const title = frame?.function ?? block?.name ?? block?.value.type ?? '';
  const discs = life === 'live' && block && block.strong !== null ? drawCounts(box) : [];
  const noteEnd = x + width - sizes.padding - (discs.length > 0 ? 90 : 0);
  const roomBeside = (text: string) =>
    Math.floor(
      (noteEnd - x - sizes.padding - 8 - text.length * serif - (look.waits ? 16 : 0)) /
        sizes.letter,
    );
  const note = roomBeside(look.note) < Math.min(title.length, 10) ? look.shortNote : look.note;
  const head = svg(
    'g',
    { class: 'row head', 'data-box': key, role: 'button', tabindex: -1, 'aria-label': title },
    svg('rect', { class: 'cell', x, y, width, height: sizes.head }),
    svg(
      'text',
      { class: `code strong${life === 'live' ? '' : ' gone'}`, x: x + sizes.padding, y: y + 16.5 },
      shortName(title, roomBeside(note)),
    ),
    svg('text', { class: `end${look.runs ? '' : ' quiet'}`, x: noteEnd, y: y + 16.5 }, note),
    ...discs,
  );
  if (look.waits) {
    const at = noteEnd - note.length * serif - 16;
    head.append(
      svg('rect', {
        class: 'cell',
        x: at,
        y: y + 7,
        width: 10,
        height: 10,
        style: `fill: ${hatch}`,
      }),
    );
  }
  group.append(head);
  const locks = [...look.locks];
  for (const [index, placed] of rows.entries()) {
    // A row without depth frames those below it.
    const next = rows.findIndex((other, at) => at > index && other.row.depth === 0);
    const below = next < 0 ? y + height : (rows[next]?.top ?? 0);
    group.append(
      placed.row.kind === 'lock'
        ? drawLock(box, placed, locks.shift())
        : drawRow(box, placed, below - placed.top, look, hatch),
    );
  }
  for (const edge of look.spines) {
    const at = edge === 'left' ? x : x + width;
    group.append(svg('path', { class: 'spine', d: `M${at} ${y}v${height}` }));
  }
  return group;
}

/** A function's name without the modules and types before it, if there is no room for them. */
function shortName(name: string, letters: number): string {
  const parts = name.includes('<') ? [name] : name.split('::');
  while (parts.length > 1 && parts.join('::').length > letters) parts.shift();
  return cut(parts.join('::'), letters);
}

function drawRow(
  box: Box,
  placed: PlacedRow,
  height: number,
  look: Look,
  hatch: string,
): SVGGElement {
  const { row, top } = placed;
  const { depth, name, type, text, state, kind, pointer, whole } = row;
  const group = rowGroup(box, placed, [whole, state === 'live' ? '' : words[state]]);
  group.classList.add(state);
  if (depth === 0) {
    const cell = svg('rect', { class: 'cell', x: box.x, y: top, width: box.width, height });
    if (kind === 'unused') cell.style.fill = hatch;
    group.append(cell);
  }
  const start = box.x + sizes.padding + depth * sizes.indent;
  const line = middleOf(placed) + base;
  const end = box.x + box.width - (pointer ? sizes.dot : sizes.padding);
  const isLocal = box.frame !== undefined && depth === 0;
  const story =
    look.stubs.includes(row.key) && pointer && !text ? words.freedAt(pointer.freed) : '';
  const put = (content: string, x: number, y: number, look: string) => {
    if (content) group.append(svg('text', { x, y, class: look }, content));
  };
  put(name, start, line, isLocal ? 'code strong name' : 'code quiet');
  const beside = start + row.column;
  const isWords = kind !== 'value';
  if (row.below === 'type') put(type, start, line + 17, 'code quiet type');
  else if (row.below || !text || isLocal) {
    const room = story ? Math.floor((end - beside - story.length * serif - 8) / sizes.letter) : 99;
    put(cut(type, Math.max(1, room)), beside, line, 'code quiet type');
  }
  if (state !== 'live') put(words[state], box.x + box.width - sizes.padding, line, 'heading end');
  else if (isLocal) put(text, end, row.below === 'value' ? line + 17 : line, 'code end value');
  else put(text, beside, line, isWords ? 'heading' : 'code value');
  put(story, end, line, 'broken end');
  return group;
}

function rowGroup(box: Box, { row }: PlacedRow, says: string[]): SVGGElement {
  const label = says.filter(Boolean).join(', ') || (box.block?.value.type ?? '');
  const attributes = {
    class: `row ${row.kind}`,
    'data-box': box.key,
    'data-row': row.key,
    role: 'button',
    tabindex: -1,
    'aria-label': label,
  };
  // What is cut can be read by pointing at it.
  return svg('g', attributes, svg('title', {}, label));
}

function drawLock(
  box: Box,
  placed: PlacedRow,
  look: Look['locks'][number] | undefined,
): SVGGElement {
  const { row, top, height } = placed;
  const { lock, depth } = row;
  if (!lock || !look) return svg('g');
  const { holders, waiting, isMutex } = look;
  const isHeld = holders.length > 0;
  const says = words.lockState(lock, holders, isMutex);
  const waits = waiting.length > 0 ? words.waiting(waiting) : '';
  const poisoned = lock.poisoned ? words.poisoned : '';
  const group = rowGroup(box, placed, [says, waits, poisoned]);
  const held = isHeld ? (lock.writing ? ' held writing' : ' held') : '';
  group.append(svg('rect', { class: `cell${held}`, x: box.x, y: top, width: box.width, height }));
  const x = box.x + sizes.padding + depth * sizes.indent;
  const line = top + (waits ? 18 : height / 2 + base);
  group.append(
    svg(
      'g',
      { transform: `translate(${x} ${line - 12})` },
      // An open lock's shackle is up and to the side.
      svg('path', { class: 'line', d: isHeld ? 'M3 6V4a3 3 0 016 0v2' : 'M3 6V3a3 3 0 016 0' }),
      svg('rect', { class: 'ink', x: 1, y: 6, width: 10, height: 7 }),
    ),
    svg('text', { x: x + 22, y: line, class: isHeld ? 'strong' : 'quiet' }, says),
  );
  if (poisoned)
    group.append(
      svg(
        'text',
        { x: box.x + box.width - sizes.padding, y: line, class: 'broken strong end' },
        poisoned,
      ),
    );
  if (waits)
    group.append(
      svg(
        'text',
        { x: x + 22, y: line + 18, class: 'quiet' },
        cut(waits, Math.floor((box.width - 50) / serif)),
      ),
    );
  return group;
}

/** The strong count in a disc, and a hollow one for the weak count, if there is any. */
function drawCounts({ block, x, width, y }: Box): SVGElement[] {
  const { strong, weak } = block ?? {};
  const at = x + width - 16;
  const disc = (cx: number, count: number, look: string) => [
    svg('circle', { class: look, cx, cy: y + 12, r: 9.5 }),
    svg(
      'text',
      { class: `code middle ${look === 'disc' ? 'on-ink' : ''}`, x: cx, y: y + 16.5 },
      count > 99 ? '99+' : `${count}`,
    ),
  ];
  const label = (text: string, end: number) =>
    svg('text', { class: 'end quiet', x: end, y: y + 16.5 }, text);
  return weak
    ? [
        ...disc(at, weak, 'disc weak'),
        label(words.weak, at - 13),
        ...disc(at - 60, strong ?? 0, 'disc'),
      ]
    : [...disc(at, strong ?? 0, 'disc'), label(words.count, at - 14)];
}

function drawArrow({ key, kind, points, rows, isDense }: Arrow): SVGElement[] {
  const [from] = points;
  const to = points.at(-1);
  const before = points.at(-2);
  if (!from || !to || !before) return [];
  const owns = kind === 'owns' || kind === 'shares';
  const direction = Math.sign(to[0] - before[0]) || 1;
  const head = { owns: 9, shares: 9, dangling: 6, waits: 2 }[kind as string] ?? 6;
  const line = rounded([...points.slice(0, -1), [to[0] - direction * head, to[1]]]);
  const look = `arrow ${kind}${isDense ? ' dense' : ''}`;
  const result: SVGElement[] = [svg('path', { class: look, d: line })];
  // A doubled line is a thick one with a thin one of paper on it.
  if (kind === 'writes') result.push(svg('path', { class: 'arrow inner', d: line }));
  if (kind === 'dangling') {
    const [x, y] = [to[0] - direction * 6, to[1]];
    result.push(
      svg('path', { class: 'arrow cross', d: `M${x - 4} ${y - 4}l8 8M${x - 4} ${y + 4}l8 -8` }),
    );
  } else if (kind !== 'waits') {
    const [length, half] = owns && !isDense ? [11, 5] : [8, 4];
    const d = `M${to[0]} ${to[1]}l${-direction * length} ${-half}v${2 * half}z`;
    result.push(svg('path', { class: 'tip', d }));
  }
  if (rows.length > 1) {
    // All that a slice covers.
    const first = rows[0] as PlacedRow;
    const last = rows.at(-1) as PlacedRow;
    const x = to[0] + direction;
    result.push(
      svg('path', {
        class: 'arrow extent',
        d: `M${x} ${first.top + 3}V${last.top + last.height - 3}`,
      }),
    );
  }
  if (kind !== 'waits') {
    const look = owns
      ? 'dot'
      : kind === 'dangling'
        ? 'dot broken'
        : kind === 'raw'
          ? 'dot'
          : 'dot ring';
    const r = owns ? 4 : kind === 'dangling' ? 3.5 : kind === 'raw' ? 2.5 : 3;
    result.push(svg('circle', { class: look, cx: from[0], cy: from[1], r }));
  }
  for (const part of result) part.dataset.arrow = key;
  return result;
}

/** A line through the points, with round corners. */
export function rounded(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return '';
  let path = `M${first.join(' ')}`;
  for (let index = 1; index < points.length; index += 1) {
    const [x, y] = points[index] as Point;
    const [fromX, fromY] = points[index - 1] as Point;
    const next = points[index + 1];
    if (!next) {
      path += `L${x} ${y}`;
      continue;
    }
    const before = Math.abs(x - fromX) + Math.abs(y - fromY);
    const after = Math.abs(next[0] - x) + Math.abs(next[1] - y);
    const radius = Math.min(corner, before / 2, after / 2);
    const enter = [x - Math.sign(x - fromX) * radius, y - Math.sign(y - fromY) * radius];
    const leave = [x + Math.sign(next[0] - x) * radius, y + Math.sign(next[1] - y) * radius];
    path += `L${enter.join(' ')}Q${x} ${y} ${leave.join(' ')}`;
  }
  return path;
}

function drawTags(tags: readonly Tag[]): SVGElement[] {
  const used = new Map<string, number>();
  return tags.flatMap(({ key, kind, name, target }) => {
    const { box, top } = target;
    const at = `${box.key} ${top}`;
    const text = cut(name, 10);
    const width = text.length * sizes.letter + 10;
    const end = used.get(at) ?? box.x + box.width - 8 - (target.rows.length === 0 ? 84 : 0);
    used.set(at, end - width - 6);
    const y = top + (target.rows.length === 0 ? 3 : 4);
    const attributes = { 'data-arrow': key };
    return [
      svg('rect', {
        ...attributes,
        class: `arrow tag ${kind}`,
        x: end - width,
        y,
        width,
        height: 18,
        rx: 3,
      }),
      svg('text', { ...attributes, class: 'code middle', x: end - width / 2, y: y + 13.5 }, text),
    ];
  });
}
