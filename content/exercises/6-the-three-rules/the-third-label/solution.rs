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
    jobs.push(Job {
        name: format!("report on {}", jobs[next].name),
        urgency: 0,
    });
    log.push(format!("started {}", jobs[next].name));
}
