use std::sync::Mutex;

/// Jobs that any holder may add and take.
#[derive(Default)]
pub struct Queue {
    jobs: Mutex<Vec<String>>,
}

impl Queue {
    /// How many jobs are waiting.
    pub fn waiting(&self) -> usize {
        self.jobs.lock().unwrap().len()
    }

    /// Adds a job; returns how many are waiting with it.
    pub fn push(&self, job: &str) -> usize {
        self.jobs.lock().unwrap().push(job.to_string());
        self.waiting()
    }

    /// Takes the oldest job, with a note how many are left.
    pub fn take(&self) -> Option<String> {
        let mut jobs = self.jobs.lock().unwrap();
        if jobs.is_empty() {
            return None;
        }
        let job = jobs.remove(0);
        Some(format!("{job}, {} left", jobs.len()))
    }
}
