// The program's own allocator counts what boxes and vectors take and give back.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Counting;
static CALLS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Relaxed);
        BYTES.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        BYTES.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn measure<T>(name: &str, make: impl FnOnce() -> T) {
    let (calls, bytes) = (CALLS.load(Relaxed), BYTES.load(Relaxed));
    let value = make();
    let (calls, bytes) = (CALLS.load(Relaxed) - calls, BYTES.load(Relaxed) - bytes);
    drop(value);
    println!("{name}: {calls} calls, {bytes} bytes");
}

fn main() {
    measure("boxes", || {
        (Box::new(1u64), Box::new([0u8; 3]), Box::new(()))
    });
    measure("vector", || Vec::<u16>::with_capacity(50));
    measure("dropped", || drop(vec![1, 2, 3]));
}
