/**
 * Edits in the browser's local storage. Each program of a page has a key, its
 * page and its file, and each open editor writes a record of its own under that
 * key, so two tabs cannot overwrite each other's text. The next editor to open
 * takes the record over. A record that cannot be read is moved aside, never
 * deleted.
 */
import { storage } from '../ui/storage.ts';

/** An edited program. */
export interface Edit {
  text: string;
  /** The page shows the original program: the reader reset this edit, and can undo that. */
  reset: boolean;
  /** Milliseconds since 1970. */
  saved: number;
  /** The editor's state with its history; left out when it did not fit. */
  state?: unknown;
  /** Texts of other records that the reader was offered and has decided on. */
  settled?: string[];
}

/** An edit as a file carries it to another browser. */
export type PortableEdit = Pick<Edit, 'text' | 'saved'>;

const version = 1;
const records = 'you-can-rust-that:edit:';
const unreadable = 'you-can-rust-that:aside:';

/** The edit that an editor of this program would open with. */
export function storedEdit(key: string): Edit | undefined {
  return choose(readRecords(key))?.edit;
}

/**
 * The newest edit of each program whose key starts with `prefix` and a path,
 * by the rest of the key. Edits that were reset are left out.
 */
export function editsUnder(prefix = ''): Record<string, PortableEdit> {
  const found: Record<string, PortableEdit> = {};
  for (const name of storage.keys()) {
    if (!name.startsWith(`${records}${prefix}/`)) continue;
    const key = name.slice(records.length, name.lastIndexOf(':'));
    const rest = key.slice(prefix.length);
    if (rest in found) continue;
    const newest = readRecords(key)[0]?.edit;
    if (newest?.reset === false) found[rest] = { text: newest.text, saved: newest.saved };
  }
  return found;
}

/**
 * Adds edits from another browser to those in this one: an editor opens with the
 * newest and offers the others. False when there is no room; then none is added.
 */
export function addEdits(edits: Record<string, PortableEdit>, prefix = ''): boolean {
  const added: string[] = [];
  for (const [rest, { text, saved }] of Object.entries(edits)) {
    const key = `${prefix}${rest}`;
    if (readRecords(key).some(({ edit }) => edit.text === text)) continue;
    const name = newRecord(key);
    if (!storage.set(name, JSON.stringify({ version, text, reset: false, saved }))) {
      for (const one of added) storage.remove(one);
      return false;
    }
    added.push(name);
  }
  return true;
}

export interface EditStoreOptions {
  /** Another tab has changed the program. */
  onOtherEdit(edit: Edit): void;
  /** Another tab has taken over this editor's record, which must be written again. */
  onRecordTaken(): void;
}

/** What one open editor reads and writes. */
export class EditStore {
  /** What this editor opens with. */
  readonly initial: Edit | undefined;
  /** Different texts of the same program, from tabs that are open or were closed, newest first. */
  readonly others: Edit[];
  /** Names of the records that could not be read, where they are now. */
  readonly unreadable: string[];
  readonly #options: EditStoreOptions;
  /** Start of the names of all records of this program. */
  readonly #prefix: string;
  /** Name of this editor's own record. */
  readonly #name: string;
  readonly #settled: string[];
  /** Name of the record to take over, until this editor has written its own. */
  #taking: string | undefined;

  constructor(key: string, options: EditStoreOptions) {
    this.#options = options;
    this.#prefix = recordsOf(key);
    this.#name = newRecord(key);
    this.unreadable = moveUnreadable(key);
    const all = readRecords(key);
    const chosen = choose(all);
    this.initial = chosen?.edit;
    this.#taking = chosen?.name;
    this.#settled = chosen?.edit.settled ?? [];
    const known = [this.initial?.text, ...this.#settled];
    this.others = all.map(({ edit }) => edit).filter(({ text }) => !known.includes(text));
    addEventListener('storage', this.#listen);
  }

  /** False when the browser stores nothing. */
  write(edit: Pick<Edit, 'text' | 'reset' | 'state'>): boolean {
    const record = { version, ...edit, saved: Date.now(), settled: this.#settled };
    const isStored =
      storage.set(this.#name, JSON.stringify(record)) ||
      // The text alone may still fit.
      storage.set(this.#name, JSON.stringify({ ...record, state: undefined }));
    if (!isStored) return false;
    if (this.#taking) storage.remove(this.#taking);
    this.#taking = undefined;
    markAsOfThisTab(this.#name);
    return true;
  }

  /** The reader has decided on another text: it stays stored, and is not offered again. */
  settle({ text }: Edit): void {
    this.#settled.push(text);
  }

  close(): void {
    removeEventListener('storage', this.#listen);
  }

  readonly #listen = ({ key: name, newValue }: StorageEvent) => {
    if (!name?.startsWith(this.#prefix)) return;
    if (name === this.#name) {
      if (newValue === null) this.#options.onRecordTaken();
      return;
    }
    const edit = parse(newValue);
    if (edit && !this.#settled.includes(edit.text)) this.#options.onOtherEdit(edit);
  };
}

interface EditRecord {
  name: string;
  edit: Edit;
}

function recordsOf(key: string): string {
  return `${records}${key}:`;
}

function newRecord(key: string): string {
  return `${recordsOf(key)}${Math.random()}`;
}

function namesOf(key: string): string[] {
  return storage.keys().filter((name) => name.startsWith(recordsOf(key)));
}

/** Newest first. */
function readRecords(key: string): EditRecord[] {
  return namesOf(key)
    .flatMap((name) => {
      const edit = parse(storage.get(name));
      return edit ? [{ name, edit }] : [];
    })
    .sort((a, b) => b.edit.saved - a.edit.saved);
}

/** Moves the records that cannot be read, and returns their new names. */
function moveUnreadable(key: string): string[] {
  return namesOf(key).flatMap((name) => {
    const text = storage.get(name);
    if (text === undefined || parse(text)) return [];
    const moved = `${unreadable}${name.slice(records.length)}`;
    if (!storage.set(moved, text)) return [];
    storage.remove(name);
    return [moved];
  });
}

/** Undefined for a record that this version did not write. */
function parse(text: string | null | undefined): Edit | undefined {
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

/** A tab that is reloaded goes on with its own text; any other tab takes the newest. */
function choose(all: EditRecord[]): EditRecord | undefined {
  return all.find(({ name }) => isOfThisTab(name)) ?? all[0];
}

function markAsOfThisTab(name: string): void {
  try {
    sessionStorage.setItem(name, '');
  } catch {
    // Then a reload takes the newest text.
  }
}

function isOfThisTab(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
