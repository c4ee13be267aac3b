use std::thread;
fn main() {
    let t = thread::spawn(|| {
        thread::park();
        println!("unparked");
    });
    t.thread().unpark();
    t.join().unwrap();
}
