// Each kind of failure of a channel has its own error, and a failed send gives the value back.

use std::sync::mpsc::{self, TryRecvError};
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::channel::<String>();
    let second = sender.clone();
    println!("{:?}", receiver.try_recv());
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(2)));
    second.send("kept".into()).unwrap();
    drop(sender);
    drop(second);
    println!("{:?}", receiver.try_recv());
    println!(
        "{:?}",
        receiver.try_recv() == Err(TryRecvError::Disconnected)
    );
    println!("{}", receiver.recv().unwrap_err());
    println!("{}", receiver.try_recv().unwrap_err());
    println!(
        "{}",
        receiver.recv_timeout(Duration::from_millis(2)).unwrap_err()
    );

    let (sender, receiver) = mpsc::channel();
    sender.send(vec![1, 2]).unwrap();
    drop(receiver);
    let error = sender.send(vec![3, 4]).unwrap_err();
    println!("{error} / {error:?} / {:?}", error.0);

    let (sender, receiver) = mpsc::sync_channel(1);
    println!("{:?}", sender.try_send('a'));
    println!("{:?}", sender.try_send('b'));
    println!("{}", sender.try_send('c').unwrap_err());
    println!("{:?}", receiver.try_iter().collect::<Vec<_>>());
    drop(receiver);
    println!("{:?}", sender.try_send('d'));
    println!("{}", sender.send('e').unwrap_err());
}
