use std::collections::HashMap;
use std::sync::Arc;

/// Names one robot of a world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Robot {
    number: u64,
}

/// The robots at one moment.
#[derive(Default, Clone)]
pub struct Frame {
    places: HashMap<Robot, i32>,
}

/// Robots on a line.
#[derive(Default)]
pub struct World {
    current: Arc<Frame>,
    leaders: HashMap<Robot, Robot>,
    added: u64,
}

impl Frame {
    /// Where the robot is, or `None` if it isn't in this frame.
    pub fn place(&self, robot: Robot) -> Option<i32> {
        self.places.get(&robot).copied()
    }
}

impl World {
    pub fn add(&mut self, place: i32) -> Robot {
        self.added += 1;
        let robot = Robot { number: self.added };
        Arc::make_mut(&mut self.current).places.insert(robot, place);
        robot
    }

    /// From now on, `robot` follows `leader`. Does nothing if `robot` was removed.
    pub fn follow(&mut self, robot: Robot, leader: Robot) {
        if self.current.place(robot).is_some() {
            self.leaders.insert(robot, leader);
        }
    }

    /// Does nothing if `robot` was removed already.
    pub fn remove(&mut self, robot: Robot) {
        self.leaders.remove(&robot);
        Arc::make_mut(&mut self.current).places.remove(&robot);
    }

    /// Moves all robots that have a leader.
    pub fn step(&mut self) {
        let moved = |(&robot, &place): (&Robot, &i32)| {
            let leader = self.leaders.get(&robot);
            let there = leader.and_then(|&leader| self.current.place(leader));
            (robot, place + (there.unwrap_or(place) - place).signum())
        };
        let places = self.current.places.iter().map(moved).collect();
        self.current = Arc::new(Frame { places });
    }

    /// The robots as they are now. Nothing is copied for it.
    pub fn frame(&self) -> Arc<Frame> {
        Arc::clone(&self.current)
    }
}
