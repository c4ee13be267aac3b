// Threads swap boxes through an atomic pointer; every box is dropped exactly once.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::thread;

static DROPPED: AtomicU32 = AtomicU32::new(0);

struct Parcel(u32);

impl Drop for Parcel {
    fn drop(&mut self) {
        DROPPED.fetch_add(self.0, Ordering::Relaxed);
    }
}

fn main() {
    let slot = AtomicPtr::new(ptr::null_mut::<Parcel>());
    let put = |n| {
        let new = Box::into_raw(Box::new(Parcel(n)));
        let old = slot.swap(new, Ordering::AcqRel);
        // SAFETY: whoever swaps a pointer out owns it, and it came from a box.
        (!old.is_null()).then(|| unsafe { Box::from_raw(old) }.0)
    };
    println!("{:?} {:?} {DROPPED:?}", put(1), put(2));

    thread::scope(|s| {
        for n in [10, 100, 1000] {
            s.spawn(move || (0..5).for_each(|_| _ = put(n)));
        }
    });
    let last = slot.swap(ptr::null_mut(), Ordering::Acquire);
    // SAFETY: as above, and no other thread is left.
    drop(unsafe { Box::from_raw(last) });
    println!("{DROPPED:?} {}", slot.into_inner().is_null());
}
