use super::*;

fn job(name: &str, urgency: u32) -> Job {
    let name = name.to_string();
    Job { name, urgency }
}

/// The most urgent job is noted.
#[test]
fn notes_the_most_urgent() {
    let mut jobs = vec![job("copy", 1), job("repair", 9), job("send", 4)];
    let mut log = Vec::new();
    start_next(&mut jobs, &mut log);
    assert_eq!(log, ["started repair"]);
}

/// A report on it stands behind the others, which stay in their order.
#[test]
fn adds_a_report() {
    let mut jobs = vec![job("copy", 1), job("repair", 9)];
    start_next(&mut jobs, &mut Vec::new());
    let names: Vec<&str> = jobs.iter().map(|job| job.name.as_str()).collect();
    assert_eq!(names, ["copy", "repair", "report on repair"]);
}

/// Without jobs nothing happens.
#[test]
fn leaves_an_empty_list() {
    let mut log = Vec::new();
    start_next(&mut Vec::new(), &mut log);
    assert!(
        log.is_empty(),
        "nothing was started, and the log says {log:?}"
    );
}
