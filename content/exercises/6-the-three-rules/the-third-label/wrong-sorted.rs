#[derive(Debug, PartialEq)]
pub struct Job {
    pub name: String,
    pub urgency: u32,
}

/// Notes the most urgent job, the last of several, and adds a report on it
/// after the others.
pub fn start_next(jobs: &mut Vec<Job>, log: &mut Vec<String>) {
    jobs.sort_by_key(|job| job.urgency);
    let Some(next) = jobs.len().checked_sub(1) else {
        return;
    };
    jobs.push(Job {
        name: format!("report on {}", jobs[next].name),
        urgency: 0,
    });
    log.push(format!("started {}", jobs[next].name));
}
