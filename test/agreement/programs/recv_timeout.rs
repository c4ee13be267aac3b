use std::sync::mpsc;
use std::time::Duration;
fn main() {
    let (_tx, rx) = mpsc::channel::<i32>();
    println!("{:?}", rx.recv_timeout(Duration::from_millis(50)));
}
