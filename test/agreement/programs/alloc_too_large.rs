//@ executor: compiled
// Memory that nobody has is refused. (The interpreter stops at its limit instead.)
fn main() {
    // Cut to 32 bits, these sizes would be small.
    for size in [(1usize << 32) + 16, 1 << 40, (1 << 62) + 8] {
        let mut list: Vec<u8> = vec![];
        println!("{size}: {}", list.try_reserve_exact(size + (1 << 45)).is_err());
    }
}
