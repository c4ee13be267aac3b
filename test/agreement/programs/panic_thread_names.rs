// The message of a panic names its thread, or says that the thread has no name.

use std::thread;

fn main() {
    let worker = thread::Builder::new().name("worker".to_string());
    let handle = worker.spawn(|| {
        let inner = thread::spawn(|| panic!("no name here"));
        println!("inner: {}", inner.join().is_err());
        panic!("named");
    });
    println!("worker: {}", handle.unwrap().join().is_err());

    let odd = thread::Builder::new().name("größte Zahl: 9".to_string());
    let result = odd.spawn(|| [1, 2, 3][thread::current().name().unwrap().len()]);
    println!("odd: {}", result.unwrap().join().is_err());

    let scoped = thread::scope(|s| s.spawn(|| "x".parse::<u8>().unwrap()).join());
    println!("scoped: {}", scoped.is_err());
    let name = thread::current().name().map(str::to_owned);
    panic!("the last word of {name:?}");
}
