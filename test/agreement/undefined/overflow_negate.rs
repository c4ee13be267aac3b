// The smallest number has no opposite in its type, though one was promised.
//@ fault: overflow
//@ release: true

fn main() {
    for number in [3i8, 0, -128] {
        let opposite = unsafe { number.unchecked_neg() }; // here
        println!("{opposite}");
    }
}
