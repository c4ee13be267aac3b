// A place for an array is filled one by one, and a part that was filled is dropped by hand.

use std::mem::{MaybeUninit, transmute_copy};

struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("-{} ", self.0);
    }
}

fn collect<const N: usize>(items: impl Iterator<Item = u32>) -> Result<[Noisy; N], usize> {
    let mut array = [const { MaybeUninit::uninit() }; N];
    let mut filled = 0;
    for (place, item) in array.iter_mut().zip(items) {
        place.write(Noisy(item));
        filled += 1;
    }
    if filled == N {
        // SAFETY: all places are filled, and MaybeUninit itself drops nothing.
        return Ok(unsafe { transmute_copy(&array) });
    }
    for place in &mut array[..filled] {
        // SAFETY: the first places are filled.
        unsafe { place.assume_init_drop() };
    }
    Err(filled)
}

fn main() {
    let full = collect::<3>(5..);
    println!("{:?}", full.map(|array| array.map(|noisy| noisy.0)));
    println!("{:?}", collect::<4>(1..3).err());
    drop([const { MaybeUninit::<Noisy>::uninit() }; 2]);
    let zeros = MaybeUninit::<(u8, Option<&u8>)>::zeroed();
    // SAFETY: zero is a u8, and a null reference stands for None.
    println!("{:?}", unsafe { zeros.assume_init() });
}
