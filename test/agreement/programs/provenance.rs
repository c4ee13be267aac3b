// Addresses as plain numbers become pointers again once they were exposed or kept beside one.

use std::ptr;

/// A pointer whose lowest bits carry a small number.
#[derive(Clone, Copy)]
struct Tagged(*const u64);

impl Tagged {
    fn new(value: &u64, tag: usize) -> Tagged {
        assert!(tag < align_of::<u64>());
        Tagged(ptr::from_ref(value).map_addr(|address| address | tag))
    }
    fn tag(self) -> usize {
        self.0.addr() & (align_of::<u64>() - 1)
    }
    fn value(self) -> u64 {
        // SAFETY: without its tag this is the reference it was made of.
        unsafe { *self.0.map_addr(|address| address & !7) }
    }
}

fn main() {
    let (a, b) = (500, 600);
    for tagged in [Tagged::new(&a, 3), Tagged::new(&b, 0)] {
        println!("{} {}", tagged.value(), tagged.tag());
    }

    let mut array = [1u16, 2, 3];
    let address = array.as_mut_ptr().expose_provenance();
    let second = ptr::with_exposed_provenance_mut::<u16>(address + 2);
    // SAFETY: the address is inside the array, which was exposed.
    unsafe { *second += 40 };
    println!("{array:?}");
    let number = &raw const array[2] as usize;
    println!("{}", unsafe { *(number as *const u16) });
    println!("{}", number - address);
    let nowhere = ptr::without_provenance::<u8>(64);
    println!("{} {}", nowhere.addr(), nowhere.wrapping_add(8).addr());
}
