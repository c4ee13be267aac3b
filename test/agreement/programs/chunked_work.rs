// A slice split into chunks is changed and summed by one scoped thread for each chunk.

use std::thread;

fn parallel_sum(numbers: &[u64], parts: usize) -> (u64, Vec<u64>) {
    let size = numbers.len().div_ceil(parts).max(1);
    let sums: Vec<u64> = thread::scope(|s| {
        let chunks = numbers.chunks(size);
        let handles: Vec<_> = chunks.map(|c| s.spawn(|| c.iter().sum::<u64>())).collect();
        handles.into_iter().map(|h| h.join().unwrap()).collect()
    });
    (sums.iter().sum(), sums)
}

fn main() {
    let mut numbers: Vec<u64> = (1..=50).collect();
    for parts in [1, 3, 4] {
        println!("{parts}: {:?}", parallel_sum(&numbers, parts));
    }
    println!("empty: {:?}", parallel_sum(&[], 4));

    thread::scope(|s| {
        for (index, chunk) in numbers.chunks_mut(20).enumerate() {
            s.spawn(move || {
                for n in chunk.iter_mut() {
                    *n = *n % 10 + 100 * index as u64;
                }
                chunk.rotate_left(1);
            });
        }
    });
    println!("{:?} {:?}", &numbers[18..22], &numbers[38..42]);
    println!("{:?}", parallel_sum(&numbers, 7));
}
