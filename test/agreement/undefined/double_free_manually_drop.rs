// A value is dropped by hand, and then once more at the end of its scope.
//@ fault: dangling

fn main() {
    let mut word = Box::new(String::from("once"));
    println!("{word}");
    unsafe { std::ptr::drop_in_place(&mut word) };
    println!("dropped by hand");
} // here
