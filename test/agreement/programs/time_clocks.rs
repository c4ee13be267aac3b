// Instants go forward by at least what was slept, and the clock is after 1970.

use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

fn main() {
    let pause = Duration::from_millis(5);
    let start = Instant::now();
    sleep(pause);
    let end = Instant::now();
    println!("{} {}", end - start >= pause, start.elapsed() >= pause);
    println!("{} {:?}", end >= start, start.checked_duration_since(end));
    println!("{:?}", start.saturating_duration_since(end));
    println!("{}", start + pause <= end);
    println!("{}", (start + pause) - pause == start);

    let mut last = start;
    let ordered = (0..50).all(|_| {
        let before = std::mem::replace(&mut last, Instant::now());
        before <= last
    });
    println!("{ordered}");

    let now = SystemTime::now();
    println!("{}", now > UNIX_EPOCH + Duration::from_secs(1_500_000_000));
    println!("{}", UNIX_EPOCH.elapsed().is_ok());
    let hour = Duration::from_secs(3600);
    let error = UNIX_EPOCH.duration_since(UNIX_EPOCH + hour).unwrap_err();
    println!("{error} {:?}", error.duration());
    println!(
        "{:?}",
        (now + hour).duration_since(now).map(|d| d.as_secs())
    );
    println!("{:?}", UNIX_EPOCH.checked_sub(hour).map(|t| t < UNIX_EPOCH));
}
