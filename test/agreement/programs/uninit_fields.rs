// A struct is made field by field in place, without ever reading its padding.

use std::mem::MaybeUninit;
use std::ptr::addr_of_mut;

#[derive(Debug)]
struct Record {
    id: u8,
    name: String,
    scores: [u32; 3],
}

fn build(id: u8, name: &str) -> Record {
    let mut place = MaybeUninit::<Record>::uninit();
    let record = place.as_mut_ptr();
    // SAFETY: each field is written once before the whole is taken as made.
    unsafe {
        addr_of_mut!((*record).name).write(format!("{name}!"));
        addr_of_mut!((*record).id).write(id);
        let scores = addr_of_mut!((*record).scores).cast::<u32>();
        (0..3).for_each(|n| scores.add(n).write(n as u32 * 10));
        place.assume_init()
    }
}

fn main() {
    println!("{:?}", build(7, "first"));
    let mut boxed = Box::<[u16]>::new_uninit_slice(4);
    for (n, place) in boxed.iter_mut().enumerate() {
        place.write(1 << (n * 4));
    }
    // SAFETY: all four places are written.
    println!("{:?}", unsafe { boxed.assume_init() });

    let mut list = Vec::with_capacity(3);
    list.spare_capacity_mut()[..2].write_copy_of_slice(b"ok");
    // SAFETY: the first two bytes are written.
    unsafe { list.set_len(2) };
    println!("{list:?}");
}
