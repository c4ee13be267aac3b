// A borrowed argument is moved into a thread that may outlive the call.

use std::thread;

fn print_later(lines: &[String]) {
    let worker = thread::spawn(move || {
        for line in lines {
            println!("{line}");
        }
    });
    worker.join().unwrap();
}

fn main() {
    print_later(&[String::from("one"), String::from("two")]);
}
