use std::thread;
fn main() {
    let h = thread::Builder::new()
        .name("worker".into())
        .spawn(|| thread::current().name().map(str::to_owned))
        .unwrap();
    println!("{:?} {:?}", h.join().unwrap(), thread::current().name());
}
