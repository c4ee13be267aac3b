use super::*;

/// A list with a house, its roof, the roof's tiles, and a garden.
fn list() -> (Tasks, [Task; 4]) {
    let mut tasks = Tasks::default();
    let mut add = |above, name| tasks.add(above, name).expect("nothing is finished yet");
    let house = add(None, "house");
    let roof = add(Some(house), "roof");
    let tiles = add(Some(roof), "tiles");
    let garden = add(None, "garden");
    (tasks, [house, roof, tiles, garden])
}

/// Tasks have names, and know what they are a part of.
#[test]
fn knows_its_tasks() {
    let (tasks, [house, roof, tiles, garden]) = list();
    assert_eq!(tasks.name(tiles), Some("tiles"));
    assert_eq!(tasks.above(tiles), Some(roof));
    assert_eq!(tasks.above(roof), Some(house));
    assert_eq!((tasks.above(house), tasks.above(garden)), (None, None));
}

/// A task is finished with all its parts, and theirs.
#[test]
fn finishes_the_parts_too() {
    let (mut tasks, [house, roof, tiles, garden]) = list();
    assert_eq!(tasks.finish(house), 3);
    assert_eq!([house, roof, tiles].map(|task| tasks.name(task)), [None; 3]);
    assert_eq!(tasks.above(tiles), None, "the tiles are finished");
    assert_eq!(tasks.name(garden), Some("garden"));
}

/// A part is finished by itself.
#[test]
fn finishes_a_part() {
    let (mut tasks, [house, roof, tiles, garden]) = list();
    assert_eq!(tasks.finish(tiles), 1);
    assert_eq!(tasks.finish(garden), 1);
    assert_eq!(tasks.name(tiles), None);
    assert_eq!(tasks.name(roof), Some("roof"));
    assert_eq!(tasks.name(house), Some("house"));
}

/// What is finished stays finished, and gets no parts.
#[test]
fn adds_nothing_to_a_finished_task() {
    let (mut tasks, [house, roof, ..]) = list();
    tasks.finish(house);
    assert_eq!(tasks.finish(house), 0);
    assert_eq!(tasks.finish(roof), 0);
    assert_eq!(tasks.add(Some(roof), "chimney"), None);
}

/// An old `Task` never stands for a task that came later.
#[test]
fn takes_no_other_task() {
    let (mut tasks, [house, roof, tiles, garden]) = list();
    let old = [house, roof, tiles];
    tasks.finish(house);
    for name in ["fence", "gate", "path", "pond"] {
        let new = tasks
            .add(Some(garden), name)
            .expect("the garden is not finished");
        assert!(!old.contains(&new), "`{name}` is a new task");
        assert_eq!(old.map(|task| tasks.name(task)), [None; 3]);
        assert_eq!(old.map(|task| tasks.finish(task)), [0; 3]);
        assert_eq!(tasks.name(new), Some(name));
    }
    assert_eq!(tasks.finish(garden), 5);
}

/// A part of a finished task does not become one of a later task.
#[test]
fn gives_no_parts_to_a_later_task() {
    let (mut tasks, [_, roof, tiles, garden]) = list();
    tasks.finish(roof);
    let pond = tasks
        .add(Some(garden), "pond")
        .expect("the garden is not finished");
    assert_eq!(tasks.above(tiles), None);
    assert_eq!(tasks.above(pond), Some(garden));
    assert_eq!(tasks.finish(pond), 1);
    assert_eq!(tasks.finish(garden), 1);
}
