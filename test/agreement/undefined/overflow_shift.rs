// A number is shifted by as many bits as it has.
//@ fault: overflow
//@ release: true

fn main() {
    for distance in [0, 31, 32] {
        let bit = unsafe { 1u32.unchecked_shl(distance) }; // here
        println!("{bit}");
    }
}
