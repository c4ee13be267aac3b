// A channel without room hands values over face to face: no send ends before its receive.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{TrySendError, sync_channel};
use std::thread;

fn main() {
    let (sender, receiver) = sync_channel::<u32>(0);
    println!(
        "{}",
        matches!(sender.try_send(9), Err(TrySendError::Full(9)))
    );

    let sent = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            let sender = sender;
            for value in [10, 20, 30] {
                sender.send(value).unwrap();
                sent.fetch_add(1, Ordering::SeqCst);
            }
        });
        for round in 0..3 {
            let ahead = sent.load(Ordering::SeqCst) > round;
            let value = receiver.recv();
            println!("round {round}: {value:?}, sender was ahead: {ahead}");
        }
        println!("{:?}", receiver.recv());
    });
    println!("sent {sent:?}");
}
