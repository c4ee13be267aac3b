// A `bool` has two valid values and a byte has 256, so `Plain` is not for it.
//@ error: E0277

unsafe trait Plain: Copy {}
unsafe impl Plain for u32 {}
unsafe impl Plain for u8 {}

fn first<T: Plain>(bytes: &[u8]) -> Option<T> {
    if bytes.len() < size_of::<T>() {
        return None;
    }
    // SAFETY: the bytes are there, and any bytes are a valid `T`.
    Some(unsafe { bytes.as_ptr().cast::<T>().read_unaligned() })
}

fn main() {
    let file = [2, 0, 0, 0];
    println!("{:?}", first::<u32>(&file));
    println!("{:?}", first::<bool>(&file));
}
