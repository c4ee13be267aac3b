use std::thread;

fn main() {
    let host = String::from("new.example");
    let worker = thread::spawn(|| println!("{host}"));
    worker.join().unwrap();
}
