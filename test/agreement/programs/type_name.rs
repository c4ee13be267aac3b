fn main() {
    println!(
        "{} {}",
        std::any::type_name::<Vec<i32>>(),
        std::mem::size_of::<Option<Box<i32>>>()
    );
}
