use std::hash::RandomState;

use super::super::schedule::ThreadId;
use super::{HEAP, LOWEST_STACK, STACK, STACK_SPACE};

/// Allocations are numbers here.
type Addresses = super::Addresses<u32, RandomState>;

const MAIN: ThreadId = ThreadId::MAIN;

#[test]
fn the_heap_grows_up_with_every_address_aligned() {
    let addresses = Addresses::default();
    assert_eq!(addresses.place_on_heap(1, 3, 1), HEAP);
    assert_eq!(addresses.place_on_heap(2, 5, 1), HEAP + 8);
    assert_eq!(addresses.place_on_heap(3, 64, 64), HEAP + 64);
    assert_eq!(addresses.of(2), Some(HEAP + 8));
    assert_eq!(addresses.of(9), None);
}

#[test]
fn allocations_without_a_size_have_addresses_of_their_own() {
    let addresses = Addresses::default();
    assert_ne!(addresses.place_on_heap(1, 0, 1), addresses.place_on_heap(2, 0, 1));
    addresses.place_on_stack(3, MAIN, 0, 1);
    addresses.place_on_stack(4, MAIN, 0, 1);
    assert_ne!(addresses.of(3), addresses.of(4));
}

#[test]
fn a_freed_heap_place_is_used_again_for_the_same_size_and_alignment() {
    let mut addresses = Addresses::default();
    let first = addresses.place_on_heap(1, 16, 8);
    let second = addresses.place_on_heap(2, 16, 8);
    addresses.free(1, 16, 8);
    addresses.free(2, 16, 8);
    assert_eq!(addresses.of(1), None);
    assert_ne!(addresses.place_on_heap(3, 24, 8), second);
    assert_ne!(addresses.place_on_heap(4, 16, 16), second);
    assert_eq!(addresses.place_on_heap(5, 16, 8), second, "the last one freed comes first");
    assert_eq!(addresses.place_on_heap(6, 16, 8), first);
}

#[test]
fn the_stack_grows_down_with_every_address_aligned() {
    let addresses = Addresses::default();
    addresses.place_on_stack(1, MAIN, 4, 4);
    addresses.place_on_stack(2, MAIN, 1, 1);
    addresses.place_on_stack(3, MAIN, 8, 8);
    assert_eq!(addresses.of(1), Some(STACK - 4));
    assert_eq!(addresses.of(2), Some(STACK - 5));
    assert_eq!(addresses.of(3), Some(STACK - 16));
}

#[test]
fn a_stack_gives_a_place_back_once_all_below_it_are_dead() {
    let mut addresses = Addresses::default();
    for local in 1..=3 {
        addresses.place_on_stack(local, MAIN, 8, 8);
    }
    addresses.free(2, 8, 8);
    addresses.place_on_stack(4, MAIN, 8, 8);
    assert_eq!(
        addresses.of(4),
        Some(STACK - 32),
        "the third local is still alive below the second"
    );
    addresses.free(4, 8, 8);
    addresses.free(3, 8, 8);
    addresses.place_on_stack(5, MAIN, 8, 8);
    assert_eq!(addresses.of(5), Some(STACK - 16));
}

#[test]
fn each_thread_has_a_stack_of_its_own() {
    let mut addresses = Addresses::default();
    let last = ThreadId::new(999);
    addresses.place_on_stack(1, MAIN, 8, 8);
    addresses.place_on_stack(2, last, 8, 8);
    assert_eq!(addresses.of(2), Some(STACK - 999 * STACK_SPACE - 8));
    const { assert!(STACK - 1000 * STACK_SPACE > LOWEST_STACK, "the limit of threads fits") };
    addresses.free(2, 8, 8);
    addresses.place_on_stack(3, last, 8, 8);
    assert_eq!(addresses.of(3), Some(STACK - 999 * STACK_SPACE - 8), "freed on the right stack");
}

#[test]
fn an_integer_finds_only_exposed_allocations_up_to_their_end() {
    let mut addresses = Addresses::default();
    let start = addresses.place_on_heap(1, 16, 8);
    assert_eq!(addresses.exposed_at(start), None);
    addresses.expose(1, 16);
    assert_eq!(addresses.exposed_at(start), Some(1));
    assert_eq!(addresses.exposed_at(start + 16), Some(1), "one past the end");
    assert_eq!(addresses.exposed_at(start + 17), None);
    assert_eq!(addresses.exposed_at(start - 1), None);
    addresses.free(1, 16, 8);
    assert_eq!(addresses.exposed_at(start), None);
}

#[test]
fn of_two_neighbours_the_one_that_begins_there_is_found() {
    let addresses = Addresses::default();
    addresses.place_on_heap(1, 8, 8);
    let second = addresses.place_on_heap(2, 8, 8);
    addresses.expose(1, 8);
    addresses.expose(2, 8);
    assert_eq!(addresses.exposed_at(second), Some(2));
}
