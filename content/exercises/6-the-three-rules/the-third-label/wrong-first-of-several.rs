#[derive(Debug, PartialEq)]
pub struct Job {
    pub name: String,
    pub urgency: u32,
}

/// Notes the most urgent job, the last of several, and adds a report on it
/// after the others.
pub fn start_next(jobs: &mut Vec<Job>, log: &mut Vec<String>) {
    let most = jobs.iter().map(|job| job.urgency).max();
    let Some(next) = jobs.iter().position(|job| Some(job.urgency) == most) else {
        return;
    };
    jobs.push(Job {
        name: format!("report on {}", jobs[next].name),
        urgency: 0,
    });
    log.push(format!("started {}", jobs[next].name));
}
