// A reference is made of null.

fn main() {
    let pointer = std::ptr::null::<i32>();
    let number = unsafe { &*pointer };
    println!("{number}");
}
