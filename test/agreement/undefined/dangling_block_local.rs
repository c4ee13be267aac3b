// A local is written to after the block that held it has ended.
//@ fault: dangling

fn main() {
    let pointer: *mut u32;
    {
        let mut number = 7;
        pointer = &raw mut number;
        println!("{number}");
    }
    unsafe { *pointer = 8 }; // here
    println!("written");
}
