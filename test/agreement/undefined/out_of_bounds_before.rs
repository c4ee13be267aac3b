// A pointer is moved to before the start of its array.
//@ fault: out-of-bounds

fn main() {
    let numbers = [1, 2, 3];
    let mut cursor = unsafe { numbers.as_ptr().add(2) };
    for _ in 0..3 {
        println!("{}", unsafe { *cursor });
        cursor = unsafe { cursor.sub(1) }; // here
    }
}
