use std::collections::BTreeMap;

/// Stands for a task of one list; useless once that is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// Never given twice.
    number: u64,
}

struct Entry {
    name: String,
    above: Option<Task>,
    parts: Vec<Task>,
}

/// Tasks, each by itself or a part of another.
#[derive(Default)]
pub struct Tasks {
    tasks: BTreeMap<u64, Entry>,
    /// How many were ever added: the number of the next.
    added: u64,
}

impl Tasks {
    /// Adds a task, as a part of `above` if that is given. `None` if `above` is finished.
    pub fn add(&mut self, above: Option<Task>, name: &str) -> Option<Task> {
        if above.is_some_and(|above| self.name(above).is_none()) {
            return None;
        }
        let task = Task { number: self.added };
        self.added += 1;
        let name = name.to_string();
        let entry = Entry {
            name,
            above,
            parts: Vec::new(),
        };
        self.tasks.insert(task.number, entry);
        if let Some(above) = above.and_then(|above| self.tasks.get_mut(&above.number)) {
            above.parts.push(task);
        }
        Some(task)
    }

    /// The name of a task, unless it is finished.
    pub fn name(&self, task: Task) -> Option<&str> {
        Some(&self.tasks.get(&task.number)?.name)
    }

    /// The task that this one is a part of, if any.
    pub fn above(&self, task: Task) -> Option<Task> {
        self.tasks.get(&task.number)?.above
    }

    /// Finishes a task with all its parts, and theirs. Returns how many that were.
    pub fn finish(&mut self, task: Task) -> usize {
        let Some(entry) = self.tasks.remove(&task.number) else {
            return 0;
        };
        let parts = entry.parts.into_iter().map(|part| self.finish(part));
        1 + parts.sum::<usize>()
    }
}
