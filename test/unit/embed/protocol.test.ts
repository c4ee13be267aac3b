/** What gets into a frame or a page, and what is counted instead. */
import { expect, test } from 'vitest';
import { longestCode } from '../../../playground/embed/options.ts';
import { FrameMessage, HostMessage, Inbox, seal } from '../../../playground/embed/protocol.ts';

/** A message that comes at this time, in milliseconds. */
function event(data: unknown, time = 0): MessageEvent {
  const made = new MessageEvent('message', { data });
  Object.defineProperty(made, 'timeStamp', { value: time });
  return made;
}

const run = seal({ kind: 'run' });

test('what is sealed is let in, and comes out the same', () => {
  const inbox = new Inbox(HostMessage);
  for (const message of [
    seal({ kind: 'hello' }),
    run,
    seal({ kind: 'code', code: 'fn main() {}' }),
    seal({ kind: 'theme', theme: 'dark' }),
  ])
    expect(inbox.open(event(message), true)).toEqual(message);
  expect(inbox.ignored).toBe(0);
});

test.each([
  ['nothing', undefined],
  ['a text', 'run'],
  ['no version', { kind: 'run' }],
  ['another version', { rustExample: 2, kind: 'run' }],
  ['an unknown kind', { rustExample: 1, kind: 'format-disk' }],
  ['a field too many', { rustExample: 1, kind: 'run', code: 'x' }],
  ['a field of another type', { rustExample: 1, kind: 'code', code: 1 }],
  ['code that is too long', { rustExample: 1, kind: 'code', code: 'x'.repeat(longestCode + 1) }],
  ["the other side's message", seal({ kind: 'size', height: 1 })],
])('%s is ignored and counted', (_what, data) => {
  const inbox = new Inbox(HostMessage);
  expect(inbox.open(event(data), true)).toBeUndefined();
  expect(inbox.ignored).toBe(1);
});

test('a message from elsewhere is ignored and counted', () => {
  const inbox = new Inbox(HostMessage);
  expect(inbox.open(event(run), false)).toBeUndefined();
  expect(inbox.ignored).toBe(1);
});

test('a flood is ignored until the second is over', () => {
  const inbox = new Inbox(HostMessage, 3);
  const open = (time: number) => inbox.open(event(run, time), true) !== undefined;
  expect([1_000, 1_300, 1_600, 1_900, 1_999].map(open)).toEqual([true, true, true, false, false]);
  expect(open(2_000)).toBe(true);
  expect(inbox.ignored).toBe(2);
});

test("strangers' messages do not use up the number", () => {
  const inbox = new Inbox(HostMessage, 1);
  for (let index = 0; index < 5; index++) inbox.open(event(run), false);
  expect(inbox.open(event(run), true)).toEqual(run);
});

test.each([
  [seal({ kind: 'size', height: -1 })],
  [seal({ kind: 'size', height: Number.POSITIVE_INFINITY })],
  [seal({ kind: 'run', file: 'main.rs', end: 'exit' })],
  [seal({ kind: 'output', file: 'main.rs', stream: 'stdout', text: '' })],
])('a page lets in no %j', (message) => {
  expect(new Inbox(FrameMessage).open(event(message), true)).toBeUndefined();
});

test("a run's end keeps all that it says", () => {
  const message = seal({ kind: 'run', file: 'main.rs', end: { kind: 'exit', code: 3 } });
  expect(new Inbox(FrameMessage).open(event(message), true)).toEqual(message);
});
