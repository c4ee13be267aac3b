fn main() {
    let z = "0".parse::<i32>().unwrap();
    println!("{}", 1 / z);
}
