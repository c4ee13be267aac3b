/** What a course package knows of its learner: whose work is whose, and what the platform is told of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CourseData, type CoursePart } from '../../playground/course/parts.ts';
import { CourseRecord } from '../../site/components/course-record.ts';
import { LearnerStore } from '../../site/components/learner-store.ts';
import { noProgress } from '../../site/components/progress.ts';
import { stubStorage } from './fake-storage.ts';

const lesson: CoursePart = { src: 'one', kind: 'lesson', title: 'One', key: 'lessons/one' };
const exercise: CoursePart = {
  src: 'one/exercise-x',
  kind: 'exercise',
  title: 'X',
  key: 'lessons/one#x',
};
const question: CoursePart = {
  src: 'one/quiz-q',
  kind: 'question',
  title: 'Q',
  key: 'lessons/one#q',
};
const course = CourseData.parse({
  id: 'course',
  title: 'Course',
  form: 'scorm-2004',
  parts: [lesson, exercise, question],
  site: 'https://example.org/',
  version: '1',
  rustc: 'rustc',
});
const limit = 64_000;

/** As the frame of a part stores it, under the name that the page gave it. */
const solve = (record: CourseRecord, text = 'fn x() {}') =>
  new LearnerStore(record.key, () => {}).rememberExercise(exercise.key, { solved: true, text });

beforeEach(() => {
  stubStorage();
  stubStorage('sessionStorage');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('counts what is opened, solved and answered, and is complete with all of it', () => {
  const record = new CourseRecord(course);
  record.identify('a');
  expect(record.tally()).toEqual({ solved: 0, all: 2, opened: 0, lessons: 1 });
  record.open(lesson);
  record.mark('q');
  solve(record);
  record.refresh();
  expect(record.tally()).toEqual({ solved: 2, all: 2, opened: 1, lessons: 1 });
  expect(record.report(limit, 5).report).toMatchObject({
    completed: true,
    solved: 2,
    all: 2,
    seconds: 5,
  });
  expect(record.isDone(lesson) && record.isDone(exercise) && record.isDone(question)).toBe(true);
});

test('what the platform kept is there in another browser: marks, edits, solutions, and what was opened', () => {
  const first = new CourseRecord(course);
  first.identify('a');
  first.open(lesson);
  first.mark('q');
  solve(first);
  new LearnerStore(first.key).addEdits({ '/one/#a.rs': { text: 'edited', saved: 5 } });
  const { suspended = '' } = first.report(limit, 0).report;

  stubStorage();
  const second = new CourseRecord(course);
  second.identify('a');
  expect(second.resume(suspended)).toBe('resumed');
  expect(second.tally()).toMatchObject({ solved: 2, opened: 1 });
  expect(second.progress().exercises).toEqual({
    [exercise.key]: { solved: true, hints: 0, text: 'fn x() {}' },
  });
  expect(new LearnerStore(second.key).edits()).toEqual({
    '/one/#a.rs': { text: 'edited', saved: 5 },
  });
});

test('an edit in this browser that is newer than the platform’s stays the newest', () => {
  const record = new CourseRecord(course);
  record.identify('a');
  const store = new LearnerStore(record.key);
  store.addEdits({ '/one/#a.rs': { text: 'old', saved: 5 } });
  const { suspended = '' } = record.report(limit, 0).report;
  store.addEdits({ '/one/#a.rs': { text: 'new', saved: 9 } });
  record.resume(suspended);
  expect(store.edits()['/one/#a.rs']).toEqual({ text: 'new', saved: 9 });
});

test('where the browser stores nothing, marks still go to the platform and come back', () => {
  vi.stubGlobal('localStorage', undefined);
  vi.stubGlobal('document', { createElement: () => ({ append() {} }), querySelector: () => null });
  const first = new CourseRecord(course);
  first.identify('a');
  first.mark('x');
  expect(first.save(true)).toBe(false);
  const { suspended = '' } = first.report(limit, 0).report;
  const second = new CourseRecord(course);
  second.identify('a');
  expect(second.resume(suspended)).toBe('resumed');
  expect(second.tally().solved).toBe(1);
  vi.unstubAllGlobals();
});

describe('suspend data that is not this package’s', () => {
  test.each(['of another course', '1.AAAA'])('%j is copied and replaced', (text) => {
    const record = new CourseRecord(course);
    record.identify('a');
    expect(record.resume(text)).toBe('unreadable');
    expect(Object.keys(localStorage).filter((key) => key.includes('aside:course'))).toHaveLength(1);
    expect(record.report(limit, 0).report.suspended).toBeDefined();
  });

  test('stays with the platform where there is no room for a copy', () => {
    const record = new CourseRecord(course);
    record.identify('a');
    stubStorage().room = 10;
    expect(record.resume('of another course')).toBe('unreadable-no-copy');
    expect(record.report(limit, 0).report.suspended).toBeUndefined();
  });
});

describe('work done before the learner is known', () => {
  test('in this page goes to the learner', () => {
    const record = new CourseRecord(course);
    record.open(lesson);
    record.mark('q');
    solve(record);
    record.identify('a');
    record.takeOwn();
    record.refresh();
    expect(record.unclaimed).toBe(0);
    expect(record.tally()).toMatchObject({ solved: 2, opened: 1 });
    expect(new LearnerStore('course:a').load().exercises[exercise.key]?.solved).toBe(true);
  });

  test('before this page was loaded goes to whoever claims it', () => {
    solve(new CourseRecord(course));
    const record = new CourseRecord(course);
    record.identify('a');
    record.takeOwn();
    record.refresh();
    expect(record.tally().solved).toBe(0);
    expect(record.unclaimed).toBe(1);
    record.claim();
    record.refresh();
    expect(record.tally().solved).toBe(1);
    expect(record.unclaimed).toBe(0);
  });

  test('does not move the place where the learner was', () => {
    const before = new CourseRecord(course);
    before.identify('a');
    before.moveTo(question);
    before.save(true);
    const record = new CourseRecord(course);
    record.moveTo(lesson);
    record.identify('a');
    expect(record.visit).toMatchObject({ location: question.src, unsent: true });
  });
});

test('records of two learners, of which each waits between its steps, stay apart', async () => {
  const work = async (learner: string, pauses: number) => {
    const record = new CourseRecord(course);
    record.identify(learner);
    const pause = async () => {
      for (let count = 0; count < pauses; count++) await Promise.resolve();
    };
    await pause();
    record.open(lesson);
    await pause();
    solve(record, learner);
    await pause();
    record.save(true);
    await pause();
    record.refresh();
    return record;
  };
  const records = await Promise.all([work('a', 1), work('b', 3), work('c', 2)]);
  expect(records.map((record) => record.progress().exercises[exercise.key]?.text)).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(new LearnerStore('course:').load()).toEqual(noProgress());
});
