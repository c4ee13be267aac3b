// The bytes of a number are called as if they were code.
//@ fault: call

fn main() {
    let code = 0xc3u8;
    let pointer = &raw const code;
    println!("{code:#x}");
    let function: fn() = unsafe { std::mem::transmute(pointer) };
    function(); // here
}
