fn main() {
    println!("{}", std::thread::available_parallelism().is_ok());
}
