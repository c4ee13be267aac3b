/**
 * Where edits are kept: in this browser's local storage, by page and file. Each
 * open editor writes a record of its own, so two tabs cannot overwrite each
 * other's text; the next one to open takes the record over. What cannot be read
 * is put aside and never thrown away.
 */

/** An edited program. */
export interface Kept {
  text: string;
  /** It was reset: the page shows the program as it came, and the edit is one undo away. */
  reset: boolean;
  /** Milliseconds since 1970. */
  saved: number;
  /** The editor's state with its history, where there was room for it. */
  state?: unknown;
  /** Texts of other records that the reader has been offered, and has decided on. */
  settled?: string[];
}

const version = 1;
const records = 'you-can-rust-that:edit:';
const asides = 'you-can-rust-that:aside:';

/** What an editor of this program would start from. Never throws: without storage there is nothing. */
export function keptOf(place: string): Kept | undefined {
  return pick(readAll(place))?.kept;
}

/** The text of an edit, as a file carries it to another browser. */
export type Carried = Pick<Kept, 'text' | 'saved'>;

/**
 * The newest edit of each program whose place begins with `under`, by what follows
 * in it, a path; none of one that was reset. Never throws.
 */
export function allKept(under = ''): Record<string, Carried> {
  const found: Record<string, Carried> = {};
  for (const key of Object.keys(stored() ?? {})) {
    if (!key.startsWith(`${records}${under}/`)) continue;
    const place = key.slice(records.length, key.lastIndexOf(':'));
    const path = place.slice(under.length);
    if (path in found) continue;
    const newest = readAll(place)[0]?.kept;
    if (newest?.reset === false) found[path] = { text: newest.text, saved: newest.saved };
  }
  return found;
}

/**
 * Adds edits from another browser beside those that are here: an editor starts
 * from the newest, and offers the others.
 *
 * @throws DOMException when there is no room; then none is added.
 */
export function addKept(edits: Record<string, Carried>, under = ''): void {
  const added: string[] = [];
  try {
    for (const [path, { text, saved }] of Object.entries(edits)) {
      const place = `${under}${path}`;
      if (readAll(place).some(({ kept }) => kept.text === text)) continue;
      const key = `${prefixOf(place)}${Math.random()}`;
      localStorage.setItem(key, JSON.stringify({ version, text, reset: false, saved }));
      added.push(key);
    }
  } catch (error) {
    for (const key of added) localStorage.removeItem(key);
    throw error;
  }
}

export interface KeeperOptions {
  /** Another tab has changed the program. */
  onOther(kept: Kept): void;
  /** Another tab has taken this editor's record over, which must be written again. */
  onTaken(): void;
}

/** One editor's part of the storage. */
export class Keeper {
  /** What this editor starts from. */
  readonly taken: Kept | undefined;
  /** Other texts of the same program, of tabs that are open or were closed, newest first. */
  readonly others: Kept[];
  /** Names of records that could not be read. */
  readonly aside: string[];
  readonly #prefix: string;
  readonly #key: string;
  readonly #settled: string[];
  /** The record that is this editor's as soon as it has written one of its own. */
  #takenKey: string | undefined;
  readonly #options: KeeperOptions;

  constructor(place: string, options: KeeperOptions) {
    this.aside = putAside(place);
    this.#prefix = prefixOf(place);
    this.#options = options;
    const all = readAll(place);
    const own = pick(all);
    this.taken = own?.kept;
    this.#takenKey = own?.key;
    this.#settled = own?.kept.settled ?? [];
    const known = [own?.kept.text, ...this.#settled];
    this.others = all.map(({ kept }) => kept).filter(({ text }) => !known.includes(text));
    this.#key = `${this.#prefix}${Math.random()}`;
    addEventListener('storage', this.#listen);
  }

  /** False when the browser keeps nothing. */
  write(kept: Pick<Kept, 'text' | 'reset' | 'state'>): boolean {
    const record = { version, ...kept, saved: Date.now(), settled: this.#settled };
    try {
      try {
        localStorage.setItem(this.#key, JSON.stringify(record));
      } catch {
        // The text alone may still have room.
        localStorage.setItem(this.#key, JSON.stringify({ ...record, state: undefined }));
      }
      if (this.#takenKey) localStorage.removeItem(this.#takenKey);
      this.#takenKey = undefined;
      sessionStorage.setItem(this.#key, '');
      return true;
    } catch {
      return false;
    }
  }

  /** The reader has seen another text, and decided: it stays where it is, and is not offered again. */
  settle({ text }: Kept): void {
    this.#settled.push(text);
  }

  close(): void {
    removeEventListener('storage', this.#listen);
  }

  readonly #listen = ({ key, newValue }: StorageEvent) => {
    if (!key?.startsWith(this.#prefix)) return;
    if (key === this.#key && newValue === null) this.#options.onTaken();
    const kept = key === this.#key ? undefined : parse(newValue);
    if (kept && !this.#settled.includes(kept.text)) this.#options.onOther(kept);
  };
}

/** Undefined where there is no storage. */
function stored(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function prefixOf(place: string): string {
  return `${records}${place}:`;
}

interface Stored {
  key: string;
  kept: Kept;
}

/** Newest first. */
function readAll(place: string): Stored[] {
  try {
    return keysOf(place)
      .flatMap((key) => {
        const kept = parse(localStorage.getItem(key));
        return kept ? [{ key, kept }] : [];
      })
      .sort((a, b) => b.kept.saved - a.kept.saved);
  } catch {
    return [];
  }
}

function keysOf(place: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(place)));
}

/** Moves what cannot be read out of the way, and says under which names. */
function putAside(place: string): string[] {
  try {
    return keysOf(place).flatMap((key) => {
      const text = localStorage.getItem(key);
      if (text === null || parse(text)) return [];
      const name = `${asides}${key.slice(records.length)}`;
      localStorage.setItem(name, text);
      localStorage.removeItem(key);
      return [name];
    });
  } catch {
    return [];
  }
}

/** Undefined for what this version has not written. */
function parse(text: string | null): Kept | undefined {
  try {
    const record = JSON.parse(text ?? '') as Record<string, unknown> | null;
    if (record?.version !== version) return undefined;
    const { text: program, reset, saved, state, settled } = record;
    if (typeof program !== 'string' || typeof reset !== 'boolean' || typeof saved !== 'number')
      return undefined;
    const texts = Array.isArray(settled) ? settled.filter((one) => typeof one === 'string') : [];
    return { text: program, reset, saved, state, settled: texts };
  } catch {
    return undefined;
  }
}

/** A tab that is loaded again goes on with its own text, another with the newest. */
function pick(all: Stored[]): Stored | undefined {
  return all.find(({ key }) => sessionStorage.getItem(key) !== null) ?? all[0];
}
