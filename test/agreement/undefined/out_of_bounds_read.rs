// A read past the end of an array.
//@ says: memory access failed

fn main() {
    let numbers = [1, 2, 3];
    let past = unsafe { numbers.as_ptr().add(3) };
    println!("{}", unsafe { past.read() }); // here
}
