// A thread built with a large stack recurses deeper than the usual two megabytes allow.

use std::hint::black_box;
use std::thread;

fn depth(n: u32) -> u64 {
    let frame = black_box([n; 8192]);
    if n == 0 {
        return u64::from(frame[8191]);
    }
    depth(n - 1) + u64::from(frame[0])
}

fn main() {
    let deep = thread::Builder::new()
        .name("deep".to_string())
        .stack_size(16 << 20)
        .spawn(|| {
            let me = thread::current();
            format!("{} reached {}", me.name().unwrap(), depth(80))
        })
        .unwrap();
    println!("handle says {:?}", deep.thread().name());
    println!("{}", deep.join().unwrap());

    let plain = thread::Builder::new().spawn(|| thread::current().name().is_none());
    println!("unnamed: {}", plain.unwrap().join().unwrap());
}
