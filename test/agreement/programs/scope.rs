use std::thread;
fn main() {
    let mut v = vec![1, 2, 3, 4];
    thread::scope(|s| {
        for c in v.chunks_mut(2) {
            s.spawn(move || {
                for x in c {
                    *x *= 10;
                }
            });
        }
    });
    println!("{v:?}");
}
