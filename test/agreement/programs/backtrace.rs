fn main() {
    let b = std::backtrace::Backtrace::capture();
    println!("{:?}", b.status());
}
