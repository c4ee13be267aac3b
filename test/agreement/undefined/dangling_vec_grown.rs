// A pointer into a vector is used after the vector has grown and moved.
//@ fault: dangling

fn main() {
    let mut numbers = vec![1, 2, 3];
    numbers.shrink_to_fit();
    let first = numbers.as_ptr();
    numbers.push(4);
    println!("{} numbers", numbers.len());
    let number = unsafe { *first }; // here
    println!("{number}");
}
