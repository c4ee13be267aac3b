use std::rc::Rc;
use std::thread;

fn main() {
    let host = Rc::new(String::from("new.example"));
    let in_thread = Rc::clone(&host);
    thread::spawn(move || println!("{in_thread}"))
        .join()
        .unwrap();
    println!("{host}");
}
