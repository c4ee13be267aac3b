use std::sync::{LazyLock, Once, OnceLock};
use std::thread;
use std::time::Duration;

static START: Once = Once::new();
static PORT: OnceLock<u16> = OnceLock::new();
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| vec!["a"]);

fn main() {
    START.call_once(|| {
        //@ PORT = empty
        PORT.set(80).unwrap();
    });
    //@ PORT = 80; WORDS = empty
    println!("{}", WORDS.len());
    //@ WORDS = len 1, cap 1 → ["a"]
    let again = PORT.set(81);
    //@ again = Err(81); PORT = 80
    let cell = OnceLock::new();
    //@ cell = empty
    thread::scope(|scope| {
        scope.spawn(|| {
            cell.get_or_init(|| {
                thread::sleep(Duration::from_millis(20));
                String::from("slow")
            });
        });
        thread::sleep(Duration::from_millis(10));
        //@ thread 1 = waits sleep
        cell.get_or_init(|| String::from("late"));
    });
    //@ cell = "slow"
    println!("{cell:?} {again:?} {}", START.is_completed());
}
