/** A deadlock for each reason that a thread may wait for. */

export interface Deadlock {
  /** What it is about, and the statements of it. */
  name: string;
  source: string;
  /** What the threads wait for in the end, sorted. */
  reasons: string[];
}

const sourceOf = (body: string) => `#![allow(unused)]
use std::sync::{mpsc, Barrier, Condvar, Mutex, Once, RwLock};
use std::thread;
static ONCE: Once = Once::new();
fn main() {
    let (mutex, lock, barrier) = (Mutex::new(0), RwLock::new(0), Barrier::new(2));
    ${body}
}
`;

const bodies: [reason: string, body: string, ...others: string[]][] = [
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
];

export const deadlocks: Deadlock[] = bodies.map(([reason, body, ...others]) => ({
  name: `${reason}: ${body}`,
  source: sourceOf(body),
  reasons: [reason, ...others].sort(),
}));
