use std::thread;

fn main() {
    let host = String::from("new.example");
    thread::scope(|scope| {
        scope.spawn(|| println!("{host}"));
    });
}
