use std::thread;

fn show_in_thread(host: &str) {
    let worker = thread::spawn(move || println!("{host}"));
    worker.join().unwrap();
}

fn main() {
    show_in_thread(&String::from("new.example"));
}
