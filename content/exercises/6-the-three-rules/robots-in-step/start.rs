use std::sync::Arc;

/// Names one robot of a world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Robot {
    // Your fields.
}

/// The robots at one moment.
pub struct Frame {
    // Your fields.
}

/// Robots on a line.
#[derive(Default)]
pub struct World {
    // Your fields.
}

impl Frame {
    /// Where the robot is, or `None` if it isn't in this frame.
    pub fn place(&self, robot: Robot) -> Option<i32> {
        todo!("find {robot:?}")
    }
}

impl World {
    pub fn add(&mut self, place: i32) -> Robot {
        todo!("add a robot at {place}")
    }

    /// From now on, `robot` follows `leader`. Does nothing if `robot` was removed.
    pub fn follow(&mut self, robot: Robot, leader: Robot) {
        todo!("let {robot:?} follow {leader:?}")
    }

    /// Does nothing if `robot` was removed already.
    pub fn remove(&mut self, robot: Robot) {
        todo!("remove {robot:?}")
    }

    /// Moves all robots that have a leader.
    pub fn step(&mut self) {
        todo!("make a step")
    }

    /// The robots as they are now. Nothing is copied for it.
    pub fn frame(&self) -> Arc<Frame> {
        todo!("share the current frame")
    }
}
