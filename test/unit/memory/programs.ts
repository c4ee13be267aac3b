/** Programs, and the traces of their runs. */
import type { Block, Value } from '../../../playground/memory/step.ts';
import type { End, RunEvent } from '../../../playground/runner/runner.ts';
import { elements, place, pointer, Recording, scalar, struct } from './recording.ts';

export interface Recorded {
  file: string;
  code: string;
  events: RunEvent[];
  end: End;
}

const exit: End = { kind: 'exit', code: 0 };

/** A stale handle in an arena: one thread, one vector, handles as plain numbers. */
export function arena(): Recorded {
  const run = new Recording();
  const thread = run.thread(0, 'main');
  const main = run.call(thread, 'main', 53);
  const self = run.id();
  const handle = (index: number, generation: number) =>
    struct('Handle', {
      index: scalar('usize', `${index}`),
      generation: scalar('u32', `${generation}`),
    });
  const slots: { generation: number; user: string | null }[] = [];
  let block: ReturnType<Recording['block']> | undefined;
  const tell = () => {
    if (slots.length > 0) {
      const values = slots.map(({ generation, user }, index) => {
        const at = place(block?.id ?? -1, 24 * index, 24);
        const some = {
          type: 'Option<&str>',
          text: 'Some',
          parts: [{ name: '0', value: scalar('&str', `"${user}"`) }],
        };
        const fields = {
          generation: scalar('u32', `${generation}`),
          user: user ? some : scalar('Option<&str>', 'None'),
        };
        return struct('Slot', fields, at);
      });
      if (block)
        block.value = elements('[Slot]', values, place(block.id, 0, 96), 4 - values.length);
    }
    const cap = block ? 4 : 0;
    const vec = pointer('Vec<Slot>', 'owns', block ? place(block.id, 0, 96) : null, {
      text: `len ${slots.length}, cap ${cap}`,
    });
    main.set('arena', struct('Arena', { slots: vec }, place(self, 0, 24)));
  };
  const arenaType = (type: string, kind: 'borrows' | 'writes') =>
    pointer(type, kind, place(self, 0, 24));
  const slotRef = (type: string, kind: 'borrows' | 'writes', index: number) =>
    pointer(type, kind, place(block?.id ?? -1, 24 * index, 24));
  const insert = (line: number, name: string, user: string) => {
    main.line(line);
    const call = run.call(thread, 'Arena::insert', 22);
    call.set('self', arenaType('&mut Arena', 'writes')).set('user', scalar('&str', `"${user}"`));
    call.line(22);
    const index = slots.findIndex((slot) => slot.user === null);
    const some = { name: '0', value: scalar('usize', `${index}`) };
    call.set(
      'free',
      index < 0
        ? scalar('Option<usize>', 'None')
        : { type: 'Option<usize>', text: 'Some', parts: [some] },
    );
    call.line(23);
    const slot = slots[index];
    if (slot) {
      call.set('index', scalar('usize', `${index}`)).line(24);
      call.set('slot', slotRef('&mut Slot', 'writes', index)).line(25);
      slot.user = user;
      tell();
      call.line(26);
    } else {
      call.line(28);
      if (!block) {
        const room = { size: 96 };
        block = run.block(elements('[Slot]', [], undefined, 4), room);
      }
      slots.push({ generation: 1, user });
      tell();
      call.line(29);
    }
    call.leave();
    main.set(name, handle(index < 0 ? slots.length - 1 : index, slot?.generation ?? 1));
  };
  main.set('arena', { type: 'Arena' }, 'unset').line(53);
  tell();
  insert(54, 'ada', 'Ada');
  insert(55, 'bob', 'Bob');
  main.line(56);
  const remove = run.call(thread, 'Arena::remove', 33);
  remove.set('self', arenaType('&mut Arena', 'writes')).set('handle', handle(1, 1)).line(33);
  remove
    .set('slot', slotRef('&mut Slot', 'writes', 1))
    .line(36)
    .line(37);
  (slots[1] as { user: string | null }).user = null;
  tell();
  remove.line(38);
  (slots[1] as { generation: number }).generation += 1;
  tell();
  remove.line(40).leave();
  insert(57, 'eve', 'Eve');
  const get = (line: number, name: string, index: number, generation: number) => {
    main.line(line);
    const call = run.call(thread, 'Arena::get', 44);
    call.set('self', arenaType('&Arena', 'borrows')).set('handle', handle(index, generation));
    call
      .line(44)
      .set('slot', slotRef('&Slot', 'borrows', index))
      .line(45);
    const slot = slots[index];
    const isStale = slot?.generation !== generation;
    call.line(isStale ? 46 : 48);
    call.line(49).leave();
    run.print(`${name}: ${isStale ? 'None' : `Some("${slot?.user}")`}\n`);
  };
  get(58, 'eve', 1, 2);
  get(59, 'bob', 1, 1);
  get(60, 'ada', 0, 1);
  main.line(61);
  return { file: 'arena.rs', code: arenaCode, events: run.events, end: exit };
}

/** A snapshot of a config while it is replaced: two threads, a lock, counts. */
export function config(): Recorded {
  const run = new Recording();
  const thread = run.thread(0, 'main');
  const main = run.call(thread, 'main', 18);
  const lock = { holders: [] as number[], writing: false, poisoned: false };
  const port = (id: number, port: number) =>
    struct('Config', { port: scalar('u16', `${port}`, place(id, 16, 2)) }, place(id, 16, 2));
  const arc = (id: number) => pointer('Arc<Config>', 'shares', place(id, 16, 2));
  const make = (text: number) => {
    const id = run.id();
    return run.block(port(id, text), { id, size: 24, strong: 1, weak: 0 });
  };
  const staticId = run.id();
  let held: Value = arc(0);
  const current = run.made(
    { type: '' },
    {
      id: staticId,
      kind: 'static',
      name: 'CURRENT',
      size: 40,
    },
  );
  const tell = () => {
    const inner = { ...held, at: place(staticId, 16, 8) };
    current.value = struct(
      'LazyLock<RwLock<Arc<Config>>>',
      {
        '0': {
          type: 'RwLock<Arc<Config>>',
          at: place(staticId, 0, 40),
          lock: { ...lock },
          parts: [{ name: '0', value: inner }],
        },
      },
      place(staticId, 0, 40),
    );
  };
  main.set('before', { type: 'Arc<Config>' }, 'unset').line(18);
  const first = run.call(thread, 'current', 14);
  first.line(14);
  const closure = run.call(thread, '{closure#0}', 10);
  closure.line(10);
  const old = make(1111);
  held = arc(old.id);
  run.add(current);
  tell();
  closure.leave();
  first.line(14);
  lock.holders = [0];
  tell();
  old.strong = 2;
  first.line(15);
  lock.holders = [];
  tell();
  first.leave();
  main.set('before', arc(old.id)).line(19);
  const fresh = make(2222);
  main.set('fresh', arc(fresh.id)).line(20);
  Object.assign(lock, { holders: [0], writing: true });
  tell();
  main.set('slot', pointer('RwLockWriteGuard<Arc<Config>>', 'writes', place(staticId, 0, 40)));
  main.line(21);
  const worker = run.thread(1, 'worker');
  const body = run.call(worker, 'main::{closure#0}', 21);
  main.set('worker', scalar('JoinHandle<u16>', 'runs')).line(22);
  body.line(21);
  const second = run.call(worker, 'current', 14);
  second.line(14);
  Object.assign(worker, { state: 'waiting', reason: 'read', holders: [0] });
  run.print('main holds port 1111\n');
  main.line(23);
  old.strong = 1;
  held = arc(fresh.id);
  tell();
  main.move('fresh', '*slot').line(24);
  Object.assign(worker, { state: 'ready', reason: null, holders: [] });
  Object.assign(lock, { holders: [], writing: false });
  tell();
  main.move('slot', 'drop').line(25);
  Object.assign(thread, { state: 'waiting', reason: 'join', holders: [1] });
  lock.holders = [1];
  tell();
  fresh.strong = 2;
  second.line(15);
  lock.holders = [];
  tell();
  second.leave();
  body.line(21);
  fresh.strong = 1;
  body.leave();
  Object.assign(worker, { state: 'ended' });
  Object.assign(thread, { state: 'ready', reason: null, holders: [] });
  main.move('worker', 'join').set('port', scalar('u16', '2222')).line(26);
  run.print('worker got port 2222\n');
  main.line(27);
  run.print('main still holds 1111\n');
  main.line(28);
  return { file: 'config.rs', code: configCode, events: run.events, end: exit };
}

/** A vector grows under a raw pointer. */
export function dangling(): Recorded {
  const run = new Recording();
  const thread = run.thread(0, 'main');
  const main = run.call(thread, 'main', 2);
  const songs = ['So What', 'Naima'];
  const value = (id: number, names: string[], size: number) =>
    elements(
      '[&str]',
      names.map((name, index) => scalar('&str', `"${name}"`, place(id, 16 * index, 16))),
      place(id, 0, size),
      size / 16 - names.length,
    );
  const vec = (id: number, length: number, cap: number) =>
    pointer('Vec<&str>', 'owns', place(id, 0, 16 * cap), { text: `len ${length}, cap ${cap}` });
  main.line(2);
  const first = run.id();
  const block = run.block(value(first, songs, 32), { id: first, size: 32 });
  main.set('songs', vec(first, 2, 2)).line(3);
  main.set('current', pointer('*const &str', 'raw', place(first, 0, 16))).line(4);
  const second = run.id();
  run.free(block);
  run.block(value(second, [...songs, 'Solar'], 64), { id: second, size: 64 });
  const freed = 'src/main.rs:4:5';
  const gone = pointer('*const &str', 'raw', place(first, 0, 16), { dangling: true, freed });
  main
    .set('songs', vec(second, 3, 4))
    .set('current', gone)
    .line(5);
  const end: End = {
    kind: 'undefined-behaviour',
    fault: 'dangling',
    message: 'memory access failed: alloc1 has been freed',
    place: 'src/main.rs:5:28',
    other: freed,
    backtrace: [],
  };
  return { file: 'playing.rs', code: danglingCode, events: run.events, end };
}

/** A `RefCell` that is borrowed to write while it is borrowed. */
export function refcell(): Recorded {
  const run = new Recording();
  const thread = run.thread(0, 'main');
  const main = run.call(thread, 'main', 4);
  const cell = run.id();
  const total = (borrowed: number, text: string): Value => ({
    type: 'RefCell<i32>',
    at: place(cell, 0, 16),
    borrowed,
    parts: [{ name: '0', value: scalar('i32', text, place(cell, 8, 4)) }],
  });
  main.line(4);
  main.set('total', total(0, '1')).line(5);
  main.set('total', total(1, '1'));
  main.set('read', pointer('Ref<i32>', 'borrows', place(cell, 8, 4))).line(6);
  main.drop('read').set('total', total(0, '1')).line(7);
  main.set('total', total(-1, '1'));
  main.set('write', pointer('RefMut<i32>', 'writes', place(cell, 8, 4))).line(8);
  main.set('total', total(-1, '2')).line(9);
  return {
    file: 'total.rs',
    code: refcellCode,
    events: [
      ...run.events,
      {
        kind: 'panic',
        thread: 0,
        message: 'already mutably borrowed',
        place: 'src/main.rs:9:30',
        backtrace: [],
      },
    ],
    end: {
      kind: 'panic',
      aborts: false,
      message: 'already mutably borrowed',
      place: 'src/main.rs:9:30',
      backtrace: [],
    },
  };
}

/** A tree whose leaves know their parent by a `Weak`. */
export function weak(): Recorded {
  const run = new Recording();
  const thread = run.thread(0, 'main');
  const main = run.call(thread, 'main', 9);
  const [parentId, childId, kids] = [run.id(), run.id(), run.id()];
  const rc = (id: number) => pointer('Rc<Node>', 'shares', place(id, 16, 48));
  const node = (id: number, name: string, parent: Value, children: Value) =>
    struct(
      'Node',
      { name: scalar('&str', `"${name}"`, place(id, 16, 16)), parent, children },
      place(id, 16, 48),
    );
  const none = pointer('Weak<Node>', 'weak', null, { text: 'empty' });
  const empty = pointer('Vec<Rc<Node>>', 'owns', null, { text: 'len 0, cap 0' });
  main.line(9);
  const child = run.block(node(childId, 'leaf', none, empty), {
    id: childId,
    size: 64,
    strong: 1,
    weak: 0,
  });
  main.set('leaf', rc(childId)).line(10);
  child.strong = 2;
  const value = elements('[Rc<Node>]', [rc(childId)], place(kids, 0, 8));
  const list = run.block(value, { id: kids, size: 8 });
  const children = pointer('Vec<Rc<Node>>', 'owns', place(kids, 0, 8), { text: 'len 1, cap 1' });
  const parent = run.block(node(parentId, 'branch', none, children), {
    id: parentId,
    size: 64,
    strong: 1,
    weak: 0,
  });
  main.set('branch', rc(parentId)).line(11);
  parent.weak = 1;
  const up = pointer('Weak<Node>', 'weak', place(parentId, 16, 48));
  child.value = node(childId, 'leaf', up, empty);
  main.line(12);
  main.drop('branch');
  Object.assign(parent, {
    strong: 0,
    value: { type: 'Node', text: 'dropped', at: place(parentId, 16, 48) },
  });
  child.strong = 1;
  run.free(list);
  main.line(13);
  return { file: 'tree.rs', code: weakCode, events: run.events, end: exit };
}

/** `n` calls of a function in each other. */
export function recursion(depth: number): Recorded {
  const run = new Recording();
  const thread = run.thread(0, 'main');
  const main = run.call(thread, 'main', 8);
  main.line(8);
  const calls = Array.from({ length: depth }, (_, index) => {
    const call = run.call(thread, 'sum', 2).set('n', scalar('u64', `${depth - index}`));
    call.line(2);
    return call;
  });
  for (const call of calls.toReversed()) {
    call.line(6);
    call.leave();
  }
  main.set('total', scalar('u64', `${(depth * (depth + 1)) / 2}`)).line(9);
  return { file: 'sum.rs', code: recursionCode, events: run.events, end: exit };
}

/** A program that makes, frees, calls, returns and points at random, always the same for a seed. */
export function anything(seed: number): Recorded {
  let state = seed;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <Thing>(from: readonly Thing[]) => from[random(from.length)];
  const run = new Recording();
  const blocks: Block[] = [];
  const threads = [run.thread(0), run.thread(1, 'helper')];
  const calls = threads.map((thread) => [run.call(thread, 'start')]);
  const kinds = ['owns', 'shares', 'weak', 'borrows', 'writes', 'raw'] as const;
  const somewhere = (): Value => {
    const block = pick(blocks);
    if (!block || random(3) === 0) return scalar('u32', `${random(1000)}`);
    const dangling = random(8) === 0;
    const to = place(block.id, 8 * random(4), 8);
    return pointer('Box<Thing>', kinds[random(6)] ?? 'raw', to, { dangling });
  };
  const fields = (id: number) =>
    struct(
      'Thing',
      Object.fromEntries(
        Array.from({ length: 1 + random(4) }, (_, index) => {
          const value = somewhere();
          return [`field${index}`, { ...value, at: place(id, 8 * index, 8) }];
        }),
      ),
      place(id, 0, 32),
    );
  for (let turn = 0; turn < 150; turn += 1) {
    const at = random(2);
    const thread = threads[at];
    const stack = calls[at];
    const call = stack?.at(-1);
    if (!thread || !stack || !call) break;
    const block = pick(blocks);
    switch (random(7)) {
      case 0:
        if (stack.length < 6) stack.push(run.call(thread, `f${random(5)}`));
        break;
      case 1:
        if (stack.length > 1) stack.pop()?.leave();
        break;
      case 2: {
        const id = run.id();
        const made = run.made(fields(id), { id, size: 32, strong: random(2) || null });
        run.add(made);
        blocks.push(made);
        break;
      }
      case 3:
        if (block) {
          run.free(block);
          blocks.splice(blocks.indexOf(block), 1);
        }
        break;
      case 4:
        if (block) block.value = fields(block.id);
        break;
      default:
        call.set(`v${random(6)}`, somewhere(), random(6) === 0 ? 'moved' : 'live');
    }
    stack.at(-1)?.line(1 + random(20));
  }
  return { file: 'anything.rs', code: '', events: run.events, end: exit };
}

const arenaCode = `//! A registry of sessions: users come and go, handles stay.

type Name = &'static str;

#[derive(Clone, Copy)]
struct Handle {
    index: usize,
    generation: u32,
}

struct Slot {
    generation: u32,
    user: Option<Name>,
}

struct Arena {
    slots: Vec<Slot>,
}

impl Arena {
    fn insert(&mut self, user: Name) -> Handle {
        let free = self.slots.iter().position(|s| s.user.is_none());
        if let Some(index) = free {
            let slot = &mut self.slots[index];
            slot.user = Some(user);
            return Handle { index, generation: slot.generation };
        }
        self.slots.push(Slot { generation: 1, user: Some(user) });
        Handle { index: self.slots.len() - 1, generation: 1 }
    }

    fn remove(&mut self, handle: Handle) {
        let Some(slot) = self.slots.get_mut(handle.index) else {
            return;
        };
        if slot.generation == handle.generation {
            slot.user = None;
            slot.generation += 1;
        }
    }

    /// The user of a handle, unless it's stale.
    fn get(&self, handle: Handle) -> Option<Name> {
        let slot = self.slots.get(handle.index)?;
        if slot.generation != handle.generation {
            return None;
        }
        slot.user
    }
}

fn main() {
    let mut arena = Arena { slots: Vec::new() };
    let ada = arena.insert("Ada");
    let bob = arena.insert("Bob");
    arena.remove(bob);
    let eve = arena.insert("Eve");
    println!("eve: {:?}", arena.get(eve));
    println!("bob: {:?}", arena.get(bob));
    println!("ada: {:?}", arena.get(ada));
}`;

const configCode = `use std::sync::{Arc, LazyLock, RwLock};
use std::thread;

struct Config {
    port: u16,
}

static CURRENT: LazyLock<RwLock<Arc<Config>>> =
    LazyLock::new(|| {
        RwLock::new(Arc::new(Config { port: 1111 }))
    });

fn current() -> Arc<Config> {
    Arc::clone(&CURRENT.read().unwrap())
}

fn main() {
    let before = current();
    let fresh = Arc::new(Config { port: 2222 });
    let mut slot = CURRENT.write().unwrap();
    let worker = thread::spawn(|| current().port);
    println!("main holds port {}", before.port);
    *slot = fresh;
    drop(slot);
    let port = worker.join().unwrap();
    println!("worker got port {port}");
    println!("main still holds {}", before.port);
}`;

const danglingCode = `fn main() {
    let mut songs = vec!["So What", "Naima"];
    let current: *const &str = &songs[0];
    songs.push("Solar");
    println!("{}", unsafe { *current });
}`;

const refcellCode = `use std::cell::RefCell;

fn main() {
    let total = RefCell::new(1);
    let read = total.borrow();
    drop(read);
    let mut write = total.borrow_mut();
    *write += 1;
    println!("{}", total.borrow());
}`;

const weakCode = `struct Node {
    name: &'static str,
    parent: RefCell<Weak<Node>>,
    children: Vec<Rc<Node>>,
}


fn main() {
    let leaf = Node::new("leaf", vec![]);
    let branch = Node::new("branch", vec![Rc::clone(&leaf)]);
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    drop(branch);
}`;

const recursionCode = `fn sum(n: u64) -> u64 {
    if n == 0 {
        return 0;
    }
    let rest = sum(n - 1);
    n + rest
}
fn main() {
    let total = sum(1000);
}`;
