// A method that holds the lock calls one that takes it.
//@ ends: hang
//@ needs: threads

use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<&'static str>>,
}

impl Queue {
    fn waiting(&self) -> usize {
        self.jobs.lock().unwrap().len()
    }

    fn push(&self, job: &'static str) {
        let mut jobs = self.jobs.lock().unwrap();
        jobs.push(job);
        println!("pushed: {job}");
        println!("waiting: {}", self.waiting());
    }
}

fn main() {
    let queue = Queue {
        jobs: Mutex::new(Vec::new()),
    };
    queue.push("resize photo");
    println!("done");
}
