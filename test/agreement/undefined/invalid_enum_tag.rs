// A byte that names no variant is read as an enum.
//@ fault: invalid-value

#[derive(Debug)]
#[repr(u8)]
#[allow(dead_code)]
enum Level {
    Low = 1,
    High = 2,
}

fn main() {
    let bytes = [2u8, 1, 3];
    for byte in &bytes {
        let level = unsafe { (byte as *const u8).cast::<Level>().read() }; // here
        println!("{level:?}");
    }
}
