// An addition that promised to fit in its type does not.
//@ fault: overflow
//@ release: true

fn main() {
    let mut number = 250u8;
    for _ in 0..3 {
        number = unsafe { number.unchecked_add(2) }; // here
        println!("{number}");
    }
}
