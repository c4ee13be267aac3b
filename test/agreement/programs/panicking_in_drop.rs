// A destructor sees by thread::panicking whether its own thread unwinds, not another one.

use std::sync::mpsc;
use std::thread;

struct Work {
    name: &'static str,
    log: mpsc::Sender<String>,
}

impl Drop for Work {
    fn drop(&mut self) {
        let undone = thread::panicking();
        let end = if undone { "rolled back" } else { "committed" };
        self.log.send(format!("{} {end}", self.name)).unwrap();
    }
}

fn main() {
    let (sender, lines) = mpsc::channel();
    let [good, bad, moved, last] = ["good", "bad", "moved", "last"].map(|name| {
        let log = sender.clone();
        Work { name, log }
    });
    let worker = thread::spawn(move || {
        let _bad = bad;
        drop(good);
        let helper = thread::spawn(move || drop(moved));
        helper.join().unwrap();
        panic!("after the helper");
    });
    println!("{}", worker.join().is_err());
    drop((last, sender));
    for line in lines {
        println!("{line}");
    }
    println!("{}", thread::panicking());
}
