use std::panic;
fn main() {
    let r = panic::catch_unwind(|| {
        panic::panic_any(42i32);
    });
    println!("{:?}", r.unwrap_err().downcast_ref::<i32>());
}
