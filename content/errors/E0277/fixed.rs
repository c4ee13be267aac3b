use std::sync::Arc;
use std::thread;

fn main() {
    let host = Arc::new(String::from("new.example"));
    let in_thread = Arc::clone(&host);
    thread::spawn(move || println!("{in_thread}"))
        .join()
        .unwrap();
    println!("{host}");
}
