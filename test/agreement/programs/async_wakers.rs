// A waker made of plain functions counts its clones, wakes and drops.

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

fn count(data: *const (), which: usize) {
    // SAFETY: the data of each waker is a pointer to counts that outlive it.
    unsafe { (*data.cast::<Cell<u32>>().add(which)).update(|n| n + 1) };
}

fn copy(data: *const ()) -> RawWaker {
    count(data, 0);
    RawWaker::new(data, &TABLE)
}

static TABLE: RawWakerVTable = RawWakerVTable::new(
    copy,
    |data| (1..3).for_each(|which| count(data, which)),
    |data| count(data, 1),
    |data| count(data, 2),
);

fn main() {
    let (counts, mut kept) = ([const { Cell::new(0) }; 3], vec![]);
    // SAFETY: the counts outlive the waker, and the table fits them.
    let waker = unsafe { Waker::new((&raw const counts).cast(), &TABLE) };
    let mut wait = pin!(std::future::poll_fn(|context| {
        kept.push(context.waker().clone());
        [Poll::Pending, Poll::Ready(())][kept.len() / 3]
    }));
    let mut context = Context::from_waker(&waker);
    while wait.as_mut().poll(&mut context).is_pending() {}
    println!("{counts:?}");
    kept.remove(0).wake();
    kept[0].wake_by_ref();
    println!("{} {counts:?}", kept[0].will_wake(&waker));
    drop((kept, waker));
    println!("{counts:?}");
}
