// A function of two arguments is called with one; the second is not there.
//@ fault: call

fn add(
    left: i32,
    right: i32, // here
) -> i32 {
    left + right
}

fn main() {
    println!("{}", add(1, 2));
    let function = add as fn(i32, i32) -> i32;
    let function: fn(i32) -> i32 = unsafe { std::mem::transmute(function) };
    println!("{}", function(1));
}
