/**
 * Values as rows of a box: small structs in one row, larger ones with a row per field, long
 * ones cut. Says what is written where in a row, and how high it is, but not where the box is.
 */
import type { Block, Frame, Local, Lock, Place, Pointer, Value } from './step.ts';
import { words } from './words.ts';

export interface Row {
  /** A path of names, unlike any other in the box. */
  key: string;
  kind: 'value' | 'unused' | 'more' | 'lock';
  /** How deep it is nested, from 0. */
  depth: number;
  name: string;
  /** Name, type and value, uncut. */
  whole: string;
  /** Empty where the box or the value says it. */
  type: string;
  text: string;
  state: Local['state'];
  place?: Place | undefined;
  pointer?: Pointer | undefined;
  lock?: Lock | undefined;
  /** Where there is no room for all of it: what goes to a second line. */
  below: 'type' | 'value' | undefined;
  /** Where its type or its value begins, in pixels from its name. */
  column: number;
  height: number;
}

/** Rows of a local, an element or a field, which stay together. */
export interface Group {
  key: string;
  rows: Row[];
  height: number;
}

/** In pixels. */
export const sizes = {
  head: 24,
  row: 32,
  /** A row of an element or of a field. */
  small: 26,
  tall: 44,
  /** Of a letter of the code font at 12.5 px. */
  letter: 7.5,
  indent: 14,
  padding: 10,
  /** Between the end of a text and the edge of the box, where an arrow begins. */
  dot: 22,
};

/** Rows of one value; the next one says how many parts were left out. */
const mostParts = 8;
/** Variables of one call. */
const mostLocals = 40;
/** Letters between a type and a value. */
const apart = 2;
/** Levels of nested rows. What is deeper is left out. */
const mostDepth = 3;
/** Letters of a struct that is shown in one row. */
const mostInline = 34;

interface Inline {
  text: string;
  pointer?: Pointer | undefined;
}

/** The rows of a call's variables, one group each. */
export function frameGroups(frame: Frame, width: number, column: number): Group[] {
  const groups = frame.locals.slice(0, mostLocals).map(({ name, state, value }, index) => {
    // Two variables of a name are not the same variable.
    const key = `${index} ${name}`;
    const shown = state === 'live' ? value : { type: value.type, at: value.at };
    const rows = rowsOf(shown, { key, name, depth: 0, width, column, isLocal: true });
    if (state !== 'live') for (const row of rows) row.state = state;
    const [first] = rows;
    if (first && state !== 'live') {
      const room = width - 2 * sizes.padding - first.column;
      first.type = cut(first.type, Math.floor(room / sizes.letter) - words[state].length - 1);
    }
    return { key, rows, height: sum(rows) };
  });
  const left = frame.locals.length - mostLocals;
  if (left <= 0) return groups;
  const row = textRow({ key: 'more', name: '', text: words.more(left), depth: 0 });
  return [...groups, { key: 'more', rows: [{ ...row, kind: 'more' }], height: row.height }];
}

/** The rows of a block: one for each element or field, or one for all. */
export function blockGroups(block: Block, width: number): Group[] {
  const value = unwrapped(block.value);
  const rows: Row[][] = [];
  const status = statusRow(value, { key: 'state', depth: 0 });
  if (status) rows.push([status]);
  const parts = value.parts ?? [];
  if (parts.length === 0 || value.text) {
    const context = { key: 'value', name: '', depth: 0, width, column: 0, isLocal: false };
    // What the first row says of a lock needs no second one.
    const { lock, borrowed, ...rest } = value;
    const type = lock ? guarded(value.type) : value.type;
    if (value.text || value.pointer) rows.push(rowsOf({ ...rest, type }, context));
  } else {
    rows.push(...partRows(value, { key: '', depth: 0, width }));
  }
  rows.push(...unused(block, value).map((row) => [row]));
  return rows.map((group) => ({ key: group[0]?.key ?? '', rows: group, height: sum(group) }));
}

/** The type of what is in a lock: `Arc<Config>` of `LazyLock<RwLock<Arc<Config>>>`. */
function guarded(type: string): string {
  const [, wrapper, inner] = /^(\w+)<(.*)>$/.exec(type) ?? [];
  if (inner === undefined) return type;
  return wrapper === 'Mutex' || wrapper === 'RwLock' ? inner : guarded(inner);
}

/** The value in wrappers that say nothing themselves, as a `LazyLock` of an `RwLock`. */
function unwrapped(value: Value): Value {
  const [only, ...others] = value.parts ?? [];
  const says = value.text || value.lock || value.borrowed !== undefined || value.more;
  if (!only || others.length > 0 || says || !/^\d+$/.test(only.name)) return value;
  return inline(only.value) ? value : unwrapped(only.value);
}

interface Context {
  key: string;
  name: string;
  depth: number;
  width: number;
  /** Where types begin, in pixels after the name's beginning. */
  column: number;
  /** A local's row has room for its type, and more height. */
  isLocal: boolean;
}

function rowsOf(value: Value, context: Context): Row[] {
  const { key, name, depth, width, column, isLocal } = context;
  const status = statusRow(value, { key: `${key} state`, depth: depth + 1 });
  const whole = status ? undefined : inline(value);
  const room = (width - 2 * sizes.padding - column - depth * sizes.indent) / sizes.letter;
  // A struct of an element or field is in one row only as far as nothing of it is cut.
  const isLong = !isLocal && (value.parts?.length ?? 0) > 1 && (whole?.text.length ?? 0) > room;
  const short = isLong ? undefined : whole;
  if (short || depth >= mostDepth) {
    const { text, pointer } = short ?? { text: '…', pointer: value.pointer };
    const type = isLocal || (!text && pointer) ? value.type : '';
    return [fittedRow({ key, name, type, text, pointer, value, depth, width, column, isLocal })];
  }
  const text = value.text ? say(value.text) : '';
  const type = name ? value.type : '';
  const { pointer } = value;
  const head = fittedRow({ key, name, type, text, pointer, value, depth, width, column, isLocal });
  const nested = partRows(value, { key: `${key} `, depth: depth + 1, width });
  return [head, ...(status ? [status] : []), ...nested.flat()];
}

/** The rows of each part that is shown, and how many parts aren't. */
function partRows(
  value: Value,
  { key, depth, width }: Pick<Context, 'key' | 'depth' | 'width'>,
): Row[][] {
  const parts = (value.parts ?? []).slice(0, mostParts);
  const isOnly = value.parts?.length === 1;
  const named = parts.map((part) => ({
    ...part,
    // The only value in a wrapper needs no number.
    label: isOnly && /^\d+$/.test(part.name) ? '' : part.name,
  }));
  const column = nameColumn(named.map(({ label }) => label));
  const rows = named.map((part, index) =>
    rowsOf(part.value, {
      key: `${key}${index} ${part.name}`,
      name: part.label,
      depth,
      width,
      column,
      isLocal: false,
    }),
  );
  const left = more(value, depth, `${key}more`);
  return left ? [...rows, [left]] : rows;
}

/** A value in one row, with at most one arrow; undefined if it needs more rows. */
export function inline(value: Value): Inline | undefined {
  const { text, pointer, parts = [], more: left = 0, lock, borrowed } = value;
  if (lock || borrowed) return undefined;
  // Of a collection, each element has a row.
  if (parts.length > 0 && text && /^len \d/.test(text)) return undefined;
  // A reference to what is nowhere in the picture, as to a string literal, is its text.
  const isText = text && pointer?.kind === 'borrows' && !pointer.to && !pointer.dangling;
  if (pointer && !isText) return { text: text ? say(text) : nowhere(pointer), pointer };
  if (parts.length === 0) return { text: text ? say(text) : left ? words.more(left) : '' };
  if (left || parts.length > 4) return undefined;
  const shown = parts.map(({ name, value: part }) => ({ name, value: part, short: inline(part) }));
  const [only] = shown;
  if (only && shown.length === 1) {
    if (!only.short) return undefined;
    const { pointer: to, text: inner } = only.short;
    if (to) return { text: [text, inner].filter(Boolean).join(' '), pointer: to };
    if (only.name.startsWith('[')) return within(`[${inner}]`);
    if (text) return within(`${text}(${field(only.name, inner)})`);
    return within(field(only.name, inner));
  }
  if (
    shown.some(({ short, value: part }) => !short || short.pointer || (part.parts?.length ?? 0) > 1)
  )
    return undefined;
  const isTuple = parts.every(({ name }, index) => name === `${index}`);
  const isList = parts.every(({ name }) => name.startsWith('['));
  const texts = shown.map(({ name, short }) =>
    isTuple || isList ? (short?.text ?? '') : field(name, short?.text ?? ''),
  );
  if (isTuple) return within(`${text ?? ''}(${texts.join(', ')})`);
  if (isList) return within(`[${texts.join(', ')}]`);
  return within([text, texts.join(' · ')].filter(Boolean).join(' '));
}

const field = (name: string, text: string) => (/^\d+$/.test(name) ? text : `${name} ${text}`);

const within = (text: string): Inline | undefined =>
  text.length <= mostInline ? { text } : undefined;

/** `len 2, cap 4` as the drawing separates things. */
const say = (text: string) => text.replace(/^(len \d+), (cap \d+)$/, '$1 · $2');

const nowhere = ({ to, address, dangling }: Pointer) =>
  to || dangling ? '' : address === 0 ? words.nullPointer : `0x${address.toString(16)}`;

const isList = ({ parts }: Value) => parts?.some(({ name }) => name.startsWith('[')) ?? false;

/** The state of a lock or of a `RefCell`, in a row of its own. */
function statusRow(value: Value, { key, depth }: Pick<Row, 'key' | 'depth'>): Row | undefined {
  const { lock, borrowed, at } = value;
  const row = { ...textRow({ key, name: '', text: '', depth }), place: at };
  // As high as with a line for those that wait.
  if (lock) return { ...row, kind: 'lock', lock, height: sizes.tall };
  // That nobody borrows it goes without saying.
  if (!borrowed) return undefined;
  const text = words.borrowed(borrowed);
  return { ...row, kind: 'more', whole: text, text };
}

/** How many parts aren't shown. */
function more(value: Value, depth: number, key: string): Row | undefined {
  const { parts = [], at } = value;
  const count = Math.max(0, parts.length - mostParts) + (value.more ?? 0);
  if (count === 0) return undefined;
  const last = parts[Math.min(parts.length, mostParts) - 1]?.value.at;
  const from = last && last.offset + last.size;
  return {
    ...textRow({ key, name: '', text: words.more(count), depth }),
    kind: 'more',
    place:
      at && from !== undefined
        ? { block: at.block, offset: from, size: Math.max(0, at.offset + at.size - from) }
        : undefined,
  };
}

/** Room of a block that holds nothing yet. */
function unused(block: Block, value: Value): Row[] {
  const { parts = [], more: left = 0, text, pointer, unused: room = 0 } = value;
  const row = (key: string, name: string, words: string): Row => ({
    ...textRow({ key, name, text: words, depth: 0 }),
    kind: 'unused',
  });
  const isEmpty = parts.length + left === 0 && !text && !pointer && room === 0;
  if (isEmpty)
    return block.kind === 'heap' && block.size > 0 && block.strong === null
      ? [row('unused', '', words.unused)]
      : [];
  if (room === 0) return [];
  if (text && parts.length === 0) return [row('unused', '', words.unusedBytes(room))];
  const used = parts.length + left;
  if (!isList(value) && used > 0) return [row('unused', '', words.moreUnused(room))];
  const rows = Math.min(room, Math.max(1, mostParts - parts.length));
  return Array.from({ length: rows }, (_, index) => {
    const at = used + index;
    const isLast = index === rows - 1 && room > rows;
    const says = isLast ? words.moreUnused(room - index) : words.unused;
    return row(`${at} [${at}]`, `[${at}]`, says);
  });
}

function textRow(row: Pick<Row, 'key' | 'name' | 'text' | 'depth' | 'pointer'>): Row {
  const whole = [row.name, row.text].filter(Boolean).join(', ');
  const column = nameColumn([row.name]);
  return {
    ...row,
    kind: 'value',
    whole,
    type: '',
    state: 'live',
    below: undefined,
    column,
    height: sizes.small,
  };
}

/** A row whose texts are cut to the room that there is. */
function fittedRow(
  of: Pick<Row, 'key' | 'name' | 'type' | 'text' | 'pointer' | 'depth'> &
    Pick<Context, 'width' | 'column' | 'isLocal'> & { value: Value },
): Row {
  const { key, depth, name, type, text, pointer, value, isLocal } = of;
  const room = Math.floor(
    (of.width - depth * sizes.indent - sizes.padding - (pointer ? sizes.dot : sizes.padding)) /
      sizes.letter,
  );
  const own = name ? name.length + 1.5 : 0;
  const aligned = Math.max(name ? of.column / sizes.letter : 0, own);
  // Values are below each other as far as there is room.
  const column = isLocal || aligned + text.length <= room ? aligned : own;
  const beside = Math.max(4, Math.floor(room - column));
  const needsTwo = Boolean(type && text) && type.length + apart + text.length > beside;
  const below = !needsTwo ? undefined : text.length <= beside ? 'type' : 'value';
  return {
    key,
    kind: 'value',
    depth,
    name: cut(name, room),
    whole: [[name, value.type].filter(Boolean).join(': '), text].filter(Boolean).join(', '),
    type: cut(type, below === 'type' ? room : beside),
    text: cut(text, below === 'value' ? room : beside),
    state: value.moved ? 'moved' : 'live',
    place: value.at,
    pointer,
    below,
    column: column * sizes.letter,
    height: below ? sizes.tall : isLocal ? sizes.row : sizes.small,
  };
}

/** Where values or types begin: after the longest name, unless that is very long. */
export function nameColumn(names: string[]): number {
  const longest = Math.max(0, ...names.map(({ length }) => length));
  return longest === 0 ? 0 : (Math.min(longest, 10) + 1.5) * sizes.letter;
}

/** The text with at most so many letters. */
export function cut(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const end = text.endsWith('"') ? '"' : '';
  return `${text.slice(0, Math.max(1, letters - 1 - end.length))}…${end}`;
}

const sum = (rows: readonly { height: number }[]) =>
  rows.reduce((total, { height }) => total + height, 0);
