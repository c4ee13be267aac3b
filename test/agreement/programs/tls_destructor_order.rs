// Thread locals are dropped when their thread ends, the last one touched first.

use std::thread;

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        let first = FIRST.try_with(|n| n.0);
        let third = THIRD.try_with(|n| n.0);
        println!("  drop {}: {} {}", self.0, first.is_ok(), third.is_ok());
    }
}

thread_local! {
    static FIRST: Noisy = const { Noisy("first") };
    static SECOND: Noisy = Noisy("second");
    static THIRD: Noisy = const { Noisy("third") };
}

fn main() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        println!("touched in order {order:?}");
        thread::spawn(move || {
            for index in order {
                [&FIRST, &SECOND, &THIRD][index].with(|n| println!("  touch {}", n.0));
            }
            let _local = Noisy("local");
        })
        .join()
        .unwrap();
    }
}
