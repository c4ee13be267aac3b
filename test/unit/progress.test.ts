/** Progress as it is stored and saved: whose it is, what is merged, and what happens to a text that nobody can read. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LearnerStore } from '../../site/components/learner-store.ts';
import { lessonToContinue, mergeProgress, noProgress } from '../../site/components/progress.ts';
import { type FakeStorage, stubStorage } from './fake-storage.ts';

const key = 'you-can-rust-that:progress';
const notStored = vi.fn();
const storeOf = (learner = '') => new LearnerStore(learner, notStored);

let storage: FakeStorage;
beforeEach(() => {
  storage = stubStorage();
  stubStorage('sessionStorage');
});
afterEach(() => {
  vi.unstubAllGlobals();
  notStored.mockReset();
});

test('each kind of mark is stored once, and is there at the next visit', () => {
  storeOf().remember('read', 'lessons/a');
  storeOf().remember('read', 'lessons/a');
  storeOf().remember('run', 'lessons/a#one');
  storeOf().rememberExercise('lessons/a#x', { hints: 2 });
  storeOf().rememberExercise('lessons/a#x', { solved: true, text: 'fn x() {}' });
  storeOf().rememberQuiz('lessons/a#q', { chosen: [1], right: true });
  storeOf().rememberQuiz('lessons/a#r', { chosen: [0], right: false });
  storeOf().rememberQuiz('lessons/a#r');
  expect(storeOf().load()).toEqual({
    read: ['lessons/a'],
    run: ['lessons/a#one'],
    exercises: { 'lessons/a#x': { solved: true, hints: 2, text: 'fn x() {}' } },
    quizzes: { 'lessons/a#q': { chosen: [1], right: true } },
  });
  expect(notStored).not.toHaveBeenCalled();
});

test('what is forgotten comes back by undo, beside what was done since', () => {
  const store = storeOf();
  store.remember('read', 'lessons/a');
  const undo = store.clear();
  expect(store.load()).toEqual(noProgress());
  store.remember('read', 'lessons/b');
  undo();
  expect(store.load().read.sort()).toEqual(['lessons/a', 'lessons/b']);
});

describe('learners of one browser', () => {
  /** Writes after each of several pauses, as a page does that waits for a platform, a frame or a run. */
  async function learn(store: LearnerStore, pauses: number): Promise<void> {
    for (let step = 0; step < 4; step++) {
      for (let pause = 0; pause < pauses; pause++) await Promise.resolve();
      const name = `${store.learner}${step}`;
      store.remember('run', name);
      store.rememberExercise(name, { solved: true, text: name });
      store.rememberQuiz(name, { chosen: [step], right: true });
      store.addEdits({ [`/${name}.rs`]: { text: name, saved: step } });
    }
  }

  test.each([
    [1, 2, 3],
    [3, 1, 2],
    [2, 2, 2],
  ])(
    'get their own marks and edits alone, when their writes interleave (%i, %i, %i)',
    async (...pauses) => {
      const learners = ['', 'course:', 'course:a'].map((name) => storeOf(name));
      await Promise.all(learners.map((store, index) => learn(store, pauses[index] ?? 1)));
      for (const { learner } of learners) {
        const own = [0, 1, 2, 3].map((step) => `${learner}${step}`);
        const { run, exercises, quizzes } = storeOf(learner).load();
        expect(run).toEqual(own);
        expect(Object.keys(exercises)).toEqual(own);
        expect(Object.keys(quizzes)).toEqual(own);
        expect(Object.keys(storeOf(learner).edits()).sort()).toEqual(
          own.map((name) => `/${name}.rs`),
        );
      }
    },
  );

  test('do not lose anything when one of them forgets everything', () => {
    for (const learner of ['', 'course:a', 'course:b']) storeOf(learner).remember('read', 'x');
    storeOf('course:a').clear();
    expect(['', 'course:a', 'course:b'].map((learner) => storeOf(learner).load().read)).toEqual([
      ['x'],
      [],
      ['x'],
    ]);
  });
});

describe('a file', () => {
  test('carries marks and edits to another browser, which keeps its own', () => {
    const here = storeOf();
    here.remember('read', 'lessons/a');
    here.rememberQuiz('q', { chosen: [1], right: true });
    here.addEdits({ '/lessons/a/#x.rs': { text: 'fn main() {}', saved: 7 } });
    const file = here.export();

    stubStorage();
    const there = storeOf();
    there.remember('read', 'lessons/b');
    there.rememberQuiz('q', { chosen: [0], right: false });
    expect(there.import(file)).toBeUndefined();
    expect(there.load().read).toEqual(['lessons/b', 'lessons/a']);
    expect(there.load().quizzes).toEqual({ q: { chosen: [1], right: true } });
    expect(there.edits()).toEqual({ '/lessons/a/#x.rs': { text: 'fn main() {}', saved: 7 } });
  });

  const good = { version: 2, ...noProgress() };
  test.each([
    ['{', 'not JSON'],
    ['[]', 'not saved by this page'],
    ['{"read": []}', 'not saved by this page'],
    [JSON.stringify({ ...good, version: 3 }), 'another version of this page (3; this one reads 2)'],
    [JSON.stringify({ ...good, run: [1] }), 'programs run is broken'],
    [JSON.stringify({ ...good, exercises: { x: { solved: 1, hints: 0 } } }), 'exercises is broken'],
    [JSON.stringify({ ...good, exercises: { x: { solved: true, hints: -1 } } }), 'exercises'],
    [JSON.stringify({ ...good, quizzes: { q: { chosen: ['a'], right: true } } }), 'answers'],
    [JSON.stringify({ ...good, edits: { e: { text: 1, saved: 1 } } }), 'edited programs'],
  ])('%s is refused, and changes nothing', (file, why) => {
    const store = storeOf();
    store.remember('read', 'lessons/a');
    expect(store.import(file)).toContain(why);
    expect(store.load()).toEqual({ ...noProgress(), read: ['lessons/a'] });
  });

  test('whose programs have no room changes nothing', () => {
    storage.room = 1_000;
    const edits = {
      '/a.rs': { text: 'x', saved: 1 },
      '/b.rs': { text: 'x'.repeat(1_000), saved: 1 },
    };
    const file = JSON.stringify({ ...good, read: ['lessons/a'], edits });
    expect(storeOf().import(file)).toContain('no room');
    expect(storage.length).toBe(0);
  });
});

describe('a stored text', () => {
  const copies = () => Object.keys(storage).filter((name) => name.startsWith(`${key}:kept `));

  test('of the first version is brought up to date, and a copy is kept', () => {
    const old = '{"read":["lessons/a"],"run":["lessons/a#one"]}';
    storage.setItem(key, old);
    expect(storeOf().load()).toEqual({
      ...noProgress(),
      read: ['lessons/a'],
      run: ['lessons/a#one'],
    });
    expect(copies().map((name) => storage.getItem(name))).toEqual([old]);
    expect(JSON.parse(storage.getItem(key) ?? '').version).toBe(2);
  });

  test.each(['', 'null', '{"version":9}', '{"version":2,"read":5}'])(
    'that cannot be read, %j, is copied before anything is written',
    (text) => {
      storage.setItem(key, text);
      storeOf().remember('read', 'lessons/a');
      expect(copies().map((name) => storage.getItem(name))).toEqual([text]);
      expect(storeOf().load().read).toEqual(['lessons/a']);
    },
  );

  test('that can be neither read nor copied stays as it is', () => {
    const text = `{"version":9,"of":"${'later '.repeat(50)}"}`;
    storage.setItem(key, text);
    storage.room = key.length + text.length + 20;
    const store = storeOf();
    store.remember('read', 'lessons/a');
    store.add({ ...noProgress(), run: ['lessons/a#one'] });
    store.clear();
    expect(storage.getItem(key)).toBe(text);
    expect(notStored).toHaveBeenCalled();
  });
});

test('without storage nothing is thrown, and the page is told', () => {
  vi.stubGlobal('localStorage', undefined);
  const store = storeOf();
  expect(store.load()).toEqual(noProgress());
  expect(store.edits()).toEqual({});
  store.remember('read', 'lessons/a');
  expect(notStored).toHaveBeenCalledTimes(1);
  store.clear()();
});

test('merging keeps what either has, in either order', () => {
  const one = {
    ...noProgress(),
    read: ['a', 'b'],
    exercises: { x: { solved: true, hints: 0, text: 'one' }, y: { solved: false, hints: 3 } },
    quizzes: { q: { chosen: [2], right: true }, r: { chosen: [0], right: false } },
  };
  const other = {
    ...noProgress(),
    read: ['b', 'c'],
    exercises: { x: { solved: false, hints: 2 }, y: { solved: true, hints: 1 } },
    quizzes: { q: { chosen: [0], right: false } },
  };
  for (const merged of [mergeProgress(one, other), mergeProgress(other, one)]) {
    expect(merged.read.sort()).toEqual(['a', 'b', 'c']);
    expect(merged.exercises).toEqual({
      x: { solved: true, hints: 2, text: 'one' },
      y: { solved: true, hints: 3 },
    });
    expect(merged.quizzes).toEqual(one.quizzes);
  }
});

test('a reader continues with the lesson started last, or with the one after it', () => {
  const lessons = ['lessons/a', 'lessons/b', 'lessons/c'];
  const continued = (read: string[], run: string[] = []) =>
    lessonToContinue(lessons, { ...noProgress(), read, run });
  expect(continued([])).toBeUndefined();
  expect(continued([], ['lessons/a#one'])).toBe('lessons/a');
  expect(continued(['lessons/a'])).toBe('lessons/b');
  expect(continued(['lessons/a'], ['lessons/c#one'])).toBe('lessons/c');
  expect(continued(['lessons/c'])).toBeUndefined();
  expect(continued([], ['lessons/gone#one'])).toBeUndefined();
});
