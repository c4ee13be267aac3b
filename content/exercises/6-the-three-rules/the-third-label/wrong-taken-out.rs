#[derive(Debug, PartialEq)]
pub struct Job {
    pub name: String,
    pub urgency: u32,
}

/// Notes the most urgent job, the last of several, and adds a report on it
/// after the others.
pub fn start_next(jobs: &mut Vec<Job>, log: &mut Vec<String>) {
    let Some(next) = (0..jobs.len()).max_by_key(|&index| jobs[index].urgency) else {
        return;
    };
    let job = jobs.remove(next);
    log.push(format!("started {}", job.name));
    let name = format!("report on {}", job.name);
    jobs.push(job);
    jobs.push(Job { name, urgency: 0 });
}
