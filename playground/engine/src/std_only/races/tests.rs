use super::super::schedule::ThreadId;
use super::{Access, Act, History, Knowledge, Order};

const READ: Access = Access { act: Act::Read, atomic: false };
const WRITE: Access = Access { act: Act::Write, atomic: false };
const FREE: Access = Access { act: Act::Free, atomic: false };
const ATOMIC_READ: Access = Access { act: Act::Read, atomic: true };
const ATOMIC_WRITE: Access = Access { act: Act::Write, atomic: true };

const RELAXED: Order = Order { acquires: false, releases: false };
const ACQUIRE: Order = Order { acquires: true, releases: false };
const RELEASE: Order = Order { acquires: false, releases: true };
const ACQ_REL: Order = Order { acquires: true, releases: true };

/// Some threads and one allocation. Places are the names that the tests give to accesses.
struct World {
    threads: Vec<Knowledge>,
    history: History<&'static str>,
}

impl World {
    /// The main thread and `count - 1` that it starts at once.
    fn new(count: usize) -> Self {
        let mut world = World { threads: vec![Knowledge::default()], history: History::default() };
        for _ in 1..count {
            world.start(0);
        }
        world
    }

    /// A thread starts another, as `Threads::start` does.
    fn start(&mut self, parent: usize) -> usize {
        let child = self.threads.len();
        let mut knowledge = self.threads[parent].clone();
        knowledge.clock.tick(ThreadId::new(child));
        self.threads[parent].clock.tick(ThreadId::new(parent));
        self.threads.push(knowledge);
        child
    }

    fn join(&mut self, thread: usize, ended: usize) {
        let clock = self.threads[ended].clock.clone();
        self.threads[thread].clock.join(&clock);
    }

    fn access(
        &mut self,
        thread: usize,
        bytes: std::ops::Range<u64>,
        access: Access,
        place: &'static str,
    ) -> Option<&'static str> {
        let clock = &self.threads[thread].clock;
        let race = self.history.enter(bytes, access, ThreadId::new(thread), clock, place);
        race.map(|(_, place)| place)
    }

    fn store(&mut self, thread: usize, order: Order, also_read: bool) {
        let knowledge = &mut self.threads[thread];
        self.history.store(100, order, also_read, ThreadId::new(thread), knowledge);
    }

    fn load(&mut self, thread: usize, order: Order) {
        self.history.load(100, order, &mut self.threads[thread]);
    }

    fn fence(&mut self, thread: usize, order: Order) {
        self.threads[thread].fence(ThreadId::new(thread), order);
    }
}

#[test]
fn which_two_accesses_of_two_threads_race() {
    let all = [READ, WRITE, FREE, ATOMIC_READ, ATOMIC_WRITE];
    for first in all {
        for second in all {
            let mut world = World::new(2);
            assert_eq!(world.access(0, 0..4, first, "first"), None);
            let writes = first.writes() || second.writes();
            let race = writes && !(first.atomic && second.atomic);
            assert_eq!(
                world.access(1, 0..4, second, "second"),
                race.then_some("first"),
                "{} then {}",
                first.noun(),
                second.noun()
            );
        }
    }
}

#[test]
fn a_thread_does_not_race_with_itself() {
    let mut world = World::new(2);
    for access in [WRITE, READ, ATOMIC_WRITE, WRITE, FREE] {
        assert_eq!(world.access(1, 0..8, access, "own"), None);
    }
}

#[test]
fn only_bytes_in_common_race() {
    let mut world = World::new(2);
    world.access(0, 4..8, WRITE, "middle");
    assert_eq!(world.access(1, 0..4, WRITE, "before"), None);
    assert_eq!(world.access(1, 8..12, WRITE, "after"), None);
    assert_eq!(world.access(1, 7..9, READ, "last byte"), Some("middle"));
    assert_eq!(world.access(1, 0..5, READ, "first byte"), Some("middle"));
}

#[test]
fn parts_of_a_range_keep_their_own_accesses() {
    let mut world = World::new(3);
    world.access(0, 0..16, READ, "all");
    world.access(1, 4..8, READ, "part");
    assert_eq!(world.access(2, 0..4, WRITE, "outside the part"), Some("all"));
    assert_eq!(world.access(0, 4..8, WRITE, "the part"), Some("part"));
    assert_eq!(world.access(0, 8..16, WRITE, "after the part"), None);
}

#[test]
fn a_gap_between_ranges_is_filled() {
    let mut world = World::new(2);
    world.access(0, 0..2, WRITE, "low");
    world.access(0, 6..8, WRITE, "high");
    world.access(0, 0..8, WRITE, "all");
    assert_eq!(world.access(1, 3..4, READ, "in the gap"), Some("all"));
    assert_eq!(world.access(1, 7..8, READ, "high"), Some("all"));
}

#[test]
fn what_came_before_the_start_of_a_thread_is_known_to_it() {
    let mut world = World::new(1);
    world.access(0, 0..4, WRITE, "before");
    let child = world.start(0);
    assert_eq!(world.access(child, 0..4, WRITE, "in the child"), None);
    world.access(0, 4..8, WRITE, "after");
    assert_eq!(world.access(child, 4..8, READ, "in the child"), Some("after"));
}

#[test]
fn a_join_orders_all_that_the_thread_did() {
    let mut world = World::new(2);
    world.access(1, 0..4, WRITE, "in the child");
    assert_eq!(world.access(0, 0..4, READ, "before the join"), Some("in the child"));
    world.join(0, 1);
    assert_eq!(world.access(0, 0..4, WRITE, "after the join"), None);
}

#[test]
fn release_and_acquire_order_what_came_before() {
    let mut world = World::new(2);
    world.access(0, 0..4, WRITE, "message");
    world.store(0, RELEASE, false);
    world.access(0, 4..8, WRITE, "after the release");
    world.load(1, ACQUIRE);
    assert_eq!(world.access(1, 0..4, READ, "received"), None);
    assert_eq!(world.access(1, 4..8, READ, "too early"), Some("after the release"));
}

#[test]
fn relaxed_accesses_order_nothing() {
    for (store, load) in [(RELAXED, ACQUIRE), (RELEASE, RELAXED), (RELAXED, RELAXED)] {
        let mut world = World::new(2);
        world.access(0, 0..4, WRITE, "message");
        world.store(0, store, false);
        world.load(1, load);
        assert_eq!(world.access(1, 0..4, READ, "received"), Some("message"), "{store:?} {load:?}");
    }
}

#[test]
fn fences_make_relaxed_accesses_order() {
    let mut world = World::new(2);
    world.access(0, 0..4, WRITE, "message");
    world.fence(0, RELEASE);
    world.store(0, RELAXED, false);
    world.load(1, RELAXED);
    assert_eq!(world.access(1, 0..4, READ, "before the fence"), Some("message"));
    world.fence(1, ACQUIRE);
    assert_eq!(world.access(1, 0..4, READ, "after the fence"), None);
}

#[test]
fn a_read_modify_write_keeps_telling_what_was_told() {
    for (also_read, race) in [(true, None), (false, Some("message"))] {
        let mut world = World::new(3);
        world.access(0, 0..4, WRITE, "message");
        world.store(0, RELEASE, false);
        world.store(1, RELAXED, also_read);
        world.load(2, ACQUIRE);
        assert_eq!(world.access(2, 0..4, READ, "received"), race, "also read: {also_read}");
    }
}

#[test]
fn what_one_thread_heard_it_passes_on() {
    let mut world = World::new(3);
    world.access(0, 0..4, WRITE, "message");
    world.store(0, RELEASE, false);
    world.load(1, ACQ_REL);
    world.store(1, ACQ_REL, false);
    world.load(2, ACQUIRE);
    assert_eq!(world.access(2, 0..4, WRITE, "received"), None);
}

#[test]
fn an_access_that_was_heard_of_is_forgotten_once_a_write_covers_it() {
    let mut world = World::new(2);
    for _ in 0..100 {
        world.access(0, 0..4, READ, "old");
        world.access(0, 0..4, WRITE, "new");
    }
    let ranges = world.history.0.borrow();
    assert_eq!(ranges.by_start[&0].1.len(), 1);
    drop(ranges);
    assert_eq!(world.access(1, 0..4, READ, "other"), Some("new"));
}

#[test]
fn repeated_accesses_of_one_thread_are_kept_once() {
    let mut world = World::new(2);
    for _ in 0..100 {
        world.access(0, 0..4, READ, "read");
    }
    assert_eq!(world.history.0.borrow().by_start[&0].1.len(), 1);
}

#[test]
fn an_atomic_write_does_not_hide_the_plain_one_before() {
    let mut world = World::new(3);
    world.access(0, 0..4, WRITE, "plain");
    world.join(1, 0);
    assert_eq!(world.access(1, 0..4, ATOMIC_WRITE, "atomic"), None);
    assert_eq!(world.access(2, 0..4, ATOMIC_READ, "other"), Some("plain"));
}

#[test]
fn a_read_does_not_hide_the_read_of_another_thread() {
    let mut world = World::new(3);
    world.access(0, 0..4, READ, "first");
    world.join(1, 0);
    world.access(1, 0..4, READ, "second");
    world.join(2, 1);
    // Thread 2 has heard of both; thread 0 has heard of its own alone.
    assert_eq!(world.access(0, 0..4, WRITE, "write"), Some("second"));
    let mut heard = World::new(3);
    heard.access(1, 0..4, READ, "second");
    heard.access(0, 0..4, READ, "first");
    heard.join(2, 0);
    assert_eq!(heard.access(2, 0..4, WRITE, "write"), Some("second"));
}
