// The cast checks address and length, and accepts only types for which any bytes are valid.

// SAFETY: to implement this is to promise that any bytes are a valid value.
unsafe trait Plain: Copy {}

unsafe impl Plain for u32 {}

#[derive(Clone, Copy)]
#[repr(transparent)]
struct U32Le([u8; 4]);

unsafe impl Plain for U32Le {}

fn cast<T: Plain>(bytes: &[u8]) -> Result<&[T], &'static str> {
    // SAFETY: `T: Plain` allows any bytes.
    match unsafe { bytes.align_to::<T>() } {
        ([], items, []) => Ok(items),
        ([], _, _) => Err("bytes left over"),
        (_, _, _) => Err("misaligned"),
    }
}

#[repr(align(8))]
struct File([u8; 9]);

fn main() {
    let file = File([0, 40, 0, 0, 0, 41, 0, 0, 0]);
    println!("u32 at 0: {:?}", cast::<u32>(&file.0[..8]));
    println!("u32 at 1: {:?}", cast::<u32>(&file.0[1..]));
    println!("7 bytes: {:?}", cast::<u32>(&file.0[..7]));

    // An array of bytes fits at any address and has no order of its own.
    let targets = cast::<U32Le>(&file.0[1..]).unwrap_or(&[]);
    let values = targets.iter().map(|le| u32::from_le_bytes(le.0));
    println!("U32Le at 1: {:?}", values.collect::<Vec<u32>>());
}
