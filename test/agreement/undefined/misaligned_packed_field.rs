// A field of a packed struct is read as if it were aligned.
//@ fault: misaligned

#[repr(C, packed)]
struct Record {
    kind: u8,
    size: u16,
}

#[repr(C, align(2))]
struct Aligned(Record);

fn main() {
    let record = Aligned(Record { kind: 1, size: 500 });
    let size = &raw const record.0.size;
    println!("{}", record.0.kind);
    println!("{}", unsafe { size.read_unaligned() });
    println!("{}", unsafe { std::ptr::read(size) }); // here
}
