use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static LEFT: Mutex<u8> = Mutex::new(1);
static RIGHT: Mutex<u8> = Mutex::new(2);

fn main() {
    let worker = thread::spawn(|| {
        let right = RIGHT.lock().unwrap();
        thread::sleep(Duration::from_millis(10));
        let left = LEFT.lock().unwrap();
        println!("{left} {right}");
    });
    let left = LEFT.lock().unwrap();
    thread::sleep(Duration::from_millis(20));
    //@ LEFT = 1 (locked by 0); RIGHT = 2 (locked by 1); left = &mut LEFT; thread 1 = waits mutex 0
    let right = RIGHT.lock().unwrap();
    //@end thread 0 = waits mutex 1; thread 1 = waits mutex 0; RIGHT = 2 (locked by 1)
    println!("{left} {right}");
    worker.join().unwrap();
}
