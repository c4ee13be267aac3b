use std::rc::Rc;
use std::thread;

fn main() {
    let region = Rc::new(String::from("north"));
    let length = region.len();
    let worker = thread::spawn(move || length * 2);
    println!("{} {}", region, worker.join().unwrap());
}
