/**
 * States of a watched program in a compact notation, so that a program can state them itself.
 * `//@ v = len 2, cap 4 → [1, 2]` says what holds when the next line runs for the first time,
 * `//@3` for the third, `//@end` when the program has ended. Several follow each other after `;`.
 *
 *     5, "Ann", 'x', None           numbers, texts, variants
 *     { name: "Ann", age: 3 }       a struct, or a map's entries by key
 *     [1, 2], (1, 2), Some(5)       elements, a tuple, a variant with fields
 *     → 7                           an owner, and what it owns; of a vector `len 1, cap 4 → [7]`
 *     → 2/1 7                       an `Rc` or `Arc`: strong and weak count, and the value
 *     ⇢ 2/1, ⇢ 0/1, empty           a `Weak`
 *     &v[0], &mut p.name, *v        a reference or raw pointer to a place; `dangling` if that is gone,
 *                                   `&elsewhere` if no variable leads there
 *     &v[1..3]                      a slice of some elements
 *     (borrowed 2), (borrowed mut)  after the value of a `RefCell`
 *     (locked by 0), (read by 1, 2), (poisoned)     after that of a lock
 *     moved, dropped, unset, gone   a variable without a value, or without storage
 *
 * `thread 1` is `ready`, `ended`, or `waits mutex 0`: for what, and for which threads.
 */
import type { Block, Local, Place, Value } from '../../playground/memory/step.ts';
import {
  indexBefore,
  runningFrame,
  type State,
  type Trace,
} from '../../playground/memory/trace.ts';

export interface Statement {
  /** Of the line that runs next, from 1; 0 for the end of the program. */
  line: number;
  /** The first time is 1. */
  time: number;
  name: string;
  says: string;
}

export function statements(source: string): Statement[] {
  const lines = source.split('\n');
  return lines.flatMap((text, at) => {
    const [, when = '', all = ''] = /^\s*\/\/@(\d*|end) (.*)$/.exec(text) ?? [];
    if (!all) return [];
    const next = lines.findIndex((line, index) => index > at && !/^\s*(\/\/.*)?$/.test(line));
    const line = when === 'end' ? 0 : next + 1;
    const time = when === 'end' ? 1 : Number(when || 1);
    return all.split('; ').map((clause) => {
      const [name = '', ...says] = clause.split(' = ');
      return { line, time, name: name.trim(), says: says.join(' = ').trim() };
    });
  });
}

/** The state that a statement is about; undefined if the program never gets there. */
export function stateFor(trace: Trace, { line, time }: Statement): State | undefined {
  if (line === 0) return trace.state(trace.length - 1);
  const index = indexBefore(trace, line, time);
  return index === undefined ? undefined : trace.state(index);
}

/** What is the case in a state, in the notation. */
export function inNotation(state: State, name: string): string {
  const [, number] = /^thread (\d+)$/.exec(name) ?? [];
  if (number !== undefined) {
    const thread = state.threads.get(Number(number));
    if (!thread) return 'gone';
    const { state: is, reason, holders } = thread;
    return is === 'waiting' ? ['waits', reason, ...holders].join(' ') : is;
  }
  const paths = pathsOf(state);
  const locals = runningFrame(state)?.locals.filter((local) => local.name === name) ?? [];
  const local = locals.at(-1);
  if (local) return local.state === 'live' ? write(state, paths, local.value) : local.state;
  const named = [...state.blocks.values()].find((block) => block.name === name);
  return named ? write(state, paths, named.value) : 'gone';
}

type Paths = [place: Place, path: string][];

function pathsOf(state: State): Paths {
  const paths: Paths = [];
  const seen = new Set<number>();
  const visit = (value: Value, path: string) => {
    if (value.at) paths.push([value.at, path]);
    for (const part of value.parts ?? [])
      visit(part.value, part.name.startsWith('[') ? path + part.name : `${path}.${part.name}`);
    const { pointer } = value;
    const block = pointer?.to ? state.blocks.get(pointer.to.block) : undefined;
    const owns = pointer?.kind === 'owns' || pointer?.kind === 'shares';
    if (!block || !owns || seen.has(block.id)) return;
    seen.add(block.id);
    const isBuffer = block.value.parts?.[0]?.name.startsWith('[') ?? false;
    visit(block.value, isBuffer ? path : `*${path}`);
  };
  const isLive = (local: Local) => local.state === 'live';
  for (const frame of state.frames.values())
    for (const { name, value } of frame.locals.filter(isLive)) visit(value, name);
  for (const block of state.blocks.values()) if (block.name) visit(block.value, block.name);
  return paths;
}

function pathTo(paths: Paths, to: Place): string {
  const same = paths.filter(([at]) => at.block === to.block && at.offset === to.offset);
  const [, path] = same.find(([at]) => at.size === to.size) ?? same[0] ?? [];
  if (path) return path;
  const around = paths.filter(
    ([at]) =>
      at.block === to.block && at.offset <= to.offset && to.offset + to.size <= at.offset + at.size,
  );
  around.sort(([a], [b]) => a.size - b.size);
  return around[0]?.[1] ?? 'elsewhere';
}

/** `v[1..3]` for a slice of two elements that begins at `v[1]`. */
function sliced(path: string, text = ''): string {
  const [, start] = /\[(\d+)\]$/.exec(path) ?? [];
  const [, length] = /^len (\d+)$/.exec(text) ?? [];
  if (start === undefined || length === undefined) return path;
  return path.replace(/\d+\]$/, `${start}..${Number(start) + Number(length)}]`);
}

function write(state: State, paths: Paths, value: Value, within: number[] = []): string {
  if (value.moved) return 'moved';
  const inner = (value: Value) => write(state, paths, value, within);
  const pieces = [];
  const parts = partsOf(value, inner);
  const { text, pointer, borrowed, lock } = value;
  const target = pointer?.to ? state.blocks.get(pointer.to.block) : undefined;
  // A text's buffer holds nothing else.
  const isText = text?.startsWith('"') ?? false;
  if (parts !== undefined) pieces.push(parts);
  else if (text !== undefined && (isText || pointer?.to == null || pointer.kind === 'owns'))
    pieces.push(text);
  if (pointer && !isText) {
    const counts = target ? `${target.strong}/${target.weak}` : '';
    if (pointer.dangling) pieces.push('dangling');
    else if (pointer.kind === 'weak') pieces.push(`⇢ ${counts}`);
    else if (pointer.kind === 'owns' || pointer.kind === 'shares') {
      const again = target && within.includes(target.id);
      // What takes no room has no block: it is told with its owner.
      const empty = target ? '…' : (pieces.pop() ?? '…');
      const held = target && !again ? writeBlock(state, paths, target, value, within) : empty;
      pieces.push(`→ ${pointer.kind === 'shares' ? `${counts} ` : ''}${held}`);
    } else if (pointer.to) {
      const sign = { borrows: '&', writes: '&mut ', raw: '*' }[pointer.kind];
      pieces.push(sign + sliced(pathTo(paths, pointer.to), text));
    } else if (text === undefined) pieces.push('nowhere');
  }
  if (borrowed) pieces.push(borrowed < 0 ? '(borrowed mut)' : `(borrowed ${borrowed})`);
  if (lock && lock.holders.length > 0)
    pieces.push(`(${lock.writing ? 'locked' : 'read'} by ${lock.holders.join(', ')})`);
  if (lock?.poisoned) pieces.push('(poisoned)');
  return pieces.join(' ') || value.type;
}

/** The type of a map, or of a cell or lock with one. */
const isMap = /^(\w+<)*(Hash|BTree)Map</;

function writeBlock(state: State, paths: Paths, block: Block, owner: Value, within: number[]) {
  // Without its owner's type, a map with numbers as keys looks like a tuple.
  const type = isMap.test(owner.type) ? owner.type : block.value.type;
  return write(state, paths, { ...block.value, type }, [...within, block.id]);
}

function partsOf({ parts, text, more, type }: Value, inner: (value: Value) => string) {
  if (!parts) return type.startsWith('[') && !more ? '[]' : undefined;
  const left = more ? [`… ${more}`] : [];
  const values = [...parts.map(({ value }) => inner(value)), ...left].join(', ');
  const [first] = parts;
  if (first?.name.startsWith('[')) return `[${values}]`;
  const variant = text && !/^len /.test(text) ? text : '';
  if (/^\d+$/.test(first?.name ?? '') && !isMap.test(type)) return `${variant}(${values})`;
  if (first?.name === '') return `{ ${values} }`;
  const fields = [...parts.map(({ name, value }) => `${name}: ${inner(value)}`), ...left];
  return `${variant ? `${variant} ` : ''}{ ${fields.join(', ')} }`;
}
