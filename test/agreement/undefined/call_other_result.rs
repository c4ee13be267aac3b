// A function without a result is called as if it gave one.
//@ fault: call

fn nothing() {} // here

fn main() {
    nothing();
    println!("nothing");
    let function: fn() -> u64 = unsafe { std::mem::transmute(nothing as fn()) };
    let number = function();
    println!("{number}");
}
