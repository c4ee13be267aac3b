use std::thread::{self, Builder};
use std::time::Duration;

fn main() {
    let start = Builder::new().name("cook".into()).spawn(|| {
        thread::park();
        thread::sleep(Duration::from_millis(10));
        let name = thread::current().name().map(str::to_owned);
        //@ name = Some("cook"); thread 0 = waits join 1
        name.unwrap().len()
    });
    let cook = start.unwrap();
    //@ start = moved; cook = thread 1, runs
    thread::sleep(Duration::from_millis(10));
    //@ thread 1 = waits park; cook = thread 1, runs
    cook.thread().unpark();
    let length = cook.join().unwrap();
    //@ length = 4; cook = moved; thread 1 = ended
    println!("{length}");
}
