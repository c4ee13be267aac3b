// A semicolon after the last expression throws the result away.

fn average(numbers: &[f64]) -> f64 {
    let sum: f64 = numbers.iter().sum();
    sum / numbers.len() as f64;
}

fn main() {
    let numbers = [1.0, 2.0, 6.0];
    println!("{}", average(&numbers));
}
