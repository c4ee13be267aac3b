use std::thread;

fn main() {
    let names = [String::from("ada"), String::from("grace")];
    thread::scope(|scope| {
        for name in &names {
            scope.spawn(move || println!("{name}"));
        }
    });
    println!("done");
}
