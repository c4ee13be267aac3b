// The distance between pointers into two different blocks is asked for.
//@ fault: out-of-bounds

fn main() {
    let first = Box::new([0u8; 4]);
    let second = Box::new([0u8; 4]);
    let (start, end) = (first.as_ptr(), first.as_ptr().wrapping_add(4));
    println!("{}", unsafe { end.offset_from(start) });
    let distance = unsafe { second.as_ptr().offset_from(start) }; // here
    println!("{}", distance == 0);
}
