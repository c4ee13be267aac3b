/** Edits that are kept for the next visit, by two tabs and across versions. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  addEdits,
  type Edit,
  EditStore,
  editsUnder,
  storedEdit,
} from '../../../playground/editor/edits.ts';
import { type FakeStorage, stubStorage } from '../fake-storage.ts';

const key = '/lessons/handles/#examples/city.rs';
const prefix = 'you-can-rust-that:edit:';

let local: FakeStorage;
/** Hears the changes that other tabs make, as a page does. */
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  local = stubStorage();
  stubStorage('sessionStorage');
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const heard: Edit[] = [];
  const onRecordTaken = vi.fn();
  const store = new EditStore(key, { onOtherEdit: (edit) => heard.push(edit), onRecordTaken });
  return { store, heard, onRecordTaken };
}

function write(store: EditStore, text: string, reset = false): boolean {
  vi.advanceTimersByTime(1);
  return store.write({ text, reset, state: { doc: text } });
}

/** Another tab has its own session. */
function otherTab(): void {
  stubStorage('sessionStorage');
}

/** A record has changed in another tab; `null` if it is gone. */
function change(name: string, newValue: string | null): void {
  page.dispatchEvent(Object.assign(new Event('storage'), { key: name, newValue }));
}

const names = () => Object.keys(local).filter((name) => name.startsWith(prefix));

test('an editor opens with what was written, and takes its record over', () => {
  write(open().store, 'one');
  const { store } = open();
  expect(store.initial).toMatchObject({ text: 'one', state: { doc: 'one' } });
  write(store, 'two');
  expect(names()).toHaveLength(1);
  expect(storedEdit(key)?.text).toBe('two');
});

test('two tabs never overwrite each other; a reload keeps its own, a new tab takes the newest', () => {
  const [first, second] = [open(), open()];
  write(first.store, 'first');
  const session = sessionStorage;
  otherTab();
  write(second.store, 'second');
  expect(names()).toHaveLength(2);
  expect(open().store.initial?.text).toBe('second');
  vi.stubGlobal('sessionStorage', session);
  const reloaded = open().store;
  expect(reloaded.initial?.text).toBe('first');
  expect(reloaded.others.map(({ text }) => text)).toEqual(['second']);
});

test("another tab's edit is heard, until the reader has decided on it", () => {
  write(open().store, 'other');
  const [name = ''] = names();
  const { store, heard } = open();
  write(store, 'mine');
  const record = (text: string) => JSON.stringify({ version: 1, text, reset: false, saved: 5 });
  change(name, record('theirs'));
  expect(heard.map(({ text }) => text)).toEqual(['theirs']);
  store.settle(heard[0] as Edit);
  change(name, record('theirs'));
  change('another:key', record('no matter'));
  change(name, 'rubbish');
  expect(heard).toHaveLength(1);
  store.close();
  change(name, record('too late'));
  expect(heard).toHaveLength(1);
});

test('an editor whose record was taken over hears so, and can write it again', () => {
  const { store, onRecordTaken } = open();
  write(store, 'mine');
  const [name = ''] = names();
  local.removeItem(name);
  change(name, null);
  expect(onRecordTaken).toHaveBeenCalledOnce();
  write(store, 'mine');
  expect(storedEdit(key)?.text).toBe('mine');
});

test('where the history does not fit, the text is kept alone; where nothing fits, write says so', () => {
  const { store } = open();
  local.room = 200;
  expect(store.write({ text: 'short', reset: false, state: 'x'.repeat(500) })).toBe(true);
  expect(storedEdit(key)).toMatchObject({ text: 'short', state: undefined });
  expect(store.write({ text: 'x'.repeat(500), reset: false, state: undefined })).toBe(false);
  expect(storedEdit(key)?.text).toBe('short');
});

test.each([
  ['no JSON', '{'],
  ['another version', JSON.stringify({ version: 2, text: 'x', reset: false, saved: 1 })],
  ['no text', JSON.stringify({ version: 1, reset: false, saved: 1 })],
])('a record with %s is put aside, and never deleted', (_what, text) => {
  local.setItem(`${prefix}${key}:1`, text);
  const { store } = open();
  expect(store.initial).toBeUndefined();
  expect(store.unreadable).toHaveLength(1);
  expect(local.getItem(store.unreadable[0] ?? '')).toBe(text);
  expect(names()).toEqual([]);
});

test('edits go to another browser by program, and come in beside those that are there', () => {
  write(open().store, 'mine');
  const all = editsUnder();
  expect(all).toEqual({ [key]: { text: 'mine', saved: expect.any(Number) } });
  local.clear();
  expect(addEdits(all)).toBe(true);
  expect(addEdits(all)).toBe(true);
  expect(names()).toHaveLength(1);
  expect(storedEdit(key)?.text).toBe('mine');
});

test('a learner has edits of their own', () => {
  expect(addEdits({ '/a#b.rs': { text: 'ann', saved: 1 } }, 'ann')).toBe(true);
  expect(editsUnder('ann')).toEqual({ '/a#b.rs': { text: 'ann', saved: 1 } });
  expect(editsUnder('bob')).toEqual({});
  expect(editsUnder()).toEqual({});
});

test('a learner whose name has a colon has them, too', () => {
  const learner = 'course:ann:1';
  addEdits({ '/a#b.rs': { text: 'ann', saved: 1 } }, learner);
  expect(editsUnder(learner)).toEqual({ '/a#b.rs': { text: 'ann', saved: 1 } });
});

test('an edit that was reset is not carried on', () => {
  write(open().store, 'the original', true);
  expect(editsUnder()).toEqual({});
});

test('edits for which there is no room are added all or not at all', () => {
  local.room = 250;
  const edit = { text: 'x'.repeat(100), saved: 1 };
  expect(addEdits({ '/a#a.rs': edit, '/b#b.rs': edit })).toBe(false);
  expect(names()).toEqual([]);
});

test('a browser that stores nothing still has an editor', () => {
  vi.stubGlobal('localStorage', undefined);
  const { store } = open();
  expect(store.initial).toBeUndefined();
  expect(write(store, 'mine')).toBe(false);
});
