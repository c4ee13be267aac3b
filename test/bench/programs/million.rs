fn main() {
    let mut sum = 0u64;
    for number in 0..1_000_000u64 {
        sum += number * number % 7;
    }
    println!("{sum}");
}
