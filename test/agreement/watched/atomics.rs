use std::sync::atomic::{AtomicI8, AtomicPtr, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::thread;

static NEXT: AtomicUsize = AtomicUsize::new(1);

fn main() {
    let level = AtomicI8::new(-3);
    level.fetch_sub(1, SeqCst);
    //@ level = -4
    let taken = NEXT.fetch_add(1, SeqCst);
    //@ taken = 1; NEXT = 2
    let big = AtomicU64::new(u64::MAX);
    let changed = big.compare_exchange(u64::MAX, 5, SeqCst, SeqCst);
    //@ big = 5; changed = Ok(18446744073709551615)
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| NEXT.fetch_add(10, SeqCst));
        }
    });
    //@ NEXT = 22
    let mut number = 7;
    let pointer = AtomicPtr::new(&mut number);
    //@ pointer = *number
    println!("{level:?} {taken} {changed:?} {}", unsafe { *pointer.into_inner() });
}
