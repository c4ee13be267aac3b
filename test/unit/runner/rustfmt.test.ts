/** rustfmt's worker: one text at a time, and another worker after one that hung or died. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatLimit, Rustfmt } from '../../../playground/runner/rustfmt.ts';
import { FakeWorker, fakePage, settled } from './fake-worker.ts';

const formatted = { kind: 'formatted', changes: [] };

beforeEach(() => {
  vi.useFakeTimers();
  fakePage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const newest = () => FakeWorker.all.at(-1) as FakeWorker;

test('texts wait for each other, and only the first one waits for rustfmt', async () => {
  const rustfmt = new Rustfmt('run/rustfmt.bin');
  const onLoading = vi.fn();
  const answers = ['one', 'two'].map((source) => rustfmt.format({ source }, onLoading));
  await settled();
  expect(newest().posted).toEqual([
    { source: 'one', file: 'https://example.org/lesson/run/rustfmt.bin' },
  ]);
  for (const _ of answers) {
    newest().send({ kind: 'started' });
    newest().send(formatted);
    await settled();
  }
  expect(await Promise.all(answers)).toEqual([formatted, formatted]);
  expect(FakeWorker.all).toHaveLength(1);
  expect(onLoading).toHaveBeenCalledOnce();
});

test('a text that takes too long is given up, and the next one gets another worker', async () => {
  const rustfmt = new Rustfmt('rustfmt.bin');
  const slow = rustfmt.format({ source: 'slow' }, () => {});
  await settled();
  // The download may take as long as it wants.
  vi.advanceTimersByTime(10 * formatLimit);
  newest().send({ kind: 'started' });
  vi.advanceTimersByTime(formatLimit);
  expect(await slow).toEqual({ kind: 'failed', failure: 'too-slow' });
  expect(newest().terminated).toBe(true);
  rustfmt.format({ source: 'next' }, () => {});
  await settled();
  expect(FakeWorker.all).toHaveLength(2);
});

test('a worker that dies is said, and replaced', async () => {
  const rustfmt = new Rustfmt('rustfmt.bin');
  const answer = rustfmt.format({ source: 'one' }, () => {});
  await settled();
  newest().die();
  expect(await answer).toEqual({ kind: 'failed', failure: 'stopped' });
  rustfmt.format({ source: 'two' }, () => {});
  await settled();
  expect(FakeWorker.all).toHaveLength(2);
});
