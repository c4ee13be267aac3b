// A function pointer is made of a number, and called.
//@ fault: null

fn main() {
    let number = 16usize;
    let function: fn() = unsafe { std::mem::transmute(number) };
    function(); // here
}
