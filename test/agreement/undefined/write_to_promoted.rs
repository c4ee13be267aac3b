// An array that the compiler made a constant of is sorted in place.
//@ fault: read-only

fn main() {
    let numbers: &'static [i32; 3] = &[3, 1, 2];
    let start = numbers.as_ptr().cast_mut();
    println!("{numbers:?}");
    unsafe { std::ptr::swap(start, start.add(1)) }; // here
    println!("{numbers:?}");
}
