use std::collections::HashSet;

use super::super::random::Random;
use super::{FASTEST, Next, SLOWEST, State, ThreadId, Threads};

const ADDRESS: u64 = 0x1000;

fn futex(deadline: Option<u64>) -> State {
    State::Futex { address: ADDRESS, deadline }
}

/// The main thread and `count - 1` more, all ready.
fn threads(count: usize, random: &mut Random) -> Threads<usize> {
    let mut threads = Threads::new(0, random);
    for number in 1..count {
        assert_eq!(threads.add(number, random), ThreadId::new(number));
    }
    threads
}

/// Blocks a thread as if it had run and done so itself.
fn block(threads: &mut Threads<usize>, thread: usize, state: State) {
    let ran = threads.switch_to(ThreadId::new(thread));
    threads.set_state(state);
    threads.switch_to(ran);
}

#[test]
fn the_same_seed_gives_the_same_schedule() {
    let schedule = |seed| {
        let mut random = Random::new(seed);
        let mut threads = threads(4, &mut random);
        let turns = (0..200).map(|_| {
            assert_eq!(threads.schedule(&mut random), Next::Run);
            (threads.running().index(), threads.draw_turn(&mut random))
        });
        turns.collect::<Vec<_>>()
    };
    assert_eq!(schedule(1), schedule(1));
    assert_ne!(schedule(1), schedule(2));
}

#[test]
fn every_ready_thread_runs_and_no_other() {
    let mut random = Random::new(5);
    let mut threads = threads(5, &mut random);
    block(&mut threads, 2, futex(None));
    block(&mut threads, 4, State::Sleeping(100));
    let ran: HashSet<usize> = (0..200)
        .map(|_| {
            assert_eq!(threads.schedule(&mut random), Next::Run);
            *threads.current()
        })
        .collect();
    assert_eq!(ran, HashSet::from([0, 1, 3]));
}

#[test]
fn turns_are_of_every_magnitude_up_to_the_pace() {
    let mut random = Random::new(11);
    let threads = threads(2, &mut random);
    let turns: Vec<u64> = (0..2_000).map(|_| threads.draw_turn(&mut random)).collect();
    assert!(turns.contains(&1));
    assert!(turns.iter().any(|&turn| turn > 1 << (SLOWEST - 1)));
    assert!(turns.iter().all(|&turn| (1..=1 << FASTEST).contains(&turn)));
}

#[test]
fn threads_of_one_run_have_different_paces() {
    let mut random = Random::new(1);
    let threads = threads(50, &mut random);
    let paces: HashSet<u64> = threads.all.iter().map(|slot| slot.pace).collect();
    assert_eq!(paces, (SLOWEST..=FASTEST).collect());
}

#[test]
fn a_thread_alone_draws_nothing() {
    let mut random = Random::new(9);
    let threads = threads(1, &mut random);
    let (mut drawn, mut untouched) = (Random::new(9), Random::new(9));
    threads.draw_turn(&mut drawn);
    assert_eq!(drawn.draw(), untouched.draw());
}

#[test]
fn a_yielding_thread_lets_another_run_first() {
    for seed in 0..50 {
        let mut random = Random::new(seed);
        let mut threads = threads(2, &mut random);
        threads.set_state(State::Yielding);
        assert_eq!(threads.schedule(&mut random), Next::Run);
        assert_eq!(*threads.current(), 1, "seed {seed}");
        assert!(threads.is_other_ready(), "the one that yielded is ready again");
    }
}

#[test]
fn a_yielding_thread_goes_on_if_no_other_can() {
    let mut random = Random::new(0);
    let mut threads = threads(2, &mut random);
    block(&mut threads, 1, State::Sleeping(10));
    threads.set_state(State::Yielding);
    assert_eq!(threads.schedule(&mut random), Next::Run);
    assert_eq!((*threads.current(), threads.state()), (0, State::Ready));
}

#[test]
fn waits_for_the_earliest_deadline() {
    let mut random = Random::new(0);
    let mut threads = threads(3, &mut random);
    block(&mut threads, 0, State::Sleeping(30));
    block(&mut threads, 1, futex(Some(20)));
    block(&mut threads, 2, State::Joining(ThreadId::MAIN));
    assert_eq!(threads.schedule(&mut random), Next::WaitUntil(20));

    assert_eq!(threads.pass_time(19), []);
    assert_eq!(threads.schedule(&mut random), Next::WaitUntil(20));
    assert_eq!(threads.pass_time(20), [ThreadId::new(1)], "the futex call must say it timed out");
    assert_eq!(threads.schedule(&mut random), Next::Run);
    assert_eq!(*threads.current(), 1);
    assert_eq!(threads.pass_time(30), [], "a sleeper only wanted the time to pass");
    assert_eq!(threads.waiting().count(), 1);
}

#[test]
fn a_deadlock_is_told_when_nothing_can_wake_a_thread() {
    let mut random = Random::new(0);
    let mut threads = threads(2, &mut random);
    block(&mut threads, 0, State::Joining(ThreadId::new(1)));
    block(&mut threads, 1, futex(None));
    assert_eq!(threads.schedule(&mut random), Next::Deadlock);
    let waiting: Vec<_> =
        threads.waiting().map(|(thread, state, _)| (thread.index(), state)).collect();
    assert_eq!(waiting, [(0, State::Joining(ThreadId::new(1))), (1, futex(None))]);
}

#[test]
fn wakes_as_many_as_asked_at_that_address_the_oldest_first() {
    let mut random = Random::new(0);
    let mut threads = threads(5, &mut random);
    for thread in [1, 2, 3] {
        block(&mut threads, thread, futex(None));
    }
    block(&mut threads, 4, State::Futex { address: ADDRESS + 4, deadline: None });
    assert_eq!(threads.wake(ADDRESS, 2), 2);
    let waiting: Vec<_> = threads.waiting().map(|(thread, ..)| thread.index()).collect();
    assert_eq!(waiting, [3, 4]);
    assert_eq!(threads.wake(ADDRESS, 2), 1);
    assert_eq!(threads.wake(ADDRESS, 2), 0);
}

#[test]
fn the_end_of_a_thread_readies_those_that_join_it() {
    let mut random = Random::new(0);
    let mut threads = threads(4, &mut random);
    block(&mut threads, 0, State::Joining(ThreadId::new(2)));
    block(&mut threads, 1, State::Joining(ThreadId::new(3)));
    threads.switch_to(ThreadId::new(2));
    assert_eq!(threads.end_current(), [ThreadId::MAIN]);
    assert!(threads.has_ended(ThreadId::new(2)) && !threads.has_ended(ThreadId::new(3)));
    assert!(threads.has_ended(ThreadId::new(99)), "a thread that was never started");
    assert!(!threads.is_alone());
    threads.switch_to(ThreadId::new(3));
    assert_eq!(threads.end_current(), [ThreadId::new(1)]);
}

#[test]
fn alone_when_all_others_have_ended() {
    let mut random = Random::new(0);
    let mut threads = threads(2, &mut random);
    assert!(!threads.is_alone() && threads.is_other_ready());
    threads.switch_to(ThreadId::new(1));
    threads.end_current();
    threads.switch_to(ThreadId::MAIN);
    assert!(threads.is_alone() && !threads.is_other_ready());
    assert_eq!(threads.started(), 2);
}
