// Values of many producers arrive, each producer's in its order, until the last one hangs up.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    for producer in 0..4u32 {
        let sender = sender.clone();
        thread::spawn(move || {
            for step in 0..5u32 {
                sender.send((producer, step * (producer + 1))).unwrap();
                thread::yield_now();
            }
        });
    }
    drop(sender);

    let mut lists = vec![Vec::new(); 4];
    let mut total = 0;
    for (producer, value) in receiver.iter() {
        lists[producer as usize].push(value);
        total += value;
    }
    for (producer, list) in lists.iter().enumerate() {
        println!("{producer}: {list:?}");
    }
    println!("total {total}, then {:?}", receiver.recv());
    println!("{}", receiver.into_iter().count());
}
