fn main() {
    for number in 0..1_000 {
        println!("line {number} of {:.2}", f64::from(number) / 3.0);
    }
}
