// A pointer is moved out of its array.
//@ fault: out-of-bounds

fn main() {
    let numbers = [1, 2, 3];
    let far = unsafe { numbers.as_ptr().add(5) }; // here
    println!("{}", far.is_null());
}
