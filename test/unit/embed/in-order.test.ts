/** A frame acts on messages one after the other, and goes on after one that fails. */
import { expect, test, vi } from 'vitest';
import { inOrder } from '../../../playground/embed/in-order.ts';

test('each message waits for the one before', async () => {
  const done: string[] = [];
  const act = inOrder<number>(async (milliseconds) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    done.push(`${milliseconds} ms`);
  }, vi.fn());
  act(20);
  act(0);
  await vi.waitFor(() => expect(done).toEqual(['20 ms', '0 ms']));
});

test.each<[string, (message: string) => Promise<void>]>([
  [
    'throws at once',
    () => {
      throw new Error('no');
    },
  ],
  [
    'rejects later',
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      throw new Error('no');
    },
  ],
])('one that %s is told, and those after it are acted on', async (_, fail) => {
  const done: string[] = [];
  const failed = vi.fn();
  const act = inOrder<string>(
    (message) => (message === 'bad' ? fail(message) : Promise.resolve(void done.push(message))),
    failed,
  );
  for (const message of ['first', 'bad', 'second', 'bad', 'third']) act(message);
  await vi.waitFor(() => expect(done).toEqual(['first', 'second', 'third']));
  expect(failed.mock.calls).toEqual([
    [new Error('no'), 'bad'],
    [new Error('no'), 'bad'],
  ]);
});
