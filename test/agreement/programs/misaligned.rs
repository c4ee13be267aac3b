// A reference is made of an odd address.

fn main() {
    let bytes = [0u32; 2];
    let odd = unsafe { bytes.as_ptr().cast::<u8>().add(1) };
    let number = unsafe { &*odd.cast::<u32>() };
    println!("{number}");
}
