#[derive(Debug, PartialEq)]
pub struct Job {
    pub name: String,
    pub urgency: u32,
}

/// Notes the most urgent job, the last of several, and adds a report on it
/// after the others.
pub fn start_next(jobs: &mut Vec<Job>, log: &mut Vec<String>) {
    let Some(next) = jobs.iter().max_by_key(|job| job.urgency) else {
        return;
    };
    let name = format!("report on {}", next.name);
    log.push(format!("started {}", next.name));
    jobs.push(Job { name, urgency: 0 });
}
