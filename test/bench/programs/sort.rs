fn main() {
    let mut number = 1u32;
    let mut list: Vec<u32> = (0..100_000)
        .map(|_| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            number >> 8
        })
        .collect();
    list.sort();
    println!("{} {}", list[0], list[99_999]);
}
