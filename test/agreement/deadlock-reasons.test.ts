/**
 * What a blocked thread waits for is read from the paths of std's private functions
 * (playground/engine/src/locks.rs). Every reason is here, so that a std with other
 * paths does not go unnoticed.
 */
import { expect, test } from 'vitest';
import { run } from './engine.ts';
import { endOf } from './outcome.ts';

/** The reasons of the threads that wait in the end, sorted. */
async function reasons(body: string, seed: number): Promise<string[]> {
  const source = `#![allow(unused)]
use std::sync::{mpsc, Barrier, Condvar, Mutex, Once, RwLock};
use std::thread;
static ONCE: Once = Once::new();
fn main() {
    let (mutex, lock, barrier) = (Mutex::new(0), RwLock::new(0), Barrier::new(2));
    ${body}
}
`;
  const end = endOf(await run({ source, seed }));
  if (end.kind !== 'deadlock') throw new Error(JSON.stringify(end));
  return end.waiting.map(({ reason }) => reason).sort();
}

test.each([
  [
    'mutex',
    'let held = mutex.lock(); thread::scope(|s| { s.spawn(|| mutex.lock().is_ok()); });',
    'scope',
  ],
  [
    'read',
    'let held = lock.write(); thread::scope(|s| { s.spawn(|| lock.read().is_ok()); });',
    'scope',
  ],
  [
    'write',
    'let held = lock.read(); thread::scope(|s| { s.spawn(|| lock.write().is_ok()); });',
    'scope',
  ],
  ['signal', 'Condvar::new().wait(mutex.lock().unwrap());'],
  ['signal', 'barrier.wait();'],
  ['message', 'let (send, receive) = mpsc::channel::<u8>(); receive.recv();'],
  ['message', 'let (send, receive) = mpsc::sync_channel(0); send.send(1);'],
  ['park', 'thread::park();'],
  ['join', 'thread::spawn(|| thread::park()).join();', 'park'],
  // Whichever comes first parks, and lets the other wait.
  ['once', 'let wait = || ONCE.call_once(|| thread::park()); thread::spawn(wait); wait();', 'park'],
])('%s: %s', async (reason, body, ...others) => {
  for (let seed = 0; seed < 2; seed++) {
    expect(await reasons(body, seed), `seed ${seed}`).toEqual([reason, ...others].sort());
  }
});
