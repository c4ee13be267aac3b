// Wrapping arithmetic may leave the array, but a read there may not.
//@ fault: out-of-bounds

fn main() {
    let numbers = [10u16, 20, 30];
    let start = numbers.as_ptr();
    let far = start.wrapping_add(1000);
    println!("{}", unsafe { far.wrapping_sub(999).read() });
    println!("{}", unsafe { far.read() }); // here
}
