/// Stands for a task of one list; useless once that is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    index: usize,
    generation: u32,
}

struct Entry {
    name: String,
    above: Option<Task>,
}

#[derive(Default)]
struct Slot {
    generation: u32,
    entry: Option<Entry>,
}

/// Tasks, each by itself or a part of another.
#[derive(Default)]
pub struct Tasks {
    slots: Vec<Slot>,
}

impl Tasks {
    /// Adds a task, as a part of `above` if that is given. `None` if `above` is finished.
    pub fn add(&mut self, above: Option<Task>, name: &str) -> Option<Task> {
        if above.is_some_and(|above| self.entry(above).is_none()) {
            return None;
        }
        let free = self.slots.iter().position(|slot| slot.entry.is_none());
        let index = free.unwrap_or(self.slots.len());
        if index == self.slots.len() {
            self.slots.push(Slot::default());
        }
        let slot = &mut self.slots[index];
        slot.generation += 1;
        let name = name.to_string();
        slot.entry = Some(Entry { name, above });
        let generation = slot.generation;
        Some(Task { index, generation })
    }

    /// The name of a task, unless it is finished.
    pub fn name(&self, task: Task) -> Option<&str> {
        Some(&self.entry(task)?.name)
    }

    /// The task that this one is a part of, if any.
    pub fn above(&self, task: Task) -> Option<Task> {
        self.entry(task)?.above
    }

    /// Finishes a task with all its parts, and theirs. Returns how many that were.
    pub fn finish(&mut self, task: Task) -> usize {
        if self.entry(task).is_none() {
            return 0;
        }
        self.slots[task.index].entry = None;
        let mut finished = 1;
        for index in 0..self.slots.len() {
            let slot = &self.slots[index];
            if slot
                .entry
                .as_ref()
                .is_some_and(|entry| entry.above == Some(task))
            {
                let generation = slot.generation;
                finished += self.finish(Task { index, generation });
            }
        }
        finished
    }

    fn entry(&self, task: Task) -> Option<&Entry> {
        let slot = self.slots.get(task.index)?;
        slot.entry.as_ref()
    }
}
