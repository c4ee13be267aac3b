// A function with an exported name is called again through a foreign declaration of it.

#[unsafe(no_mangle)]
pub extern "C" fn add_and_double(a: i32, b: i32) -> i32 {
    (a + b) * 2
}

#[unsafe(no_mangle)]
pub static mut SHARED_TOTAL: i32 = 100;

mod foreign {
    unsafe extern "C" {
        pub safe fn add_and_double(a: i32, b: i32) -> i32;
        pub static mut SHARED_TOTAL: i32;
    }
}

fn main() {
    println!("{}", foreign::add_and_double(3, 4));
    // SAFETY: the program has one thread.
    unsafe {
        foreign::SHARED_TOTAL += 11;
        println!("{}", (&raw const SHARED_TOTAL).read());
    }
}
