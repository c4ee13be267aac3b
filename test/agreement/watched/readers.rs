use std::sync::RwLock;
use std::thread;

fn main() {
    let lock = RwLock::new(vec![1]);
    {
        let one = lock.read().unwrap();
        let two = lock.read().unwrap();
        //@ lock = len 1, cap 1 → [1] (read by 0, 0); one = &lock
        println!("{}", one.len() + two.len());
    }
    let mut writer = lock.write().unwrap();
    //@ lock = len 1, cap 1 → [1] (locked by 0); writer = &mut lock
    writer.push(2);
    thread::scope(|scope| {
        scope.spawn(|| lock.try_read().is_err());
    });
    drop(writer);
    //@ lock = len 2, cap 4 → [1, 2]
    println!("{lock:?}");
}
