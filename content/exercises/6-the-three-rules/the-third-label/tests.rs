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
    let mut jobs = vec![job("paint", 7), job("clean", 2)];
    start_next(&mut jobs, &mut log);
    assert_eq!(log, ["started repair", "started paint"]);
}

/// Of several jobs that are as urgent, the last is noted, and not the report on it.
#[test]
fn notes_the_last_of_several() {
    let mut jobs = vec![job("copy", 0), job("send", 0)];
    let mut log = Vec::new();
    start_next(&mut jobs, &mut log);
    assert_eq!(log, ["started send"]);
    assert_eq!(jobs[2].name, "report on send");
}

/// A report on it is added after the others, which stay as they are.
#[test]
fn adds_a_report() {
    let mut jobs = vec![job("repair", 9), job("copy", 1)];
    start_next(&mut jobs, &mut Vec::new());
    let reported = job("report on repair", 0);
    assert_eq!(jobs, [job("repair", 9), job("copy", 1), reported]);
}

/// Without jobs, nothing happens.
#[test]
fn leaves_an_empty_list() {
    let mut log = Vec::new();
    let mut jobs = Vec::new();
    start_next(&mut jobs, &mut log);
    assert_eq!(jobs, []);
    assert!(
        log.is_empty(),
        "nothing was started, but the log says {log:?}"
    );
}
