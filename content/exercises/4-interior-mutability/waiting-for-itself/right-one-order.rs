use std::sync::Mutex;

/// Jobs that any holder may add and take.
#[derive(Default)]
pub struct Queue {
    jobs: Mutex<Vec<String>>,
    /// Held for the whole of a push or take.
    order: Mutex<()>,
}

impl Queue {
    /// How many jobs are waiting.
    pub fn waiting(&self) -> usize {
        self.jobs.lock().unwrap().len()
    }

    /// Adds a job; returns how many are waiting with it.
    pub fn push(&self, job: &str) -> usize {
        let _order = self.order.lock().unwrap();
        self.jobs.lock().unwrap().push(job.to_string());
        self.waiting()
    }

    /// Takes the oldest job, with a note how many are left.
    pub fn take(&self) -> Option<String> {
        let _order = self.order.lock().unwrap();
        if self.waiting() == 0 {
            return None;
        }
        let job = self.jobs.lock().unwrap().remove(0);
        Some(format!("{job}, {} left", self.waiting()))
    }
}
