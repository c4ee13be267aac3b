/// Stands for a task of one list; useless once that is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    // Your fields.
}

/// Tasks, each by itself or a part of another.
#[derive(Default)]
pub struct Tasks {
    // Your fields.
}

impl Tasks {
    /// Adds a task, as a part of `above` if that is given. `None` if `above` is finished.
    pub fn add(&mut self, above: Option<Task>, name: &str) -> Option<Task> {
        todo!("add {name} below {above:?}")
    }

    /// The name of a task, unless it is finished.
    pub fn name(&self, task: Task) -> Option<&str> {
        todo!("the name of {task:?}")
    }

    /// The task that this one is a part of, if any.
    pub fn above(&self, task: Task) -> Option<Task> {
        todo!("the task above {task:?}")
    }

    /// Finishes a task with all its parts, and theirs. Returns how many that were.
    pub fn finish(&mut self, task: Task) -> usize {
        todo!("finish {task:?}")
    }
}
