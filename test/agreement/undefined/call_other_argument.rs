// A function that takes a number is called with a float; the number is not there.
//@ fault: call

fn area(
    width: u32, // here
    height: u32,
) -> u32 {
    width * height
}

fn main() {
    println!("{}", area(4, 5));
    let function = area as fn(u32, u32) -> u32;
    let function: fn(f32, u32) -> u32 = unsafe { std::mem::transmute(function) };
    println!("{}", function(4.0, 5));
}
