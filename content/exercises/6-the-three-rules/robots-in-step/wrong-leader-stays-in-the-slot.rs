use std::sync::Arc;

/// Names one robot of a world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Robot {
    slot: usize,
    generation: u32,
}

/// The robots at one moment.
#[derive(Default, Clone)]
pub struct Frame {
    slots: Vec<Slot>,
}

#[derive(Default, Clone)]
struct Slot {
    /// How many robots were removed from this slot.
    generation: u32,
    place: Option<i32>,
    leader: Option<Robot>,
}

/// Robots on a line.
#[derive(Default)]
pub struct World {
    current: Arc<Frame>,
}

impl Frame {
    /// Where the robot is, or `None` if it isn't in this frame.
    pub fn place(&self, robot: Robot) -> Option<i32> {
        let slot = self.slots.get(robot.slot)?;
        slot.place.filter(|_| slot.generation == robot.generation)
    }

    fn slot_mut(&mut self, robot: Robot) -> Option<&mut Slot> {
        self.place(robot)?;
        self.slots.get_mut(robot.slot)
    }
}

impl World {
    pub fn add(&mut self, place: i32) -> Robot {
        let frame = Arc::make_mut(&mut self.current);
        let free = frame.slots.iter().position(|slot| slot.place.is_none());
        let index = free.unwrap_or_else(|| {
            frame.slots.push(Slot::default());
            frame.slots.len() - 1
        });
        let slot = &mut frame.slots[index];
        slot.place = Some(place);
        Robot {
            slot: index,
            generation: slot.generation,
        }
    }

    /// From now on, `robot` follows `leader`. Does nothing if `robot` was removed.
    pub fn follow(&mut self, robot: Robot, leader: Robot) {
        if let Some(slot) = Arc::make_mut(&mut self.current).slot_mut(robot) {
            slot.leader = Some(leader);
        }
    }

    /// Does nothing if `robot` was removed already.
    pub fn remove(&mut self, robot: Robot) {
        let frame = Arc::make_mut(&mut self.current);
        if let Some(slot) = frame.slot_mut(robot) {
            slot.place = None;
            slot.generation += 1;
        }
    }

    /// Moves all robots that have a leader.
    pub fn step(&mut self) {
        let mut next = Frame::clone(&self.current);
        for slot in &mut next.slots {
            let leader = slot.leader.and_then(|leader| self.current.place(leader));
            if let (Some(place), Some(there)) = (&mut slot.place, leader) {
                *place += (there - *place).signum();
            }
        }
        self.current = Arc::new(next);
    }

    /// The robots as they are now. Nothing is copied for it.
    pub fn frame(&self) -> Arc<Frame> {
        Arc::clone(&self.current)
    }
}
