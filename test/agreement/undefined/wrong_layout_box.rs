// A box of four bytes is dropped as if it held only two.
//@ fault: wrong-layout

fn main() {
    let bytes = Box::new([1u8, 2, 3, 4]);
    let raw: *mut [u8; 4] = Box::into_raw(bytes);
    println!("{}", unsafe { (*raw)[0] });
    let half = unsafe { Box::from_raw(raw.cast::<[u8; 2]>()) };
    println!("{}", half[1]);
    drop(half); // here
}
