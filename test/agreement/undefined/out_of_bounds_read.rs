// A read past the end of an array.
//@ fault: out-of-bounds

fn main() {
    let numbers = [1, 2, 3];
    let past = unsafe { numbers.as_ptr().add(3) };
    println!("{}", unsafe { past.read() }); // here
}
