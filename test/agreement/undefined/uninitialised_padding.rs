// A struct's bytes are printed, the padding between its fields too.
//@ fault: uninitialised

#[repr(C)]
struct Entry {
    key: u8,
    value: u32,
}

fn main() {
    let entry = Entry { key: 1, value: 2 };
    println!("{} {}", entry.key, entry.value);
    let bytes = (&raw const entry).cast::<u8>();
    for index in 0..size_of::<Entry>() {
        let byte = unsafe { *bytes.add(index) }; // here
        println!("{byte}");
    }
}
