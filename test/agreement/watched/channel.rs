use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        let text: String = receiver.recv().unwrap();
        //@ text = "job"
        println!("{text}");
        receiver.recv().is_err()
    });
    //@ receiver = moved
    thread::sleep(Duration::from_millis(10));
    //@ thread 1 = waits message
    let job = String::from("job");
    sender.send(job).unwrap();
    //@ job = moved
    thread::sleep(Duration::from_millis(10));
    //@ thread 1 = waits message
    drop(sender);
    //@ sender = moved
    let closed = worker.join().unwrap();
    //@ closed = true; thread 1 = ended
    println!("{closed}");
}
