use std::panic;
fn main() {
    let r = panic::catch_unwind(|| {
        panic!("boom {}", 1);
    });
    println!("{:?}", r.unwrap_err().downcast_ref::<String>());
}
