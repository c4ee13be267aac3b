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
        let mut jobs = self.jobs.lock().unwrap();
        jobs.push(job.to_string());
        jobs.len()
    }

    /// Takes the oldest job, with a note how many are left.
    pub fn take(&self) -> Option<String> {
        let mut jobs = self.jobs.lock().unwrap();
        let job = jobs.pop()?;
        Some(format!("{job}, {} left", jobs.len()))
    }
}
