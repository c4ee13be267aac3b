use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (to, from_main) = channel();
    let (back, answers) = channel();
    let echo = thread::spawn(move || {
        for number in from_main {
            back.send(number + 1u32).unwrap();
        }
    });
    let mut sum = 0u64;
    for number in 0..50_000 {
        to.send(number).unwrap();
        sum += u64::from(answers.recv().unwrap());
    }
    drop(to);
    echo.join().unwrap();
    println!("{sum}");
}
