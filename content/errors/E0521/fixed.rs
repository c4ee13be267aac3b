use std::sync::Arc;
use std::thread;

fn show_in_thread(host: Arc<str>) {
    let worker = thread::spawn(move || println!("{host}"));
    worker.join().unwrap();
}

fn main() {
    show_in_thread(Arc::from("new.example"));
}
