use std::thread;
fn main() {
    let r = thread::spawn(|| -> i32 { panic!("bad") }).join();
    println!("{}", r.is_err());
}
