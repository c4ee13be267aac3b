// An unsafe function is called, and a raw pointer read, outside of unsafe.

unsafe fn first(numbers: *const i32) -> i32 {
    unsafe { *numbers }
}

fn main() {
    let numbers = [4, 5, 6];
    let pointer = numbers.as_ptr();
    println!("{}", first(pointer));
    println!("{}", *pointer);
}
