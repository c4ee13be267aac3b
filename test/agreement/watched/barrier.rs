use std::sync::Barrier;
use std::thread;
use std::time::Duration;

fn main() {
    let barrier = Barrier::new(2);
    thread::scope(|scope| {
        let worker = scope.spawn(|| barrier.wait().is_leader());
        thread::sleep(Duration::from_millis(10));
        //@ thread 1 = waits signal; barrier = &barrier
        let leads = barrier.wait().is_leader();
        //@ leads = true
        println!("{leads} {}", worker.join().unwrap());
    });
    //@ thread 1 = ended
    println!("all");
}
