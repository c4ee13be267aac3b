// The guard ends before the next lock is taken, and `try_lock` never waits.

use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<&'static str>>,
}

impl Queue {
    fn waiting(&self) -> usize {
        self.jobs.lock().unwrap().len()
    }

    fn push(&self, job: &'static str) {
        {
            let mut jobs = self.jobs.lock().unwrap();
            jobs.push(job);
        } // The guard is dropped here, and the lock is free.
        println!("pushed: {job}");
        println!("waiting: {}", self.waiting());
    }

    fn report(&self) {
        match self.jobs.try_lock() {
            Ok(jobs) => println!("report: {} waiting", jobs.len()),
            Err(reason) => println!("report: {reason}"),
        }
    }
}

fn main() {
    let queue = Queue {
        jobs: Mutex::new(Vec::new()),
    };
    queue.push("resize photo");
    let jobs = queue.jobs.lock().unwrap();
    queue.report();
    drop(jobs);
    queue.report();
}
