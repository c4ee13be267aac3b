use std::thread;
use std::time::Duration;

fn main() {
    let words = [String::from("a"), String::from("b")];
    let mut longest = 0;
    thread::scope(|scope| {
        //@ words = &words; longest = &mut longest
        scope.spawn(|| longest = words.len());
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(10));
            //@ thread 0 = waits scope; thread 1 = ended
            println!("{}", words[0]);
        });
    });
    //@ longest = 2; words = ["a", "b"]; thread 1 = ended
    println!("{longest}");
}
