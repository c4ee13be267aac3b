use super::*;
use std::thread;

fn places<const N: usize>(world: &World, robots: [Robot; N]) -> [Option<i32>; N] {
    let frame = world.frame();
    robots.map(|robot| frame.place(robot))
}

/// A robot moves by one toward its leader, and stays when it has reached it.
#[test]
fn follows_its_leader() {
    let mut world = World::default();
    let [ada, bob, eve] = [3, 0, 5].map(|place| world.add(place));
    world.follow(bob, ada);
    world.follow(eve, ada);
    assert_eq!(places(&world, [ada, bob, eve]), [Some(3), Some(0), Some(5)]);
    world.step();
    assert_eq!(places(&world, [ada, bob, eve]), [Some(3), Some(1), Some(4)]);
    world.step();
    world.step();
    world.step();
    assert_eq!(places(&world, [ada, bob, eve]), [Some(3); 3]);
    let far = world.add(-9);
    world.follow(bob, far);
    world.step();
    assert_eq!(places(&world, [bob, eve]), [Some(2), Some(3)]);
}

/// All robots move at once: each goes to where its leader stood before the step.
#[test]
fn moves_all_at_once() {
    let mut world = World::default();
    let [ada, bob, eve] = [1, 0, 1].map(|place| world.add(place));
    world.follow(ada, bob);
    world.follow(bob, eve);
    world.follow(eve, ada);
    world.step();
    assert_eq!(places(&world, [ada, bob, eve]), [Some(0), Some(1), Some(1)]);
    world.step();
    assert_eq!(places(&world, [ada, bob, eve]), [Some(1), Some(1), Some(0)]);
}

/// A removed robot has no place, and whoever followed it stays, as do robots added later.
#[test]
fn follows_nobody_new() {
    let mut world = World::default();
    let [mut leader, bob] = [9, 0].map(|place| world.add(place));
    for round in 0..3 {
        world.follow(bob, leader);
        world.remove(leader);
        let newcomer = world.add(100);
        assert_eq!(
            places(&world, [leader, bob, newcomer]),
            [None, Some(round), Some(100)]
        );
        world.step();
        assert_eq!(
            places(&world, [leader, bob, newcomer]),
            [None, Some(round), Some(100)]
        );
        world.remove(leader);
        world.follow(leader, bob);
        world.step();
        assert_eq!(places(&world, [bob, newcomer]), [Some(round), Some(100)]);
        world.follow(bob, newcomer);
        world.step();
        leader = newcomer;
    }
}

/// A new robot follows nobody, even if the robot before it in its slot did.
#[test]
fn begins_without_a_leader() {
    let mut world = World::default();
    let [ada, bob] = [5, 0].map(|place| world.add(place));
    world.follow(bob, ada);
    world.remove(bob);
    let eve = world.add(0);
    world.step();
    assert_eq!(places(&world, [ada, bob, eve]), [Some(5), None, Some(0)]);
}

/// A frame stays as it was, whatever happens in the world.
#[test]
fn keeps_frames() {
    let mut world = World::default();
    let [ada, bob] = [3, 0].map(|place| world.add(place));
    let first = world.frame();
    world.follow(bob, ada);
    world.step();
    let second = world.frame();
    world.remove(ada);
    let eve = world.add(7);
    let now = world.frame();
    let seen = |frame: &Frame| [ada, bob, eve].map(|robot| frame.place(robot));
    assert_eq!(seen(&first), [Some(3), Some(0), None]);
    assert_eq!(seen(&second), [Some(3), Some(1), None]);
    assert_eq!(seen(&now), [None, Some(1), Some(7)]);
}

/// All who ask between two changes get shares of one frame, not copies.
#[test]
fn shares_frames() {
    let mut world = World::default();
    let ada = world.add(3);
    assert!(Arc::ptr_eq(&world.frame(), &world.frame()));
    world.follow(ada, ada);
    world.step();
    assert!(Arc::ptr_eq(&world.frame(), &world.frame()));
}

/// A frame can be read in another thread, after the world has ended.
#[test]
fn sends_frames() {
    let mut world = World::default();
    let ada = world.add(3);
    let frame = world.frame();
    drop(world);
    let screen = thread::spawn(move || frame.place(ada));
    assert_eq!(screen.join().expect("the thread reads the frame"), Some(3));
}

/// A frame is freed when its last holder drops it: the world keeps only the current one.
#[test]
fn frees_old_frames() {
    let mut world = World::default();
    let [ada, bob] = [3, 0].map(|place| world.add(place));
    world.follow(bob, ada);
    let held = world.frame();
    let old = Arc::downgrade(&held);
    world.step();
    world.step();
    assert!(old.upgrade().is_some(), "a screen holds this frame");
    drop(held);
    assert!(old.upgrade().is_none(), "nobody holds this frame now");
}
