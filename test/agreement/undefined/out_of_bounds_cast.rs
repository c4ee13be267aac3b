// A pointer to a small struct is cast to a larger one and read.
//@ fault: out-of-bounds

#[repr(C)]
struct Short {
    kind: u8,
    length: u8,
}

#[repr(C)]
#[derive(Debug)]
struct Long {
    kind: u8,
    length: u8,
    body: [u8; 6],
}

fn main() {
    let message = Short { kind: 1, length: 6 };
    println!("{} {}", message.kind, message.length);
    let whole = &raw const message as *const Long;
    let body = unsafe { (*whole).body }; // here
    println!("{body:?}");
}
