use std::sync::mpsc;
use std::thread;
fn main() {
    let (tx, rx) = mpsc::sync_channel(1);
    let h = thread::spawn(move || {
        for i in 0..5 {
            tx.send(i).unwrap();
        }
    });
    for x in rx {
        println!("{x}");
    }
    h.join().unwrap();
}
