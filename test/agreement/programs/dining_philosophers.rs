// Philosophers who take the lower fork first all eat and never wait for each other forever.

use std::sync::Mutex;
use std::thread;

const SEATS: usize = 5;
const MEALS: u32 = 4;

fn main() {
    let forks: [Mutex<u32>; SEATS] = Default::default();
    let meals: Vec<u32> = thread::scope(|s| {
        let seats: Vec<_> = (0..SEATS)
            .map(|seat| {
                let forks = &forks;
                s.spawn(move || {
                    let (left, right) = (seat, (seat + 1) % SEATS);
                    let (low, high) = (left.min(right), left.max(right));
                    let mut eaten = 0;
                    while eaten < MEALS {
                        let mut first = forks[low].lock().unwrap();
                        thread::yield_now();
                        let mut second = forks[high].lock().unwrap();
                        *first += 1;
                        *second += 1;
                        eaten += 1;
                    }
                    eaten
                })
            })
            .collect();
        seats.into_iter().map(|seat| seat.join().unwrap()).collect()
    });
    println!("meals: {meals:?}");
    println!(
        "uses of each fork: {:?}",
        forks.map(|f| f.into_inner().unwrap())
    );
}
